import type { ConnectorDefinition } from '../definition.ts'
import { openConnection } from '../open-connection.ts'
import { type FastClock, fastClock } from './fast-clock.ts'
import { type Answer, type Loopback, startLoopback } from './loopback.ts'
import { plainConnector } from './plain-connector.ts'
import { readConnection, type WholeFetch } from './read-connection.ts'

export type PlainFetch = WholeFetch & Readonly<{ server: Loopback; clock: FastClock }>
type Options = Readonly<{
  connector?: ConnectorDefinition
  clock?: FastClock
  timeoutMs?: number
  signal?: AbortSignal
}>

/** Reads a test server with the plain connector, names and hire dates asked. */
export async function readPlain(answer: Answer, options: Options = {}): Promise<PlainFetch> {
  const server = await startLoopback(answer)
  const { connector = plainConnector(), clock = fastClock(), timeoutMs = 5000, signal } = options
  const connection = openConnection({
    connector,
    methodId: 'plain',
    credentials: { user: 'reader', key: 'canary-7f3a' },
    clock,
    egress: { allowPrivate: [], baseUrl: server.baseUrl },
    timeoutMs,
  })
  try {
    const asked = { fields: ['familyName', 'startDate'] as const, custom: [] }
    return { ...(await readConnection(connection, asked, signal)), server, clock }
  } finally {
    await server.close()
  }
}
