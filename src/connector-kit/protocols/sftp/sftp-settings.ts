import type { ProtocolParts } from '../../definition.ts'
import { type GuardedHost, guardHost } from '../../egress/guard-origin.ts'
import { ConnectorFailure, fail } from '../../failures.ts'
import { type ColumnTargets, FileFault } from '../../files/index.ts'
import { columnTargets } from './column-targets.ts'

/** What an admin tells of a server with files, by these names. */
const sftpCredentials = [
  'host',
  'port',
  'user',
  'password',
  'privateKey',
  'passphrase',
  'hostKey',
  'path',
  'doneMarker',
  'joinedPaths',
  'changesPath',
  'keyColumn',
  'columns',
  'sheet',
] as const
/** The name of one of them. */
export type SftpCredential = (typeof sftpCredentials)[number]

/** What the credentials say, looked through; nothing was sent yet. */
export type SftpSettings = Readonly<{
  guarded: GuardedHost
  user: string
  password: string
  privateKey: string
  passphrase: string
  /** `SHA256:…` of the key that the server must show; empty until somebody has confirmed it. */
  hostKey: string
  /** The whole list of people: a path, or a pattern of which the newest file counts. */
  path: string
  /** Name of the file that says that another one is complete; `{name}` stands for that one. */
  doneMarker: string
  joinedPaths: readonly string[]
  /** Files that hold only some people, newer than the whole list. */
  changesPath: string
  keyColumn: string
  columns: ColumnTargets
  sheet: string
}>

const usualPorts = [22, 2222]

/** Reads the settings; throws a `ConnectorFailure` for what cannot be meant. */
export function sftpSettingsOf({ name, credentials, egress }: ProtocolParts): SftpSettings {
  const told = (key: SftpCredential) => credentials[key]?.trim() ?? ''
  const override = egress.baseUrl === undefined ? undefined : new URL(egress.baseUrl)
  const host = override ? override.hostname.replace(/^\[|\]$/g, '') : told('host')
  const port = Number((override ? override.port : told('port')) || 22)
  const password = credentials['password'] ?? ''
  const privateKey = told('privateKey')
  if (password === '' && privateKey === '')
    fail('credentials-refused', name, {
      what: 'Neither a password nor a private key was entered.',
      advice: 'Enter one of them.',
    })
  return {
    guarded: guardHost({ host, port, usualPorts }, egress, name),
    user: told('user'),
    password,
    privateKey: privateKey === '' ? '' : `${privateKey}\n`,
    passphrase: credentials['passphrase'] ?? '',
    hostKey: told('hostKey'),
    path: told('path'),
    doneMarker: told('doneMarker'),
    joinedPaths: told('joinedPaths')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    changesPath: told('changesPath'),
    keyColumn: told('keyColumn'),
    columns: columnsOf(told('columns')),
    sheet: told('sheet'),
  }
}

function columnsOf(text: string): ColumnTargets {
  try {
    return columnTargets(text)
  } catch (error) {
    throw error instanceof FileFault ? new ConnectorFailure(error.failure) : error
  }
}
