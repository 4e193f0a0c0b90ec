import { hash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import { linesPerBlock } from '#db/plan-blocks.ts'
import type { planInputs } from '#model/plan.ts'
import {
  buckets,
  type GuardVerdict,
  type Plan,
  type PlanCounts,
  type PlanItem,
  type PlanKind,
} from '#model/plan.ts'
import { blockOf, openTallies } from './plan-outline.ts'
import { chunksOf, type Tx } from './transaction.ts'

export type PlanInputs = z.infer<typeof planInputs>

/** A stored plan without its lines. */
export type PlanRecord = Readonly<{
  id: string
  connectionId: string | null
  kind: PlanKind
  undoesRun: string | null
  state: 'open' | 'applied' | 'stale'
  snapshotId: string | null
  inputs: PlanInputs
  inputsDigest: string
  counts: PlanCounts
  guards: readonly GuardVerdict[]
  createdBy: string
  createdAt: string
}>

export type NewPlan = Readonly<{
  companyId: string
  connectionId: string | null
  kind: PlanKind
  undoesRun: string | null
  snapshotId: string | null
  inputs: PlanInputs
  plan: Plan
  createdBy: string
  at: Date
}>

const writing: ReadonlySet<string> = new Set(['create', 'update', 'terminate', 'reactivate'])

/** Whether applying the line would write something. */
export function isWriting(item: PlanItem): boolean {
  return writing.has(item.action) && item.bucket !== 'blocked' && item.bucket !== 'needs a match'
}

/** Two plans with equal inputs are the same plan. */
export function digestOf(value: unknown): string {
  return hash('sha256', canonical(value))
}

/** What of a line must be the same for a choice to be remembered, and for a plan not to be stale. */
export function itemFingerprint(item: PlanItem): string {
  const changes = item.changes.map((one) => [one.attribute, one.old, one.new])
  return digestOfList([item.action, item.personId, item.event, item.effectiveDate, changes])
}

/** The same for one field. */
export function changeFingerprint(change: PlanItem['changes'][number]): string {
  return digestOfList([change.attribute, change.new])
}

/** Lists of texts have one order already, so that nothing needs to be sorted: this is done for every line. */
function digestOfList(list: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(list)).slice(0, 32)
}

export async function insertPlan(tx: Tx, made: NewPlan): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('plan')
    .values({
      company_id: made.companyId,
      id,
      connection_id: made.connectionId,
      kind: made.kind,
      undoes_run: made.undoesRun,
      state: 'open',
      snapshot_id: made.snapshotId,
      inputs: JSON.stringify(made.inputs),
      inputs_digest: digestOf(made.inputs),
      counts: JSON.stringify(made.plan.counts),
      guards: JSON.stringify(made.plan.guards),
      created_by: made.createdBy,
      // The newest plan is the one made last, also when a clock was set back.
      created_at: sql`greatest(${made.at}::timestamptz, (select max(created_at) + interval '1 millisecond'
        from plan where connection_id = ${made.connectionId}))`,
    })
    .execute()
  const heldBy = holdersOf(made.plan.guards)
  const tallies = openTallies()
  let seq = 0
  for (const items of chunksOf(made.plan.items, linesPerBlock)) {
    const rows = items.map((item) => itemRow(seq++, item, heldBy.get(item.key) ?? []))
    const [first, ...others] = rows
    const lines = [{ ...first, ...blockOf(items, rows.map(tallies.of)) }, ...others]
    await sql`insert into plan_item (company_id, plan_id, ${itemColumns})
      select ${made.companyId}::uuid, ${id}::uuid, ${itemColumns}
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as t (${typedItemColumns})`.execute(tx)
  }
  await tallies.write(tx, id)
  return id
}

const itemTypes = {
  seq: 'int',
  key: 'text',
  bucket: 'text',
  bucket_rank: 'smallint',
  action: 'text',
  name: 'text',
  employee_number: 'text',
  legal_entity_id: 'text',
  effective_date: 'date',
  preticked: 'boolean',
  attributes: 'text[]',
  flags: 'text[]',
  selectable: 'boolean',
  held_by: 'text[]',
  fingerprint: 'text',
  doc: 'jsonb',
  block_names: 'text[]',
  block_tallies: 'int[]',
  block_texts: 'text',
  block_grams: 'bytea',
} as const
const itemColumns = sql.raw(Object.keys(itemTypes).join(', '))
const typedItemColumns = sql.raw(
  Object.entries(itemTypes)
    .map((column) => column.join(' '))
    .join(', '),
)

