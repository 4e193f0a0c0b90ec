import { expect } from 'vitest'
import type { OpenConnection } from '../connection.ts'
import type { ConnectorDefinition } from '../definition.ts'
import type { HttpMethod } from '../http-definition.ts'
import { openExample } from './example-connection.ts'
import { readExchanges, replay } from './fixtures.ts'
import { type Loopback, startLoopback } from './loopback.ts'

/** Works on a connection to a server that answers with the fixtures of a method, and closes the server. */
export async function withFixtures<T>(
  connector: ConnectorDefinition,
  method: HttpMethod,
  folder: string,
  work: (connection: OpenConnection, server: Loopback) => Promise<T>,
): Promise<T> {
  const server = await startLoopback(replay(readExchanges(folder, method.id)))
  try {
    return await work(openExample(connector, method, server.baseUrl), server)
  } finally {
    await server.close()
  }
}

/** Tests a connection; no step of it may fail. */
export async function expectCheckToPass(connection: OpenConnection): Promise<void> {
  for await (const { outcome, label } of connection.check(new AbortController().signal))
    expect(outcome, label).not.toBe('failed')
}
