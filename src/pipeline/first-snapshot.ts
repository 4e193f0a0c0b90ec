import type { FetchEvent } from '#connector-kit/connection.ts'
import {
  type ConnectionRecord,
  findConnection,
  loadSettings,
  patchConnection,
} from '#stores/connection-store.ts'
import { pseudonymKey } from '#stores/credential-store.ts'
import { eraseRecords } from '#stores/snapshot-erasure.ts'
import { loadEmployees, loadProblems } from '#stores/snapshot-records.ts'
import {
  appendPage,
  beginSnapshot,
  endSnapshot,
  listSnapshots,
  newestComplete,
  type SnapshotDetail,
  takeBackRecords,
} from '#stores/snapshot-store.ts'
import { chunksOf, type Tx } from '#stores/transaction.ts'
import type { Environment } from './environment.ts'
import { covers, discoveryFields, keptFields } from './stage/kept-fields.ts'
import { stageSnapshot } from './stage/stage-snapshot.ts'
import { stagingScope } from './staging-scope.ts'

/**
 * Turns the discovery read of a set-up into the first snapshot, with the chosen fields of the people inside the filter
 * only, and erases the set-up area. False when something was chosen that was not read: then a fetch is needed.
 */
export async function firstSnapshotFromDiscovery(
  environment: Environment,
  companyId: string,
  connectionId: string,
): Promise<boolean> {
  return environment.database.inCompany(companyId, async (tx) => {
    const connection = await findConnection(tx, connectionId, true)
    const discovery = await newestComplete(tx, connectionId, 'discovery')
    const settings =
      connection === undefined ? null : await loadSettings(tx, connectionId, connection.revision)
    if (connection === undefined || discovery === undefined || settings === null) return false
    if ((await newestComplete(tx, connectionId)) !== undefined) return false
    const read = discoveryFields(connection.discoveredFields as Parameters<typeof discoveryFields>[0])
    if (!covers(read, keptFields(settings))) return false
    await copyInScope(tx, environment, connection, discovery)
    await eraseDiscovery(tx, connectionId, new Date())
    return true
  })
}

/** Erases every read of the set-up area of a connection. */
export async function eraseDiscovery(tx: Tx, connectionId: string, at: Date): Promise<void> {
  const all = await listSnapshots(tx, connectionId, 50)
  for (const one of all.filter(
    (each) => each.kind === 'discovery' && each.erasedAt === null && each.state !== 'fetching',
  )) {
    await eraseRecords(tx, one.id, at)
  }
  await patchConnection(tx, connectionId, {})
}

async function copyInScope(
  tx: Tx,
  environment: Environment,
  connection: ConnectionRecord,
  discovery: SnapshotDetail,
): Promise<void> {
  const { companyId } = connection
  const settings = await loadSettings(tx, connection.id, connection.revision)
  const id = await beginSnapshot(tx, {
    companyId,
    connectionId: connection.id,
    kind: 'regular',
    revision: connection.revision,
    at: new Date(discovery.startedAt),
  })
  if (settings === null || id === undefined) throw new Error('The first snapshot could not be opened.')
  const kept = keptFields(settings)
  const end = await stageSnapshot(
    storedEvents(tx, discovery),
    {
      append: (page) => appendPage(tx, companyId, id, { ...page, at: new Date() }),
      progress: async () => true,
      takeBack: (records) => takeBackRecords(tx, id, records),
    },
    {
      asked: kept,
      kept,
      ...stagingScope(connection.id, settings, (work) => work(tx)),
      pseudonymKey: await pseudonymKey(
        tx,
        environment.keyring,
        { companyId, connectionId: connection.id },
        new Date(),
      ),
      earlier: undefined,
    },
  )
  if (end === 'closed') throw new Error('The first snapshot was closed by somebody else.')
  await endSnapshot(
    tx,
    companyId,
    id,
    { ...end, unreadable: discovery.unreadable },
    new Date(discovery.finishedAt ?? discovery.startedAt),
  )
}

async function* storedEvents(tx: Tx, discovery: SnapshotDetail): AsyncGenerator<FetchEvent> {
  const problems = await loadProblems(tx, discovery.id)
  const employees = await loadEmployees(tx, discovery.id)
  for (const page of chunksOf(employees, 1000)) {
    yield { kind: 'page', employees: page, problems: [], progress: discovery.progress }
  }
  const { pages, requests, people } = discovery.progress
  yield {
    kind: 'end',
    summary: { people, pages, requests, complete: true, incompleteBecause: [], problems, failure: null },
  }
}
