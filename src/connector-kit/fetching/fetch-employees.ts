import type { RecordProblem } from '#model/employee.ts'
import type { Failure } from '#model/failure.ts'
import type { FetchProgress, IncompleteBecause } from '#model/snapshot.ts'
import type { FetchEvent } from '../connection.ts'
import { failureOf } from '../failures.ts'
import type { Asked, HttpMethod } from '../http-definition.ts'
import type { Sender } from '../sending/open-sender.ts'
import { askOffers } from './ask-offers.ts'
import { type Attach, prepareAttach } from './attach.ts'
import { incompleteBecauseOf } from './incomplete-because.ts'
import { hasShifted, incompleteFetch, incompleteReading, type Reading } from './judge-completeness.ts'
import { type PageOfPeople, readPageOfPeople } from './read-page-of-people.ts'
import { readPages } from './read-pages.ts'
import { createSeenRecords, type SeenRecords } from './seen-records.ts'

/** A list of more pages than this is not read twice when it shifted. */
const cheapPages = 200

export type FetchParts = Readonly<{
  method: HttpMethod
  name: string
  base: URL
  asked: Asked
  sender: Sender
  signal: AbortSignal
  emit: (event: FetchEvent) => Promise<void>
}>

/** Everything a fetch counts as it goes on. */
export type FetchCounts = {
  pages: number
  people: number
  unreadable: number
  expectedPeople: number | null
  problems: RecordProblem[]
  incompleteBecause: IncompleteBecause[]
}

/** Counts of a fetch that has not begun. */
export function noCounts(): FetchCounts {
  return { pages: 0, people: 0, unreadable: 0, expectedPeople: null, problems: [], incompleteBecause: [] }
}

/** How far a fetch has come. */
export function progressOf(
  counts: FetchCounts,
  requests: number,
  waitingUntilMs: number | null = null,
): FetchProgress {
  const { pages, people, expectedPeople } = counts
  const waitingUntilAt = waitingUntilMs === null ? null : new Date(waitingUntilMs).toISOString()
  return { pages, people, expectedPeople, requests, waitingUntilAt }
}

/** Reads everybody, page by page, and tells at the end whether that can be shown to be everybody. */
export async function fetchEmployees(parts: FetchParts, counts: FetchCounts): Promise<void> {
  let failure: Failure | null = null
  try {
    await readEverybody(parts, counts)
  } catch (error) {
    failure = failureOf(error) ?? null
    if (!failure) throw error
  }
  await parts.emit(endOf(counts, parts.sender.requests(), failure))
}

/** The end of a fetch, with everything that was counted. */
export function endOf(counts: FetchCounts, requests: number, failure: Failure | null): FetchEvent {
  if (failure) counts.incompleteBecause.push(incompleteBecauseOf(failure))
  const { people, pages, problems, incompleteBecause } = counts
  const complete = incompleteBecause.length === 0
  return { kind: 'end', summary: { people, pages, requests, complete, incompleteBecause, problems, failure } }
}

async function readEverybody(before: FetchParts, counts: FetchCounts): Promise<void> {
  const { base, name, sender, signal, method } = before
  const send = (call: Parameters<Sender['send']>[0]) => sender.send(call, signal)
  const asked = await askOffers(before.asked, method, send)
  const parts = { ...before, asked }
  const attach = await prepareAttach({
    employees: method.employees,
    asked,
    source: { asked, base, name, send },
    onRefused: (_as, { failure }) =>
      counts.incompleteBecause.push({ reason: 'field-disappeared', detail: failure.what }),
  })
  const seen = createSeenRecords()
  let reading = await readOnce(parts, counts, attach, seen)
  if (hasShifted(reading) && reading.pages <= cheapPages) {
    seen.restart()
    reading = await readOnce(parts, counts, attach, seen)
  }
  const because = incompleteReading(reading) ?? incompleteFetch(counts.people, counts.unreadable)
  if (because) counts.incompleteBecause.push(because)
}

async function readOnce(
  parts: FetchParts,
  counts: FetchCounts,
  attach: Attach,
  seen: SeenRecords,
): Promise<Reading> {
  const { asked, base, name, sender, signal, method } = parts
  const pages = readPages({
    listing: method.employees,
    asked,
    base,
    name,
    send: (call) => sender.send(call, signal),
  })
  const totals: number[][] = []
  let withoutId = 0
  const reading = (pagesRead: number, ended: IncompleteBecause | undefined): Reading => ({
    ended,
    totals: inAll(totals),
    people: seen.count() + withoutId,
    repeats: seen.repeats(),
    second: seen.secondReading(),
    pages: pagesRead,
  })
  for (let pagesRead = 0; ; pagesRead++) {
    const next = await pages.next()
    if (next.done) return reading(pagesRead, next.value)
    const { records, total, part, answer } = next.value
    totals[part] = [...(totals[part] ?? []), ...(total === null ? [] : [total])]
    counts.expectedPeople = inAll(totals).at(-1) ?? counts.expectedPeople
    const before = seen.count()
    const page = await readPageOfPeople(records, { method, asked, attach, seen, answer })
    withoutId += page.withoutId
    await emitPage(parts, counts, page)
    if (records.length > 0 && page.withoutId === 0 && seen.count() === before)
      return reading(pagesRead + 1, {
        reason: 'repeated-page',
        detail: 'A page held only people who had come before.',
      })
  }
}

/** The totals that the parts of a list told: those of one that changed its mind, else the sum of all. */
function inAll(parts: readonly (readonly number[])[]): readonly number[] {
  const changed = parts.find((told) => new Set(told).size > 1)
  if (changed) return changed
  const last = parts.map((told) => told.at(-1))
  return last.length === 0 || last.includes(undefined)
    ? []
    : [last.reduce<number>((sum, one) => sum + (one ?? 0), 0)]
}

async function emitPage(
  { sender, emit }: FetchParts,
  counts: FetchCounts,
  page: PageOfPeople,
): Promise<void> {
  const { employees, problems, takenBack, unreadable } = page
  counts.pages++
  counts.people += employees.length - takenBack
  counts.unreadable += unreadable + takenBack
  counts.problems.push(...problems)
  await emit({ kind: 'page', employees, problems, progress: progressOf(counts, sender.requests()) })
}
