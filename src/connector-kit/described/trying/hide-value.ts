import { looksSensitive } from '../../reading/looks-sensitive.ts'

export const hidden = '••••••'

const ofSomebody = /home|private|privat|personal/i
const iban = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/
const nationalNumber = /^\d{6}[-+A ]?\d{3,5}[A-Z]?$/i
const shortestSecret = 4

/** Whether a value of a live answer is hidden: by what its path says, by its own look, or because it holds a secret. */
export function isHidden(path: string, value: unknown, secrets: readonly string[]): boolean {
  const words = path.replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2').replaceAll(/[.[\]=]/g, ' ')
  const text = String(value)
  if (secrets.some((secret) => secret.length >= shortestSecret && text.includes(secret))) return true
  // A company e-mail lies under a key called “address” as often as not.
  if (/^\S+@\S+$/.test(text)) return ofSomebody.test(words)
  const joined = text.replaceAll(/\s/g, '')
  return looksSensitive(words) || iban.test(joined) || nationalNumber.test(joined)
}
