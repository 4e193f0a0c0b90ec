import { type RawBuilder, sql } from 'kysely'
import type { GuardId, PlanItem } from '#model/plan.ts'
import { chosen, chosenAbout, isHeld, isTickedByItself } from './chosen-lines.ts'
import { releasedGuards } from './guard-release-store.ts'
import type { ItemFilter } from './plan-filter.ts'
import { digestBelow } from './plan-outline.ts'
import { findPage, type PageQuery, type PageStart } from './plan-pages.ts'
import { searchPlan } from './plan-search.ts'
import { digestOf, type PlanRecord } from './plan-store.ts'
import { forgetOutline, type ItemSort, orders, readTallies } from './read-outline.ts'
import type { Tx } from './transaction.ts'

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

/** Under what the choices on a plan are remembered: a plan by hand has no life after it. */
export function choicePlace(plan: PlanRecord): string | null {
  return plan.kind === 'hand' ? plan.id : plan.connectionId
}

export type SelectionCounts = Readonly<{ selected: number; selectable: number; held: number; digest: string }>

/** How much would be written, and a digest that changes with every tick. */
export async function selectionCounts(tx: Tx, plan: PlanRecord): Promise<SelectionCounts> {
  const released = await releasedGuards(tx, plan)
  const tallies = (await readTallies(tx, plan.id)).filter((one) => one.selectable)
  const byItself = tallies.filter((one) => isTickedByItself(plan, released, one))
  const { rows } = await sql<{ more: number; lines: string; fields: string }>`
    select (count(*) filter (where i.selected and not i.by_itself) - count(*) filter (where i.by_itself and not i.selected))::int as more,
      md5(coalesce(string_agg(i.key || ' ' || i.fingerprint || ' ' || i.choice, E'\n' order by i.seq)
        filter (where i.selected or i.by_itself), '')) as lines,
      md5(coalesce((select string_agg(c.item_key || ' ' || c.attribute || ' ' || c.choice, E'\n' order by c.item_key, c.attribute)
        from choice c where c.connection_id = ${choicePlace(plan)} and c.attribute <> ''), '')) as fields
    from ${await chosenAbout(tx, plan, released)}`.execute(tx)
  const { more = 0, lines = '', fields = '' } = rows[0] ?? {}
  return {
    selected: sumOf(byItself, (one) => one.lines) + more,
    selectable: sumOf(tallies, (one) => one.lines),
    held: sumOf(tallies, (one) => (isHeld(plan, released, one) ? one.lines : 0)),
    // The choices are hashed one by one: from sums alone, another selection with the same one could be made.
    digest: digestOf([sumOf(byItself, (one) => one.digest) % digestBelow, lines, fields]).slice(0, 32),
  }
}

function sumOf<T>(list: readonly T[], figure: (one: T) => number): number {
  return list.reduce((sum, one) => sum + figure(one), 0)
}

async function conditions(tx: Tx, plan: PlanRecord, filter: ItemFilter): Promise<RawBuilder<unknown>> {
  const parts = [sql`true`]
  if (filter.bucket !== undefined) parts.push(sql`i.bucket = ${filter.bucket}`)
  if (filter.search !== undefined && filter.search !== '')
    parts.push(sql`i.seq = any(${(await searchPlan(tx, plan.id, filter.search)).all()}::int[])`)
  if (filter.attribute !== undefined) parts.push(sql`${filter.attribute} = any(i.attributes)`)
  if (filter.legalEntity !== undefined) parts.push(sql`i.legal_entity_id = ${filter.legalEntity}`)
  if (filter.flag !== undefined) parts.push(sql`${filter.flag} = any(i.flags)`)
  if (filter.selected !== undefined)
    parts.push(filter.selected === 'yes' ? sql`i.selected` : sql`(i.selectable and not i.selected)`)
  return sql.join(parts, sql` and `)
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
}>

const weighty = sql`(i.action = 'terminate' or cardinality(i.held_by) > 0
  or i.attributes && array['status', 'employmentStatus', 'legalEntity'])`

