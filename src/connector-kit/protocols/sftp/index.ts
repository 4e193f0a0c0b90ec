export { sftpMethod } from './sftp-method.ts'
export type { SftpCredential } from './sftp-settings.ts'