function itemRow(seq: number, item: PlanItem, heldBy: readonly string[]) {
  return {
    seq,
    key: item.key,
    bucket: item.bucket,
    bucket_rank: buckets.indexOf(item.bucket),
    action: item.action,
    name: item.name,
    employee_number: item.employeeNumber,
    legal_entity_id: item.legalEntityId,
    effective_date: item.effectiveDate,
    preticked: item.preticked,
    attributes: item.changes.map((one) => one.attribute),
    flags: item.flags,
    selectable: isWriting(item),
    held_by: heldBy,
    fingerprint: itemFingerprint(item),
    doc: item,
  } satisfies Partial<Record<keyof typeof itemTypes, unknown>>
}

/** Which guards that hold something hold which lines. */
export function holdersOf(guards: readonly GuardVerdict[]): Map<string, string[]> {
  const holders = new Map<string, string[]>()
  for (const guard of guards) {
    if (guard.verdict !== 'held' && guard.verdict !== 'hard-held') continue
    for (const key of guard.holds) holders.set(key, [...(holders.get(key) ?? []), guard.guard])
  }
  return holders
}

export async function findPlan(tx: Tx, id: string, lock = false): Promise<PlanRecord | undefined> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return undefined
  const query = tx.selectFrom('plan').selectAll().where('id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row === undefined ? undefined : recordOf(row)
}

/** The newest open plan of a connection with exactly these inputs. */
export async function openPlanWith(
  tx: Tx,
  connectionId: string,
  inputs: PlanInputs,
): Promise<PlanRecord | undefined> {
  const row = await tx
    .selectFrom('plan')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where('kind', '=', 'sync')
    .where('state', '=', 'open')
    .where('inputs_digest', '=', digestOf(inputs))
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : recordOf(row)
}

export async function setPlanState(tx: Tx, id: string, state: PlanRecord['state']): Promise<void> {
  await tx.updateTable('plan').set({ state }).where('id', '=', id).execute()
}

/** Open plans other than the newest `keep` of a connection lose their lines; their receipts keep what was applied. */
export async function erasePlans(tx: Tx, connectionId: string, keep: number): Promise<number> {
  const gone = await sql<{ id: string }>`
    with old as (
      select id from plan where connection_id = ${connectionId} and state <> 'applied'
      order by created_at desc offset ${keep})
    , items as (delete from plan_item where plan_id in (select id from old) returning 1)
    delete from plan where id in (select id from old) returning id`.execute(tx)
  return gone.rows.length
}

/** The newest plan of a connection, unless it was applied or is stale. */
export async function newestOpenPlan(tx: Tx, connectionId: string): Promise<PlanRecord | undefined> {
  const row = await tx
    .selectFrom('plan')
    .select(['id', 'state'])
    .where('connection_id', '=', connectionId)
    .where('kind', '=', 'sync')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined || row.state !== 'open' ? undefined : findPlan(tx, row.id)
}

/** Names of the people of these lines, by key. */
export async function namesOfLines(
  tx: Tx,
  planId: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('plan_item')
    .select(['key', 'name'])
    .where('plan_id', '=', planId)
    .where('key', 'in', [...keys])
    .execute()
  return new Map(rows.map((row) => [row.key, row.name]))
}

/** Every line in short, in the order of the plan. */
export async function listFingerprints(tx: Tx, planId: string) {
  return tx
    .selectFrom('plan_item')
    .select(['key', 'name', 'fingerprint'])
    .where('plan_id', '=', planId)
    .orderBy('seq')
    .execute()
}

/** External ids of the linked people whom this plan found outside the filter. */
export async function outsideRecords(tx: Tx, planId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string | null }>`
    select doc ->> 'externalId' as id from plan_item where plan_id = ${planId} and bucket = 'outside the filter'`.execute(
    tx,
  )
  return rows.flatMap((row) => row.id ?? [])
}

type Row = Awaited<ReturnType<typeof anyRow>>
const anyRow = (tx: Tx) => tx.selectFrom('plan').selectAll().executeTakeFirstOrThrow()

function recordOf(row: Row): PlanRecord {
  return {
    id: row.id,
    connectionId: row.connection_id,
    kind: row.kind as PlanRecord['kind'],
    undoesRun: row.undoes_run,
    state: row.state as PlanRecord['state'],
    snapshotId: row.snapshot_id,
    inputs: row.inputs as PlanInputs,
    inputsDigest: row.inputs_digest,
    counts: row.counts as PlanCounts,
    guards: row.guards as GuardVerdict[],
    createdBy: row.created_by,
    createdAt: row.created_at,
  }
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  )
}
