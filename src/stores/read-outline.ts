import { type RawBuilder, sql } from 'kysely'
import type { Bucket, ItemFlag } from '#model/plan.ts'
import { openRecentlyUsed } from './recently-used.ts'
import { joinedWhole, type Tx } from './transaction.ts'

export type NameSort = 'bucket' | 'name'
export type ItemSort = NameSort | 'number' | 'entity' | 'date'

/** Lines that every filter finds together: what they have in common, and how many there are. */
export type Tally = Readonly<{
  tally: number
  lines: number
  /** Sum of its lines' fingerprints. */
  digest: number
  bucket: Bucket
  legalEntity: string | null
  attributes: readonly string[]
  flags: readonly ItemFlag[]
  selectable: boolean
  preticked: boolean
  heldBy: readonly string[]
}>

/** All lines of a plan in an order, each with its tally. */
export type Outline = Readonly<{
  tallies: readonly Tally[]
  seqs: Int32Array
  tallyOf: Int32Array
}>

export async function readTallies(tx: Tx, planId: string): Promise<Tally[]> {
  const { rows } = await sql<Tally>`
    select seq as tally, tally_lines as lines, tally_digest as digest, bucket, legal_entity_id as "legalEntity", attributes, flags, selectable, preticked,
      held_by as "heldBy" from plan_item where plan_id = ${planId} and tally_lines is not null`.execute(tx)
  return rows
}

/** About four orders of a million lines. */
const recent = openRecentlyUsed<Outline>(32 * 2 ** 20)

/** Made once by each program and kept while it is looked at, since the lines of a plan never change. */
export function readOutline(tx: Tx, planId: string, sort: ItemSort): Promise<Outline> {
  return recent.get(`${planId} ${sort}`, () => makeOutline(tx, planId, sort))
}

export function isOrdered(planId: string, sort: ItemSort): boolean {
  return recent.stateOf(`${planId} ${sort}`) === 'there'
}

/** Nobody has asked for the order of these lines yet. */
export function isUnordered(planId: string, sort: ItemSort): boolean {
  return recent.stateOf(`${planId} ${sort}`) === 'unknown'
}

/** The first lines of these tallies, for which the order of all the others need not be known. */
export async function readFirstLines(
  tx: Tx,
  planId: string,
  sort: NameSort,
  first: Readonly<{ tallies: readonly number[]; limit: number }>,
): Promise<number[]> {
  const lines = namedLines(planId, sort, sql`l.tally = any(${first.tallies}::int[])`)
  const page = sql<{ seq: number }>`${lines} limit ${first.limit}`
  const { rows } = await joinedWhole(tx, () => page.execute(tx))
  return rows.map((row) => row.seq)
}

/** The plan is there, but its lines were erased. */
export function forgetOutline(planId: string): void {
  recent.forget(planId)
}

async function makeOutline(tx: Tx, planId: string, sort: ItemSort) {
  const outline = sort === 'bucket' || sort === 'name' ? byName(tx, planId, sort) : byLines(tx, planId, sort)
  const { seqs, tallyOf, tallies } = await outline
  return { value: { seqs, tallyOf, tallies }, bytes: seqs.byteLength + tallyOf.byteLength }
}

/** The names lie together in blocks, so that the lines themselves need not be read. */
function namedLines(planId: string, sort: NameSort, of = sql`true`) {
  const rank = sort === 'bucket' ? sql`t.bucket_rank,` : sql``
  return sql`select b.seq + l.at::int - 1 as seq, l.tally from plan_item b
    cross join lateral unnest(b.block_names, b.block_tallies) with ordinality as l (name, tally, at)
    join (select seq, bucket_rank from plan_item where plan_id = ${planId} and tally_lines is not null offset 0) t on t.seq = l.tally
    where b.plan_id = ${planId} and b.block_names is not null and ${of}
    order by ${rank} lower(l.name), b.seq + l.at`
}

async function byName(tx: Tx, planId: string, sort: NameSort): Promise<Outline> {
  const lines = sql<{ seqs: Buffer | null; tallies: Buffer | null }>`
    select string_agg(int4send(seq), ''::bytea) as seqs, string_agg(int4send(tally), ''::bytea) as tallies
    from (${namedLines(planId, sort)}) as ordered`
  const [row] = (await joinedWhole(tx, () => lines.execute(tx))).rows
  return {
    tallies: await readTallies(tx, planId),
    seqs: wholeNumbers(row?.seqs ?? null),
    tallyOf: wholeNumbers(row?.tallies ?? null),
  }
}

async function byLines(tx: Tx, planId: string, sort: ItemSort): Promise<Outline> {
  const named = await readOutline(tx, planId, 'bucket')
  const tallyOfSeq = new Int32Array(named.seqs.length)
  named.seqs.forEach((seq, place) => {
    tallyOfSeq[seq] = named.tallyOf[place] ?? 0
  })
  const { rows } = await sql<{ seqs: Buffer | null }>`select string_agg(int4send(seq), ''::bytea) as seqs
    from (select i.seq from plan_item i where i.plan_id = ${planId} order by ${orders[sort]}) as ordered`.execute(
    tx,
  )
  const seqs = wholeNumbers(rows[0]?.seqs ?? null)
  return { tallies: named.tallies, seqs, tallyOf: seqs.map((seq) => tallyOfSeq[seq] ?? 0) }
}

/** What `int4send` wrote one after the other. */
export function wholeNumbers(sent: Buffer | null): Int32Array {
  const numbers = new Int32Array((sent?.length ?? 0) / 4)
  numbers.forEach((_, at) => {
    numbers[at] = sent?.readInt32BE(at * 4) ?? 0
  })
  return numbers
}

/** Lines of a plan, as `i`. */
export const orders: Record<ItemSort, RawBuilder<unknown>> = {
  bucket: sql`i.bucket_rank, lower(i.name), i.seq`,
  name: sql`lower(i.name), i.seq`,
  number: sql`i.employee_number nulls last, i.seq`,
  entity: sql`i.legal_entity_id nulls last, lower(i.name), i.seq`,
  date: sql`i.effective_date nulls last, lower(i.name), i.seq`,
}
