import { isTickedByItself, tickedByChoice } from './chosen-lines.ts'
import { findsTally, type ItemFilter } from './plan-filter.ts'
import { searchPlan } from './plan-search.ts'
import type { PlanRecord } from './plan-store.ts'
import {
  type ItemSort,
  isOrdered,
  type Outline,
  readFirstLines,
  readOutline,
  readTallies,
  type Tally,
} from './read-outline.ts'
import type { Tx } from './transaction.ts'

/**
 * Where a page begins: after so many lines that the filter finds, or at a place in the order of all lines, which stays
 * the same when somebody ticks and unticks between two pages.
 */
export type PageStart = Readonly<{ skip: number } | { place: number }>
export type PageQuery = Readonly<{ filter: ItemFilter; sort: ItemSort; start: PageStart; limit: number }>
export type FoundPage = Readonly<{ seqs: number[]; total: number; next: PageStart | null }>

/** Which lines are on a page. */
export async function findPage(
  tx: Tx,
  plan: PlanRecord,
  released: readonly string[],
  query: PageQuery,
): Promise<FoundPage> {
  const first = await firstPage(tx, plan, query)
  if (first !== undefined) return first
  const outline = await readOutline(tx, plan.id, query.sort)
  return takePage(outline, await finder(tx, plan, released, outline, query.filter), query)
}

/** Ordering fewer lines takes no longer than one looks at a page. */
const many = 20_000

/** The first page of a long preview that nobody has looked at yet does not wait for the order of all the others. */
async function firstPage(
  tx: Tx,
  plan: PlanRecord,
  { filter, sort, start, limit }: PageQuery,
): Promise<FoundPage | undefined> {
  if (('skip' in start ? start.skip : start.place) > 0) return undefined
  if (filter.search || filter.selected !== undefined || (sort !== 'bucket' && sort !== 'name'))
    return undefined
  if (isOrdered(plan.id, sort)) return undefined
  const all = await readTallies(tx, plan.id)
  if (linesOf(all) < many) return undefined
  const found = all.filter((one) => findsTally(filter, one))
  const seqs = await readFirstLines(tx, plan.id, sort, { tallies: found.map((one) => one.tally), limit })
  const total = linesOf(found)
  return { seqs, total, next: total > seqs.length ? { skip: seqs.length } : null }
}

function linesOf(tallies: readonly Tally[]): number {
  return tallies.reduce((sum, one) => sum + one.lines, 0)
}

type Finds = Readonly<{
  /** By tally: whether its lines can be found. */
  tallies: Uint8Array
  line: ((seq: number, tally: number) => boolean) | null
  /** Where it is known without looking. */
  total: number | null
}>

async function finder(
  tx: Tx,
  plan: PlanRecord,
  released: readonly string[],
  { tallies, seqs }: Outline,
  filter: ItemFilter,
): Promise<Finds> {
  const { search, selected } = filter
  const found = tallies.filter((one) => findsTally(filter, one) && (selected === undefined || one.selectable))
  const flags = new Uint8Array(seqs.length)
  for (const one of found) flags[one.tally] = 1
  if (!search && selected === undefined) return { tallies: flags, line: null, total: linesOf(found) }
  const text = search ? await searchPlan(tx, plan.id, search) : null
  if (selected === undefined) return { tallies: flags, line: (seq) => text?.has(seq) ?? true, total: null }
  const byChoice = await tickedByChoice(tx, plan, released)
  const byItself = new Set(
    found.filter((one) => isTickedByItself(plan, released, one)).map((one) => one.tally),
  )
  const wanted = selected === 'yes'
  const line = (seq: number, tally: number) =>
    (byChoice.get(seq) ?? byItself.has(tally)) === wanted && (text?.has(seq) ?? true)
  return { tallies: flags, line, total: null }
}

function takePage({ seqs, tallyOf }: Outline, finds: Finds, { start, limit }: PageQuery): FoundPage {
  const taken: number[] = []
  let next: PageStart | null = null
  let total = 0
  const isFound = (seq: number, tally: number) =>
    finds.tallies[tally] === 1 && (finds.line === null || finds.line(seq, tally))
  const from = 'place' in start && finds.total !== null ? start.place : 0
  for (let place = from; place < seqs.length; place++) {
    const seq = seqs[place] ?? 0
    if (!isFound(seq, tallyOf[place] ?? 0)) continue
    total += 1
    const begun = 'place' in start ? place >= start.place : total > start.skip
    if (!begun || next !== null) continue
    if (taken.length < limit) taken.push(seq)
    else {
      next = { place }
      if (finds.total !== null) break
    }
  }
  return { seqs: taken, total: finds.total ?? total, next }
}
