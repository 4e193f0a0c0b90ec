import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { RecordProblem } from '#model/employee.ts'
import type { Failure } from '#model/failure.ts'
import type {
  FetchProgress,
  FieldStatistic,
  IncompleteBecause,
  Snapshot,
  SnapshotKind,
  SnapshotState,
} from '#model/snapshot.ts'
import type { Tx } from './transaction.ts'

export type SnapshotDetail = Snapshot &
  Readonly<{
    unreadable: number
    fieldStatistics: readonly FieldStatistic[]
    contentHash: Buffer | null
    erasedAt: string | null
    released: boolean
  }>

/** Opens a snapshot; undefined when a fetch of this connection is running already. */
export async function beginSnapshot(
  tx: Tx,
  made: Readonly<{ companyId: string; connectionId: string; kind: SnapshotKind; revision: number; at: Date }>,
): Promise<string | undefined> {
  const id = randomUUID()
  const rows = await sql<{ id: string }>`
    insert into snapshot (company_id, id, connection_id, kind, state, revision, started_at, heartbeat_at)
    values (${made.companyId}, ${id}, ${made.connectionId}, ${made.kind}, 'fetching', ${made.revision}, ${made.at}, ${made.at})
    on conflict (company_id, connection_id) where state = 'fetching' do nothing
    returning id`.execute(tx)
  return rows.rows[0]?.id
}

/** `doc` is the employee as JSON, on one line; `hash` is that text's. */
export type StagedRecord = Readonly<{ externalId: string; doc: string; hash: Buffer }>
export type OutsideRecord = Readonly<{ hash: Buffer; reason: string }>

/** Adds a page; false when the snapshot is no longer open (disconnected, or taken over), so a late page is never kept. */
export async function appendPage(
  tx: Tx,
  companyId: string,
  snapshotId: string,
  page: Readonly<{
    records: readonly StagedRecord[]
    outside: readonly OutsideRecord[]
    progress: FetchProgress
    at: Date
  }>,
): Promise<boolean> {
  if (!(await noteProgress(tx, snapshotId, page.progress, page.at))) return false
  if (page.records.length > 0) {
    // One text for all documents: an array of them is escaped and taken apart sign by sign on both sides. JSON holds no line break.
    await sql`insert into snapshot_record (company_id, snapshot_id, external_id, doc, hash)
      select ${companyId}::uuid, ${snapshotId}::uuid, id, doc, decode(hash, 'hex') from unnest(
        ${page.records.map((one) => one.externalId)}::text[],
        string_to_array(${page.records.map((one) => one.doc).join('\n')}, E'\n'),
        string_to_array(${page.records.map((one) => one.hash.toString('hex')).join(' ')}, ' ')) as t (id, doc, hash)
      on conflict do nothing`.execute(tx)
  }
  if (page.outside.length > 0) {
    await sql`insert into snapshot_outside (company_id, snapshot_id, external_hash, reason)
      select ${companyId}::uuid, ${snapshotId}::uuid, * from unnest(
        ${page.outside.map((one) => one.hash)}::bytea[], ${page.outside.map((one) => one.reason)}::text[])
      on conflict do nothing`.execute(tx)
  }
  return true
}

/** Removes single records from a snapshot that is still open; answers the hashes of records, and how many others. */
export async function takeBackRecords(
  tx: Tx,
  snapshotId: string,
  records: Readonly<{ externalIds: readonly string[]; hashes: readonly Buffer[] }>,
): Promise<{ records: Buffer[]; outside: number }> {
  const gone = await sql<{ hash: Buffer }>`delete from snapshot_record
    where snapshot_id = ${snapshotId} and external_id = any(${records.externalIds}::text[]) returning hash`.execute(
    tx,
  )
  const outside = await sql<{ n: number }>`with gone as (delete from snapshot_outside
      where snapshot_id = ${snapshotId} and external_hash = any(${records.hashes}::bytea[]) returning 1)
    select count(*) as n from gone`.execute(tx)
  return { records: gone.rows.map((row) => row.hash), outside: outside.rows[0]?.n ?? 0 }
}

export async function noteProgress(
  tx: Tx,
  snapshotId: string,
  progress: FetchProgress,
  at: Date,
): Promise<boolean> {
  const moved = await tx
    .updateTable('snapshot')
    .set({
      pages: progress.pages,
      people: progress.people,
      expected_people: progress.expectedPeople,
      requests: progress.requests,
      waiting_until_at: progress.waitingUntilAt,
      reused_people: progress.reused?.people ?? 0,
      reused_read_at: progress.reused?.readAt ?? null,
      heartbeat_at: at,
    })
    .where('id', '=', snapshotId)
    .where('state', '=', 'fetching')
    .returning('id')
    .execute()
  return moved.length > 0
}

