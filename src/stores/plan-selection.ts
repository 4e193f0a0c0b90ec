import { type RawBuilder, sql } from 'kysely'
import type { Bucket, GuardId, ItemFlag, PlanItem } from '#model/plan.ts'
import { releasedGuards } from './guard-release-store.ts'
import type { PlanRecord } from './plan-store.ts'
import type { Tx } from './transaction.ts'

export type ItemFilter = Readonly<{
  bucket?: Bucket | undefined
  search?: string | undefined
  attribute?: string | undefined
  legalEntity?: string | undefined
  flag?: ItemFlag | undefined
  selected?: 'yes' | 'no' | undefined
}>
export type ItemSort = 'name' | 'number' | 'entity' | 'bucket' | 'date'

/** A line with what was chosen about it. */
export type ChosenItem = Readonly<{
  seq: number
  item: PlanItem
  fingerprint: string
  selectable: boolean
  selected: boolean
  /** Guards that hold it and are not released. */
  heldBy: readonly GuardId[]
  /** Who made the choice on the whole line, where it is still about this very change. */
  chosenBy: string | null
  /** Choices on single fields: fingerprint of the new value → choice. */
  fieldChoices: Readonly<
    Record<string, Readonly<{ fingerprint: string; choice: 'include' | 'exclude'; by: string }>>
  >
  included: boolean
}>

const noGuards = sql<string[]>`'{}'::text[]`

function held(released: readonly string[]): RawBuilder<string[]> {
  return sql<string[]>`array(select unnest(i.held_by) except select unnest(${released}::text[]))`
}

/**
 * Lines joined with the remembered choices; one definition for counting, listing and applying. Without the limit,
 * PostgreSQL reads every choice again for every line while a fresh table has no statistics.
 */
function chosen(plan: PlanRecord, released: readonly string[]) {
  if (plan.kind === 'hand') return decided(plan)
  return sql`(
    select i.*, ${plan.connectionId === null ? noGuards : held(released)} as holding, c.choice as line_choice, c.made_by as chosen_by,
      i.selectable and coalesce(c.choice = 'include', i.preticked) and ${
        plan.connectionId === null ? sql`true` : sql`i.held_by <@ ${released}::text[]`
      } as selected
    from plan_item i
    left join lateral (select choice, made_by from choice c where c.connection_id = ${plan.connectionId}
      and c.item_key = i.key and c.attribute = '' and c.fingerprint = i.fingerprint limit 1) c on true
    where i.plan_id = ${plan.id}) as i`
}

/** What somebody decided by hand hangs together: all of it, or nothing. */
function decided(plan: PlanRecord) {
  return sql`(select i.*, ${noGuards} as holding, null::text as line_choice, null::text as chosen_by, i.selectable as selected
    from plan_item i where i.plan_id = ${plan.id}) as i`
}

/** Under what the choices on a plan are remembered: a plan by hand has no life after it. */
export function choicePlace(plan: PlanRecord): string | null {
  return plan.kind === 'hand' ? plan.id : plan.connectionId
}

export type SelectionCounts = Readonly<{ selected: number; selectable: number; held: number; digest: string }>

/** How much would be written, and a digest that changes with every tick. */
export async function selectionCounts(tx: Tx, plan: PlanRecord): Promise<SelectionCounts> {
  const released = await releasedGuards(tx, plan)
  const { rows } = await sql<SelectionCounts>`
    select count(*) filter (where i.selected)::int as selected, count(*) filter (where i.selectable)::int as selectable,
      count(*) filter (where i.selectable and cardinality(i.holding) > 0)::int as held,
      md5(coalesce(string_agg(i.key || ' ' || i.fingerprint || ' ' || coalesce(i.line_choice, ''), E'\n' order by i.seq) filter (where i.selected), '')
        || coalesce((select string_agg(c.item_key || ' ' || c.attribute || ' ' || c.choice, E'\n' order by c.item_key, c.attribute)
             from choice c where c.connection_id = ${choicePlace(plan)} and c.attribute <> ''), '')) as digest
    from ${chosen(plan, released)}`.execute(tx)
  return rows[0] ?? { selected: 0, selectable: 0, held: 0, digest: '' }
}

const orders: Record<ItemSort, RawBuilder<unknown>> = {
  bucket: sql`i.bucket_rank, lower(i.name), i.seq`,
  name: sql`lower(i.name), i.seq`,
  number: sql`i.employee_number nulls last, i.seq`,
  entity: sql`i.legal_entity_id nulls last, lower(i.name), i.seq`,
  date: sql`i.effective_date nulls last, lower(i.name), i.seq`,
}

function conditions(filter: ItemFilter): RawBuilder<unknown> {
  const parts = [sql`true`]
  if (filter.bucket !== undefined) parts.push(sql`i.bucket = ${filter.bucket}`)
  if (filter.search !== undefined && filter.search !== '')
    parts.push(sql`i.search like ${`%${escapeLike(filter.search.toLowerCase())}%`}`)
  if (filter.attribute !== undefined) parts.push(sql`${filter.attribute} = any(i.attributes)`)
  if (filter.legalEntity !== undefined) parts.push(sql`i.legal_entity_id = ${filter.legalEntity}`)
  if (filter.flag !== undefined) parts.push(sql`${filter.flag} = any(i.flags)`)
  if (filter.selected !== undefined)
    parts.push(filter.selected === 'yes' ? sql`i.selected` : sql`(i.selectable and not i.selected)`)
  return sql.join(parts, sql` and `)
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}

