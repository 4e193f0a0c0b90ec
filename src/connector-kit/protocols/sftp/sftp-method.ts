import { employeeFields } from '#model/employee.ts'
import type { CredentialField } from '../../credential-fields.ts'
import type { ProtocolMethod } from '../../definition.ts'
import type { Permission } from '../../http-definition.ts'
import { openFiles } from './open-files.ts'
import type { SftpCredential } from './sftp-settings.ts'

type FilesOnServer = Readonly<{
  id: string
  name: string
  credentials: Readonly<Record<SftpCredential, CredentialField>>
  permissions: readonly Permission[]
}>

/** A way in to files of employees on a server, over SFTP. */
export function sftpMethod({ permissions, ...rest }: FilesOnServer): ProtocolMethod {
  return {
    transport: 'protocol',
    protocol: 'sftp',
    ...rest,
    permissions,
    fields: employeeFields.filter((field) => field !== 'custom'),
    fingerprint: ({ host = '', user = '' }) => `${user}@${host.toLowerCase()}`,
    open: (parts) => openFiles(parts, permissions),
  }
}
