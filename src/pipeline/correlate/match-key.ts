export { emailKey, emailParts, mayImitate, numberKey } from '#model/match-key.ts'