type ChosenRow = Readonly<{
  seq: number
  key: string
  doc: PlanItem
  fingerprint: string
  selectable: boolean
  selected: boolean
  holding: GuardId[]
  line_choice: string | null
  chosen_by: string | null
  total: number
}>

const weighty = sql`(i.action = 'terminate' or cardinality(i.held_by) > 0
  or i.attributes && array['status', 'employmentStatus', 'legalEntity'])`

export async function listItems(
  tx: Tx,
  plan: PlanRecord,
  query: Readonly<{
    filter: ItemFilter
    sort: ItemSort
    offset: number
    limit: number
    keys?: readonly string[]
    /** Only lines for which a company may want a second person. */
    weighty?: true
  }>,
): Promise<Readonly<{ items: readonly ChosenItem[]; total: number }>> {
  const released = await releasedGuards(tx, plan)
  const only = query.keys === undefined ? sql`true` : sql`i.key = any(${query.keys}::text[])`
  const some = query.weighty === true ? sql`${only} and ${weighty}` : only
  const { rows } = await sql<ChosenRow>`
    select i.seq, i.key, i.doc, i.fingerprint, i.selectable, i.selected, i.holding, i.line_choice, i.chosen_by, count(*) over ()::int as total
    from ${chosen(plan, released)} where ${conditions(query.filter)} and ${some}
    order by ${orders[query.sort]} limit ${query.limit} offset ${query.offset}`.execute(tx)
  return { items: await withFieldChoices(tx, plan, rows), total: rows[0]?.total ?? 0 }
}

async function withFieldChoices(tx: Tx, plan: PlanRecord, rows: readonly ChosenRow[]): Promise<ChosenItem[]> {
  const place = choicePlace(plan)
  const choices =
    place === null || rows.length === 0
      ? []
      : await tx
          .selectFrom('choice')
          .selectAll()
          .where('connection_id', '=', place)
          .where('attribute', '<>', '')
          .where(sql<boolean>`item_key = any(${rows.map((row) => row.key)}::text[])`)
          .execute()
  const choicesOf = Map.groupBy(choices, (one) => one.item_key)
  return rows.map((row) => ({
    seq: row.seq,
    item: row.doc,
    fingerprint: row.fingerprint,
    selectable: row.selectable,
    selected: row.selected,
    heldBy: row.holding,
    chosenBy: row.chosen_by,
    included: row.line_choice === 'include',
    fieldChoices: Object.fromEntries(
      (choicesOf.get(row.key) ?? []).map((one) => [
        one.attribute,
        { fingerprint: one.fingerprint, choice: one.choice as 'include' | 'exclude', by: one.made_by },
      ]),
    ),
  }))
}

/** Every selected line, in order: what the click writes. */
export async function selectedItems(tx: Tx, plan: PlanRecord): Promise<readonly ChosenItem[]> {
  const found = await listItems(tx, plan, {
    filter: { selected: 'yes' },
    sort: 'bucket',
    offset: 0,
    limit: 10_000_000,
  })
  return found.items
}

export type Choice = Readonly<{
  key: string
  attribute: string | null
  fingerprint: string
  choice: 'include' | 'exclude'
}>

/** Remembers ticks and unticks; the last one counts. */
export async function rememberChoices(
  tx: Tx,
  place: Readonly<{ companyId: string; connectionId: string }>,
  choices: readonly Choice[],
  by: Readonly<{ actor: string; at: Date }>,
): Promise<void> {
  if (choices.length === 0) return
  await sql`insert into choice (company_id, connection_id, item_key, attribute, fingerprint, choice, made_by, made_at)
    select ${place.companyId}::uuid, ${place.connectionId}::uuid, k, a, f, c, ${by.actor}, ${by.at}
    from unnest(${choices.map((one) => one.key)}::text[], ${choices.map((one) => one.attribute ?? '')}::text[],
      ${choices.map((one) => one.fingerprint)}::text[], ${choices.map((one) => one.choice)}::text[]) as t (k, a, f, c)
    on conflict (company_id, connection_id, item_key, attribute)
      do update set fingerprint = excluded.fingerprint, choice = excluded.choice, made_by = excluded.made_by, made_at = excluded.made_at`.execute(
    tx,
  )
}

/** Ticks or unticks every line a filter finds. */
export async function rememberForAll(
  tx: Tx,
  plan: PlanRecord,
  place: Readonly<{ companyId: string; connectionId: string }>,
  filter: ItemFilter,
  choice: 'include' | 'exclude',
  by: Readonly<{ actor: string; at: Date }>,
): Promise<void> {
  const released = await releasedGuards(tx, plan)
  await sql`insert into choice (company_id, connection_id, item_key, attribute, fingerprint, choice, made_by, made_at)
    select ${place.companyId}::uuid, ${place.connectionId}::uuid, i.key, '', i.fingerprint, ${choice}, ${by.actor}, ${by.at}
    from ${chosen(plan, released)} where i.selectable and ${conditions(filter)}
    on conflict (company_id, connection_id, item_key, attribute)
      do update set fingerprint = excluded.fingerprint, choice = excluded.choice, made_by = excluded.made_by, made_at = excluded.made_at`.execute(
    tx,
  )
}
