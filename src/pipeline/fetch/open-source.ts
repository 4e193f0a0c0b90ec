import {
  type ConnectorDefinition,
  type JsonObject,
  methodOf,
  type OpenConnection,
  openConnection,
  openPushed,
  systemClock,
} from '#connector-kit'
import { openFile } from '#connector-kit/files/index.ts'

/** A connector with all that is needed to read through it. */
export type Source = Readonly<{
  connector: ConnectorDefinition
  methodId: string
  credentials: Readonly<Record<string, string>>
  /** The uploaded file, for connectors that read one. */
  file: (() => AsyncIterable<Uint8Array>) | null
  /** Who was pushed so far, for connectors that are pushed to. */
  pushed: () => AsyncIterable<readonly JsonObject[]>
  allowPrivateNetwork: readonly string[]
  baseUrl: string | undefined
  /** Deadline of one request; the kit's own without. */
  timeoutMs?: number | undefined
  /** Credentials that change while reading are written and read again; see the kit. */
  remember: (changed: Readonly<Record<string, string>>) => Promise<void>
  recall: () => Promise<Readonly<Record<string, string>>>
}>

/** Opens an HR system or a file. Nothing is sent before the first call. */
export function openSource(source: Source): OpenConnection {
  const method = methodOf(source.connector, source.methodId)
  if (method.transport === 'file') {
    if (source.file === null) throw new Error('A file connection was opened before a file was uploaded.')
    return openFile({ method, source: { open: source.file } })
  }
  if (method.transport === 'push')
    return openPushed({ method, name: source.connector.name, clock: systemClock, people: source.pushed })
  return openConnection({
    connector: source.connector,
    methodId: source.methodId,
    credentials: source.credentials,
    clock: systemClock,
    remember: source.remember,
    recall: source.recall,
    ...(source.timeoutMs === undefined ? {} : { timeoutMs: source.timeoutMs }),
    egress: {
      allowPrivate: source.allowPrivateNetwork,
      ...(source.baseUrl === undefined ? {} : { baseUrl: source.baseUrl }),
    },
  })
}
