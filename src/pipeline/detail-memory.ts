import { createHmac } from 'node:crypto'
import type { DetailMemory } from '#connector-kit'
import { detailsKeptMs } from '#connector-kit/fetching/recall-details.ts'
import type { ConnectionRecord } from '#stores/connection-store.ts'
import { describeSecrets, pseudonymKey } from '#stores/credential-store.ts'
import { findDetail, keepDetail, listDetails } from '#stores/kept-detail-store.ts'
import type { Tx } from '#stores/transaction.ts'
import type { Environment } from './environment.ts'
import { programVersion } from './program-version.ts'

type Opened = Readonly<{ hashOf: (key: string) => Buffer; known: ReadonlyMap<string, string> }>

/** What an interrupted fetch of a connection had read of single people; nothing is looked up before it is needed. */
export function openDetailMemory(
  environment: Environment,
  connection: ConnectionRecord,
  snapshotId: string,
): DetailMemory {
  const { database, keyring } = environment
  const place = { companyId: connection.companyId, connectionId: connection.id }
  const inCompany = <T>(work: (tx: Tx) => Promise<T>) => database.inCompany(place.companyId, work)
  let opening: Promise<Opened> | undefined
  const opened = () => {
    opening ??= inCompany(async (tx): Promise<Opened> => {
      const reading = await readingOf(tx, environment, connection)
      const secret = await pseudonymKey(tx, keyring, place, new Date())
      return {
        hashOf: (key) => createHmac('sha256', secret).update(`${reading}\n${key}`).digest(),
        known: await listDetails(tx, place.connectionId, new Date(Date.now() - detailsKeptMs)),
      }
    })
    return opening
  }
  return {
    recall: async (key) => {
      const { hashOf, known } = await opened()
      const recordHash = hashOf(key)
      const readAt = known.get(recordHash.toString('hex'))
      if (readAt === undefined) return undefined
      const text = await inCompany((tx) => findDetail(tx, keyring, place, recordHash))
      return text === undefined ? undefined : { details: JSON.parse(text), readAtMs: Date.parse(readAt) }
    },
    keep: async (key, { details, readAtMs }) => {
      const { hashOf } = await opened()
      const kept = { recordHash: hashOf(key), text: JSON.stringify(details), readAt: new Date(readAtMs) }
      await inCompany((tx) => keepDetail(tx, keyring, place, snapshotId, kept))
    },
  }
}

/**
 * By what a connection is read: with other credentials, by another method or another program, other answers may come. A
 * refresh token that is exchanged while reading stays the sign-in that it was.
 */
async function readingOf(tx: Tx, environment: Environment, connection: ConnectionRecord): Promise<string> {
  const { connectorId, methodId, textCredentials } = connection
  const secrets = (await describeSecrets(tx, connection.id)).map(({ field, setAt }) => [field, setAt])
  const address = environment.baseUrls[connectorId] ?? null
  return JSON.stringify([
    ...[programVersion, connectorId, methodId, address],
    ...[Object.entries(textCredentials).sort(), secrets.sort()],
  ])
}