export type SnapshotEnd = Readonly<{
  state: Exclude<SnapshotState, 'fetching'>
  people: number
  pages: number
  requests: number
  inScope: number
  outsideFilter: number
  unreadable: number
  incompleteBecause: readonly IncompleteBecause[]
  failure: Failure | null
  fieldStatistics: readonly FieldStatistic[]
  contentHash: Buffer | null
  problems: readonly RecordProblem[]
}>

/** Closes a snapshot for good; false when it was closed by somebody else. */
export async function endSnapshot(
  tx: Tx,
  companyId: string,
  snapshotId: string,
  end: SnapshotEnd,
  at: Date,
): Promise<boolean> {
  const moved = await tx
    .updateTable('snapshot')
    .set({
      state: end.state,
      finished_at: at,
      heartbeat_at: at,
      waiting_until_at: null,
      people: end.people,
      pages: end.pages,
      requests: end.requests,
      in_scope: end.inScope,
      outside_filter: end.outsideFilter,
      unreadable: end.unreadable,
      problems: end.problems.length,
      incomplete_because: JSON.stringify(end.incompleteBecause),
      failure: end.failure === null ? null : JSON.stringify(end.failure),
      field_statistics: JSON.stringify(end.fieldStatistics),
      content_hash: end.contentHash,
    })
    .where('id', '=', snapshotId)
    .where('state', '=', 'fetching')
    .returning('id')
    .execute()
  if (moved.length === 0) return false
  const kept = end.problems.slice(0, MAX_PROBLEMS)
  if (kept.length > 0) {
    await sql`insert into snapshot_problem (company_id, snapshot_id, seq, external_id, field, code, message)
      select ${companyId}::uuid, ${snapshotId}::uuid, * from unnest(
        ${kept.map((_, index) => index)}::int[], ${kept.map((one) => one.externalId)}::text[], ${kept.map((one) => one.field)}::text[],
        ${kept.map((one) => one.code)}::text[], ${kept.map((one) => one.message)}::text[])`.execute(tx)
  }
  return true
}
const MAX_PROBLEMS = 10_000

export async function findSnapshot(tx: Tx, id: string): Promise<SnapshotDetail | undefined> {
  const row = await tx.selectFrom('snapshot').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : detailOf(row)
}

/** Newest first. */
export async function listSnapshots(tx: Tx, connectionId: string, limit = 50): Promise<SnapshotDetail[]> {
  const rows = await tx
    .selectFrom('snapshot')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(detailOf)
}

/** The newest snapshot that a plan may be made from and whose records are still there. */
export async function newestComplete(
  tx: Tx,
  connectionId: string,
  kind: SnapshotKind = 'regular',
): Promise<SnapshotDetail | undefined> {
  const row = await tx
    .selectFrom('snapshot')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where('kind', '=', kind)
    .where('state', '=', 'complete')
    .where('erased_at', 'is', null)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : detailOf(row)
}

export async function runningFetch(tx: Tx, connectionId: string): Promise<SnapshotDetail | undefined> {
  const row = await tx
    .selectFrom('snapshot')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where('state', '=', 'fetching')
    .executeTakeFirst()
  return row === undefined ? undefined : detailOf(row)
}

/** Says that the program which reads is still there. */
export async function giveSignOfLife(tx: Tx, snapshotId: string, at: Date): Promise<void> {
  await tx
    .updateTable('snapshot')
    .set({ heartbeat_at: at })
    .where('id', '=', snapshotId)
    .where('state', '=', 'fetching')
    .execute()
}

type Row = Awaited<ReturnType<typeof anyRow>>
const anyRow = (tx: Tx) => tx.selectFrom('snapshot').selectAll().executeTakeFirstOrThrow()

function detailOf(row: Row): SnapshotDetail {
  return {
    id: row.id,
    connectionId: row.connection_id,
    kind: row.kind as SnapshotKind,
    state: row.state as SnapshotState,
    revision: row.revision,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    progress: {
      pages: row.pages,
      people: row.people,
      expectedPeople: row.expected_people,
      requests: row.requests,
      waitingUntilAt: row.waiting_until_at,
      ...(row.reused_read_at === null
        ? {}
        : { reused: { people: row.reused_people, readAt: row.reused_read_at } }),
    },
    inScope: row.in_scope,
    outsideFilter: row.outside_filter,
    problems: row.problems,
    incompleteBecause: row.incomplete_because as IncompleteBecause[],
    failure: row.failure as Failure | null,
    unreadable: row.unreadable,
    fieldStatistics: row.field_statistics as FieldStatistic[],
    contentHash: row.content_hash,
    erasedAt: row.erased_at,
    released: row.state === 'complete' && row.released !== null,
  }
}