/** Lines that a filter finds, or of these keys, without a look at how many there are besides. */
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
): Promise<Readonly<{ items: readonly ChosenItem[] }>> {
  const released = await releasedGuards(tx, plan)
  const only = query.keys === undefined ? sql`true` : sql`i.key = any(${query.keys}::text[])`
  const some = query.weighty === true ? sql`${only} and ${weighty}` : only
  const { rows } = await sql<ChosenRow>`
    select ${lineColumns} from ${chosen(plan, released)} where ${await conditions(tx, plan, query.filter)} and ${some}
    order by ${orders[query.sort]} limit ${query.limit} offset ${query.offset}`.execute(tx)
  return { items: await withFieldChoices(tx, plan, rows) }
}

export type ItemPage = Readonly<{ items: readonly ChosenItem[]; total: number; next: PageStart | null }>

/** One page of a preview as somebody reads it; any page costs the same. */
export async function pageOfItems(tx: Tx, plan: PlanRecord, query: PageQuery): Promise<ItemPage> {
  const released = await releasedGuards(tx, plan)
  const { seqs, total, next } = await findPage(tx, plan, released, query)
  if (seqs.length === 0) return { items: [], total, next }
  const { rows } = await sql<ChosenRow>`
    select ${lineColumns} from ${chosen(plan, released)} where i.seq = any(${seqs}::int[])`.execute(tx)
  if (rows.length < seqs.length) {
    forgetOutline(plan.id)
    return { items: [], total: 0, next: null }
  }
  const placeOf = new Map(seqs.map((seq, place) => [seq, place]))
  const inOrder = rows.toSorted((one, other) => (placeOf.get(one.seq) ?? 0) - (placeOf.get(other.seq) ?? 0))
  return { items: await withFieldChoices(tx, plan, inOrder), total, next }
}

const lineColumns = sql`i.seq, i.key, i.doc, i.fingerprint, i.selectable, i.selected, i.holding, i.line_choice, i.chosen_by`

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

/** What the click writes, a thousand lines of the plan at a time, so that memory does not grow with the plan. */
export async function* selectedLines(tx: Tx, plan: PlanRecord): AsyncGenerator<readonly ChosenItem[]> {
  const released = await releasedGuards(tx, plan)
  const { rows: last } = await sql<{ seq: number | null }>`
    select max(seq) as seq from plan_item where plan_id = ${plan.id}`.execute(tx)
  const end = last[0]?.seq ?? -1
  for (let from = 0; from <= end; from += 1000) {
    // No guard holds what is selected.
    const { rows } = await sql<ChosenRow>`
      select i.seq, i.key, i.doc, i.fingerprint, i.selectable, i.selected, '{}'::text[] as holding, i.line_choice, i.chosen_by
      from ${chosen(plan, released)} where i.selected and i.seq >= ${from} and i.seq < ${from + 1000} order by i.seq`.execute(
      tx,
    )
    if (rows.length > 0) yield withFieldChoices(tx, plan, rows)
  }
}

/** Whom the selected ones of these lines are about, by key; nobody yet where they are new. */
export async function selectedPeople(
  tx: Tx,
  plan: PlanRecord,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Readonly<{ seq: number; personId: string | null }>>> {
  const released = await releasedGuards(tx, plan)
  // Key by key: of a fresh plan PostgreSQL knows nothing yet, and would read all of it to find a few lines.
  const { rows } = await sql<{ key: string; seq: number; personId: string | null }>`
    select line.* from unnest(${keys}::text[]) as wanted (key) cross join lateral (
      select i.key, i.seq, i.doc ->> 'personId' as "personId" from ${chosen(plan, released)}
      where i.selected and i.key = wanted.key limit 1) as line`.execute(tx)
  return new Map(rows.map((row) => [row.key, row]))
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
    from ${chosen(plan, released)} where i.selectable and ${await conditions(tx, plan, filter)}
    on conflict (company_id, connection_id, item_key, attribute)
      do update set fingerprint = excluded.fingerprint, choice = excluded.choice, made_by = excluded.made_by, made_at = excluded.made_at`.execute(
    tx,
  )
}
