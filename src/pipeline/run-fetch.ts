import { failureFor } from '#connector-kit/failures.ts'
import type { Failure } from '#model/failure.ts'
import type { SnapshotKind } from '#model/snapshot.ts'
import { recordEvent } from '#stores/audit-store.ts'
import {
  type ConnectionRecord,
  findConnection,
  loadSettings,
  patchConnection,
} from '#stores/connection-store.ts'
import { pseudonymKey } from '#stores/credential-store.ts'
import { forgetDetails } from '#stores/kept-detail-store.ts'
import { endInterrupted, eraseRecords } from '#stores/snapshot-erasure.ts'
import {
  appendPage,
  beginSnapshot,
  endSnapshot,
  findSnapshot,
  giveSignOfLife,
  listSnapshots,
  newestComplete,
  noteProgress,
  type SnapshotEnd,
  takeBackRecords,
} from '#stores/snapshot-store.ts'
import { openDetailMemory } from './detail-memory.ts'
import type { ActingAs, Environment } from './environment.ts'
import { openStored } from './open-stored-connection.ts'
import { explainEnd, interruption } from './stage/explain-end.ts'
import { askedFields, discoveryFields, type FieldChoice, keptFields } from './stage/kept-fields.ts'
import { type StagingArea, type StagingRules, stageSnapshot } from './stage/stage-snapshot.ts'
import { stagingScope } from './staging-scope.ts'

const INTERRUPTED_AFTER_MS = 90_000
/** A wait for the HR system's limit can last an hour, in which no page tells that the program lives. */
const SIGN_OF_LIFE_EVERY_MS = 20_000
const KEPT_SNAPSHOTS = 2

export type FetchStart = Readonly<{
  companyId: string
  connectionId: string
  kind: SnapshotKind
  by: ActingAs
}>

/** Opens the snapshot of a fetch; undefined when one is running already or the connection is gone or paused. */
export async function beginFetch(environment: Environment, start: FetchStart): Promise<string | undefined> {
  const at = environment.clock.now()
  const snapshotId = await environment.database.inCompany(start.companyId, async (tx) => {
    const connection = await findConnection(tx, start.connectionId)
    if (connection === undefined || connection.disconnectedAt !== null || connection.pausedAt !== null)
      return undefined
    await endInterrupted(tx, {
      before: new Date(Date.now() - INTERRUPTED_AFTER_MS),
      at,
      failure: interruption(nameOf(environment, connection)),
      connectionId: connection.id,
    })
    return beginSnapshot(tx, {
      companyId: start.companyId,
      connectionId: connection.id,
      kind: start.kind,
      revision: connection.revision,
      at: new Date(),
    })
  })
  if (snapshotId !== undefined) await publishSnapshot(environment, start.companyId, snapshotId)
  return snapshotId
}

/** Reads everybody into the opened snapshot. Whatever happens, the snapshot ends in a named state. */
export async function runFetch(
  environment: Environment,
  start: FetchStart,
  snapshotId: string,
  signal: AbortSignal,
): Promise<SnapshotEnd | 'closed'> {
  const inCompany = <T>(work: Parameters<Environment['database']['inCompany']>[1]) =>
    environment.database.inCompany(start.companyId, work) as Promise<T>
  const connection = await inCompany<ConnectionRecord | undefined>((tx) =>
    findConnection(tx, start.connectionId),
  )
  if (connection === undefined) return 'closed'
  const read = await whileAlive(environment, start.companyId, snapshotId, () =>
    readAll(environment, connection, snapshotId, start, signal),
  )
  if (read === 'closed') return 'closed'
  const end = explainEnd(read, nameOf(environment, connection))
  const at = new Date()
  const kept = await environment.database.inCompany(start.companyId, async (tx) => {
    if (!(await endSnapshot(tx, start.companyId, snapshotId, end, at))) return false
    if (end.state === 'incomplete') await eraseRecords(tx, snapshotId, at)
    else await forgetDetails(tx, connection.id)
    await patchConnection(tx, connection.id, { failure: end.failure })
    await recordEvent(tx, start.companyId, at, {
      kind: 'fetch',
      action: `fetch ${end.state}`,
      actor: start.by.name,
      subject: connection.name,
      values: { people: String(end.people), problems: String(end.problems.length) },
    })
    if (end.state === 'complete' && start.kind === 'regular') await forgetOldSnapshots(tx, connection.id, at)
    return true
  })
  await publishSnapshot(environment, start.companyId, snapshotId)
  return kept ? end : 'closed'
}

async function readAll(
  environment: Environment,
  connection: ConnectionRecord,
  snapshotId: string,
  start: FetchStart,
  signal: AbortSignal,
): Promise<SnapshotEnd | 'closed'> {
  try {
    const open = await openStored(environment, connection)
    const rules = await stagingRules(environment, connection, start.kind, () => open.customFields(signal))
    const asked = { fields: [...rules.asked.fields], custom: [...rules.asked.custom] }
    const end = await stageSnapshot(
      open.fetchEmployees(asked, signal, openDetailMemory(environment, connection, snapshotId)),
      stagingArea(environment, connection, snapshotId),
      rules,
    )
    // Nobody but a program that ends cancels a fetch, and that is what people are told.
    return end !== 'closed' && end.failure?.code === 'cancelled'
      ? { ...end, failure: interruption(nameOf(environment, connection)) }
      : end
  } catch (error) {
    if (signal.aborted) return failedEnd(interruption(nameOf(environment, connection)))
    return failedEnd(failureIn(error) ?? failureFor('unexpected', nameOf(environment, connection)))
  }
}

