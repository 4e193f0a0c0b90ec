import { sql } from 'kysely'
import type { GivenApproval } from '#model/approval.ts'
import type { EmploymentPeriod } from '#model/person.ts'
import type { PlanCounts, PlanKind } from '#model/plan.ts'
import { sentRows } from './sent-rows.ts'
import { chunksOf, type Tx } from './transaction.ts'

export type RunCounts = Readonly<{
  created: number
  changed: number
  left: number
  returned: number
  withdrawn: number
  fields: number
}>
export type ReleasedGuard = Readonly<{ guard: string; by: string; reason: string | null }>

/** What was applied, by whom, from what: the receipt. */
export type RunRecord = Readonly<{
  id: string
  number: number
  kind: PlanKind
  connectionId: string | null
  planId: string
  undoesRun: string | null
  snapshotId: string | null
  snapshotFetchedAt: string | null
  actor: string
  at: string
  counts: RunCounts
  planCounts: PlanCounts
  /** `waiting` for a second person, where some did. */
  leftOut: Readonly<{ held: number; excluded: number; waiting?: number }>
  approval: GivenApproval | null
  guardsReleased: readonly ReleasedGuard[]
}>

export async function insertRun(tx: Tx, companyId: string, run: RunRecord): Promise<void> {
  await tx
    .insertInto('run')
    .values({
      company_id: companyId,
      id: run.id,
      number: run.number,
      kind: run.kind,
      connection_id: run.connectionId,
      plan_id: run.planId,
      undoes_run: run.undoesRun,
      snapshot_id: run.snapshotId,
      snapshot_fetched_at: run.snapshotFetchedAt,
      actor: run.actor,
      at: run.at,
      counts: JSON.stringify(run.counts),
      plan_counts: JSON.stringify(run.planCounts),
      left_out: JSON.stringify(run.leftOut),
      guards_released: JSON.stringify(run.guardsReleased),
      approval: run.approval === null ? null : JSON.stringify(run.approval),
    })
    .execute()
}

export type RunPerson = Readonly<{
  personId: string
  itemKey: string
  action: string
  externalId: string | null
  versionAfter: number
  statusBefore: string | null
  statusAfter: string
  periodsBefore: readonly EmploymentPeriod[]
  linked: boolean
}>

export async function insertRunPeople(
  tx: Tx,
  companyId: string,
  runId: string,
  people: readonly RunPerson[],
): Promise<void> {
  for (const some of chunksOf(people, 2000)) {
    const rows = some.map((one) => [
      ...[one.personId, one.itemKey, one.action, one.externalId, one.versionAfter],
      ...[one.statusBefore, one.statusAfter, JSON.stringify(one.periodsBefore), one.linked],
    ])
    await sql`insert into run_person (company_id, run_id, ${runPersonColumns})
      select ${companyId}::uuid, ${runId}::uuid, ${runPersonColumns} from ${sentRows(runPersonTypes, rows)} as t`.execute(
      tx,
    )
  }
}
const runPersonTypes = {
  ...{ person_id: 'uuid', item_key: 'text', action: 'text', external_id: 'text', version_after: 'int' },
  ...{ status_before: 'text', status_after: 'text', periods_before: 'jsonb', linked: 'boolean' },
}
const runPersonColumns = sql.raw(Object.keys(runPersonTypes).join(', '))

export async function findRun(tx: Tx, id: string): Promise<RunRecord | undefined> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return undefined
  const row = await tx.selectFrom('run').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : recordOf(row)
}

export async function runOfPlan(tx: Tx, planId: string): Promise<RunRecord | undefined> {
  const row = await tx.selectFrom('run').selectAll().where('plan_id', '=', planId).executeTakeFirst()
  return row === undefined ? undefined : recordOf(row)
}

export async function countRuns(tx: Tx, connectionId: string): Promise<number> {
  const { n } = await tx
    .selectFrom('run')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('connection_id', '=', connectionId)
    .executeTakeFirstOrThrow()
  return n
}

/** The run that took a run back as a whole; one that took back a person or a field is none. */
export async function undoOf(tx: Tx, runId: string): Promise<RunRecord | undefined> {
  const row = await tx
    .selectFrom('run')
    .innerJoin('plan', 'plan.id', 'run.plan_id')
    .selectAll('run')
    .where('run.undoes_run', '=', runId)
    .where(sql<boolean>`plan.inputs -> 'undo' is null`)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : recordOf(row)
}

/** Newest first. */
export async function listRuns(tx: Tx, connectionId?: string): Promise<RunRecord[]> {
  let query = tx.selectFrom('run').selectAll().orderBy('number', 'desc').limit(500)
  if (connectionId !== undefined) query = query.where('connection_id', '=', connectionId)
  return (await query.execute()).map(recordOf)
}

/** What a run did to everybody, or to these people. */
export async function loadRunPeople(
  tx: Tx,
  runId: string,
  personIds?: readonly string[],
): Promise<RunPerson[]> {
  const only =
    personIds === undefined ? sql<boolean>`true` : sql<boolean>`person_id = any(${personIds}::uuid[])`
  const rows = await tx
    .selectFrom('run_person')
    .selectAll()
    .where('run_id', '=', runId)
    .where(only)
    .orderBy('person_id')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    itemKey: row.item_key,
    action: row.action,
    externalId: row.external_id,
    versionAfter: row.version_after,
    statusBefore: row.status_before,
    statusAfter: row.status_after,
    periodsBefore: row.periods_before as EmploymentPeriod[],
    linked: row.linked,
  }))
}

export type RunChange = Readonly<{
  personId: string
  attribute: string
  old: string | null
  new: string | null
}>

export async function loadRunChanges(tx: Tx, runId: string): Promise<RunChange[]> {
  const rows = await tx
    .selectFrom('person_change')
    .select(['person_id', 'attribute', 'old_value', 'new_value'])
    .where('run_id', '=', runId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    attribute: row.attribute,
    old: row.old_value,
    new: row.new_value,
  }))
}

type Row = Awaited<ReturnType<typeof anyRow>>
const anyRow = (tx: Tx) => tx.selectFrom('run').selectAll().executeTakeFirstOrThrow()

function recordOf(row: Row): RunRecord {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as RunRecord['kind'],
    connectionId: row.connection_id,
    planId: row.plan_id,
    undoesRun: row.undoes_run,
    snapshotId: row.snapshot_id,
    snapshotFetchedAt: row.snapshot_fetched_at,
    actor: row.actor,
    at: row.at,
    counts: row.counts as RunCounts,
    planCounts: row.plan_counts as PlanCounts,
    leftOut: row.left_out,
    approval: (row.approval ?? null) as GivenApproval | null,
    guardsReleased: row.guards_released as ReleasedGuard[],
  }
}
