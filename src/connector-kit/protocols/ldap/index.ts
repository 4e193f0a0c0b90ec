export type { DirectoryCredential, DirectoryKind } from './directory-kind.ts'
export { allTexts, guidId, lastDay, lastDayOf, managerId, oneText } from './directory-readers.ts'
export { ldapMethod } from './ldap-method.ts'