/** Gives signs of life while a fetch reads or waits; without them it counts as interrupted. */
async function whileAlive<T>(
  environment: Environment,
  companyId: string,
  snapshotId: string,
  work: () => Promise<T>,
): Promise<T> {
  const beat = setInterval(() => {
    environment.database
      .inCompany(companyId, (tx) => giveSignOfLife(tx, snapshotId, new Date()))
      .catch(() => undefined)
  }, SIGN_OF_LIFE_EVERY_MS)
  try {
    return await work()
  } finally {
    clearInterval(beat)
  }
}

function nameOf(environment: Environment, connection: ConnectionRecord): string {
  return environment.connectors.find((one) => one.id === connection.connectorId)?.name ?? connection.name
}

function failedEnd(failure: Failure): SnapshotEnd {
  return {
    state: 'incomplete',
    people: 0,
    pages: 0,
    requests: 0,
    inScope: 0,
    outsideFilter: 0,
    unreadable: 0,
    incompleteBecause: [{ reason: 'failed', detail: failure.what }],
    failure,
    fieldStatistics: [],
    contentHash: null,
    problems: [],
  }
}

function failureIn(error: unknown): Failure | undefined {
  return error instanceof Error && 'failure' in error ? (error.failure as Failure) : undefined
}

async function stagingRules(
  environment: Environment,
  connection: ConnectionRecord,
  kind: SnapshotKind,
  customFields: () => Promise<
    readonly Readonly<{ id: string; label: string; type: string | null; sensitive: boolean }>[]
  >,
): Promise<StagingRules> {
  const place = { companyId: connection.companyId, connectionId: connection.id }
  if (kind === 'discovery') {
    const discovered = await customFields()
    await environment.database.inCompany(connection.companyId, (tx) =>
      patchConnection(tx, connection.id, { discoveredFields: discovered }),
    )
    const all = discoveryFields(discovered)
    return {
      asked: all,
      kept: all,
      leftOut: () => null,
      leaversKept: async () => new Set(),
      pseudonymKey: Buffer.alloc(32),
      earlier: undefined,
    }
  }
  return environment.database.inCompany(connection.companyId, async (tx) => {
    const settings = await loadSettings(tx, connection.id, connection.revision)
    if (settings === null) throw new Error('A connection without settings cannot be fetched for a preview.')
    const earlier = await newestComplete(tx, connection.id)
    return {
      asked: askedFields(settings),
      kept: keptFields(settings),
      ...stagingScope(connection.id, settings, (work) =>
        environment.database.inCompany(connection.companyId, work),
      ),
      pseudonymKey: await pseudonymKey(tx, environment.keyring, place, new Date()),
      earlier:
        earlier === undefined
          ? undefined
          : { people: earlier.progress.people, fieldStatistics: earlier.fieldStatistics },
    }
  })
}

const TELL_EVERY_MS = 250

function stagingArea(
  environment: Environment,
  connection: ConnectionRecord,
  snapshotId: string,
): StagingArea {
  const { companyId } = connection
  let toldAtMs = 0
  // Telling costs as much as writing a page, and nobody reads faster.
  const tell = async () => {
    if (Date.now() - toldAtMs < TELL_EVERY_MS) return
    toldAtMs = Date.now()
    await publishSnapshot(environment, companyId, snapshotId)
  }
  return {
    append: async (page) => {
      const kept = await environment.database.inCompany(companyId, (tx) =>
        appendPage(tx, companyId, snapshotId, { ...page, at: new Date() }),
      )
      if (kept) await tell()
      return kept
    },
    progress: async (progress) => {
      const kept = await environment.database.inCompany(companyId, (tx) =>
        noteProgress(tx, snapshotId, progress, new Date()),
      )
      if (kept) await publishSnapshot(environment, companyId, snapshotId)
      return kept
    },
    takeBack: (records) =>
      environment.database.inCompany(companyId, (tx) => takeBackRecords(tx, snapshotId, records)),
  }
}

type Tx = Parameters<Parameters<Environment['database']['inCompany']>[1]>[0]

async function forgetOldSnapshots(tx: Tx, connectionId: string, at: Date): Promise<void> {
  const staged = (await listSnapshots(tx, connectionId, 50)).filter(
    (one) => one.kind === 'regular' && one.erasedAt === null,
  )
  // A fetch that was held before this good one will not be released any more.
  const outdated = [
    ...staged.filter((one) => one.state === 'complete').slice(KEPT_SNAPSHOTS),
    ...staged.filter((one) => one.state === 'held'),
  ]
  for (const old of outdated) await eraseRecords(tx, old.id, at)
}

async function publishSnapshot(
  environment: Environment,
  companyId: string,
  snapshotId: string,
): Promise<void> {
  const found = await environment.database.inCompany(companyId, (tx) => findSnapshot(tx, snapshotId))
  if (found === undefined) return
  const { fieldStatistics, contentHash, erasedAt, released, unreadable, ...snapshot } = found
  await environment.events.publish(companyId, {
    name: 'snapshot',
    data: { connectionId: found.connectionId, snapshot },
  })
}

/** Fields a snapshot was read with, to see whether a preview can be made from it without another fetch. */
export function fieldsOfDiscovery(connection: ConnectionRecord): FieldChoice {
  return discoveryFields(connection.discoveredFields)
}
