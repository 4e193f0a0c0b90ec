import type { CredentialField } from '#connector-kit'
import type { SftpCredential } from '#connector-kit/protocols/sftp/index.ts'

const optional = { kind: 'text', optional: true } as const

/** The form of a server with files. */
export const credentials: Readonly<Record<SftpCredential, CredentialField>> = {
  host: {
    kind: 'text',
    label: 'Server',
    guide: '#find-the-server',
    pattern: /^([\w.-]+|[0-9a-f:.]+)$/i,
    example: 'sftp.fjellvind.example',
  },
  port: { ...optional, label: 'Port', guide: '#find-the-server', pattern: /^\d{1,5}$/, example: '22' },
  user: { kind: 'text', label: 'User name', guide: '#make-a-user-that-reads', example: 'rollcall' },
  password: { kind: 'secret', label: 'Password', guide: '#make-a-user-that-reads', optional: true },
  privateKey: {
    kind: 'secret',
    label: 'Private key',
    guide: '#make-a-user-that-reads',
    pattern: /^-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]+-----END [A-Z0-9 ]*PRIVATE KEY-----\s*$/,
    example: '-----BEGIN OPENSSH PRIVATE KEY-----\ninvented\n-----END OPENSSH PRIVATE KEY-----',
    optional: true,
    multiline: true,
  },
  passphrase: {
    kind: 'secret',
    label: 'Passphrase of the key',
    guide: '#make-a-user-that-reads',
    optional: true,
  },
  hostKey: {
    ...optional,
    label: 'Key of the server (SHA256 fingerprint)',
    guide: '#confirm-the-key-of-the-server',
    pattern: /^(SHA256:)?[A-Za-z0-9+/]{43}=?$/,
    example: 'SHA256:inventedInventedInventedInventedInvented123',
  },
  path: {
    kind: 'text',
    label: 'Path of the file with everybody',
    guide: '#name-the-files',
    pattern: /^([^*?]*\/)?[^/]+$/,
    example: '/out/employees_*.csv',
  },
  doneMarker: {
    ...optional,
    label: 'Marker of a complete file',
    guide: '#say-when-a-file-is-complete',
    pattern: /^[^/]+$/,
    example: '{name}.done',
  },
  joinedPaths: {
    ...optional,
    label: 'Files with further columns, one path a line',
    guide: '#put-several-files-together',
    example: '/out/contracts_*.csv',
    multiline: true,
  },
  changesPath: {
    ...optional,
    label: 'Path of files with only some people',
    guide: '#put-several-files-together',
    example: '/out/changes_*.csv',
  },
  keyColumn: {
    ...optional,
    label: 'Column that all files have',
    guide: '#put-several-files-together',
    example: 'Employee ID',
  },
  columns: {
    ...optional,
    label: 'What columns hold (JSON)',
    guide: '#name-the-columns',
    pattern: /^\{[\s\S]*\}$/,
    example: '{"Ref": "employeeNumber", "Shoe size": null}',
    multiline: true,
  },
  sheet: { ...optional, label: 'Sheet of the workbook', guide: '#name-the-columns', example: 'Employees' },
}
