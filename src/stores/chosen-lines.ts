import { type RawBuilder, sql } from 'kysely'
import type { PlanRecord } from './plan-store.ts'
import type { Tally } from './read-outline.ts'
import { manyRows } from './table-statistics.ts'
import type { Tx } from './transaction.ts'

const noGuards = sql<string[]>`'{}'::text[]`

function held(released: readonly string[]): RawBuilder<string[]> {
  return sql<string[]>`array(select unnest(i.held_by) except select unnest(${released}::text[]))`
}

/** Of a line `i`: nothing holds it back. */
function isFree(plan: PlanRecord, released: readonly string[]): RawBuilder<boolean> {
  return plan.connectionId === null ? sql<boolean>`true` : sql<boolean>`i.held_by <@ ${released}::text[]`
}

/**
 * Lines joined with the remembered choices; one definition for listing and applying. Without the limit, PostgreSQL
 * reads every choice again for every line while a fresh table has no statistics.
 */
export function chosen(plan: PlanRecord, released: readonly string[]) {
  if (plan.kind === 'hand') return decided(plan)
  return sql`(
    select i.*, ${plan.connectionId === null ? noGuards : held(released)} as holding, c.choice as line_choice, c.made_by as chosen_by,
      i.selectable and coalesce(c.choice = 'include', i.preticked) and ${isFree(plan, released)} as selected
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

export function isHeld(plan: PlanRecord, released: readonly string[], tally: Tally): boolean {
  if (plan.kind === 'hand' || plan.connectionId === null) return false
  return tally.heldBy.some((guard) => !released.includes(guard))
}

/** Whether lines of this tally are ticked as long as nobody chose otherwise. */
export function isTickedByItself(plan: PlanRecord, released: readonly string[], tally: Tally): boolean {
  if (plan.kind === 'hand') return tally.selectable
  return tally.selectable && tally.preticked && !isHeld(plan, released, tally)
}

/** The selectable lines about which somebody chose. */
export async function chosenAbout(tx: Tx, plan: PlanRecord, released: readonly string[]) {
  const free = isFree(plan, released)
  const place = plan.kind === 'hand' ? null : plan.connectionId
  const found = sql`select i.seq, i.key, i.fingerprint, c.choice, i.preticked and ${free} as by_itself, c.choice = 'include' and ${free} as selected`
  return (await hasMoreChoices(tx, plan.id, place))
    ? sql`(${found} from plan_item i cross join lateral (select choice from choice c where c.connection_id = ${place}
        and c.item_key = i.key and c.attribute = '' and c.fingerprint = i.fingerprint limit 1) c
      where i.plan_id = ${plan.id} and i.selectable) as i`
    : sql`(${found} from choice c cross join lateral (select * from plan_item i where i.plan_id = ${plan.id} and i.key = c.item_key
        and i.fingerprint = c.fingerprint and i.selectable limit 1) i
      where c.connection_id = ${place} and c.attribute = '') as i`
}

/**
 * Whether it is less work to look up a choice for each line than a line for each choice, of which everything that was
 * ever ticked at once leaves as many as there were lines. Of a plan of few lines PostgreSQL knows too little to find one
 * without reading all of them.
 */
async function hasMoreChoices(tx: Tx, planId: string, place: string | null): Promise<boolean> {
  const { rows } = await sql<{ lines: number | null; choices: number }>`
    with lines as (select max(seq) + 1 as n from plan_item where plan_id = ${planId})
    select n as lines, (select count(*) from (select from choice where connection_id = ${place} and attribute = '' limit n) c) as choices from lines`.execute(
    tx,
  )
  const { lines, choices } = rows[0] ?? { lines: 0, choices: 0 }
  return (lines ?? 0) < manyRows || choices >= (lines ?? 0)
}

/** Which lines are ticked or unticked by a choice, whatever they would be by themselves. */
export async function tickedByChoice(
  tx: Tx,
  plan: PlanRecord,
  released: readonly string[],
): Promise<ReadonlyMap<number, boolean>> {
  const { rows } = await sql<{ seq: number; selected: boolean }>`
    select i.seq, i.selected from ${await chosenAbout(tx, plan, released)}`.execute(tx)
  return new Map(rows.map((row) => [row.seq, row.selected]))
}
