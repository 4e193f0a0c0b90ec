import type { Failure } from '#model/failure.ts'
import type { IncompleteBecause } from '#model/snapshot.ts'
import type { DetailMemory, FetchEvent, KitClock } from '../connection.ts'
import { failureOf } from '../failures.ts'
import type { Asked, HttpMethod } from '../http-definition.ts'
import type { Sender } from '../sending/open-sender.ts'
import { countPage, countReused, endOf, type FetchCounts, progressOf } from './fetch-counts.ts'
import { hasShifted, incompleteFetch, incompleteReading, type Reading } from './judge-completeness.ts'
import { type PreparedReading, prepareReading } from './prepare-reading.ts'
import { type Aside, readAside, readPageOfPeople } from './read-page-of-people.ts'
import { createSeenRecords, type SeenRecords } from './seen-records.ts'

/** A list of more pages than this is not read twice when it shifted. */
const cheapPages = 200
/** Before those who were put aside are tried once more. */
const asidePauseMs = 60_000

/** What a fetch over HTTP is made of; events go to `emit`, which waits while nobody takes them. */
type FetchParts = Readonly<{
  method: HttpMethod
  name: string
  base: URL
  clock: KitClock
  asked: Asked
  sender: Sender
  signal: AbortSignal
  emit: (event: FetchEvent) => Promise<void>
  memory: DetailMemory | undefined
}>

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

type Memory = Readonly<{ seen: SeenRecords; aside: Aside }>

async function readEverybody(parts: FetchParts, counts: FetchCounts): Promise<void> {
  const { sender, signal, clock, memory: details } = parts
  const onRecalled = (readAtMs: number) => countReused(counts, readAtMs)
  const prepared = await prepareReading(
    {
      ...parts,
      send: (call) => sender.send(call, signal),
      onRefused: ({ failure }) =>
        counts.incompleteBecause.push({ reason: 'field-disappeared', detail: failure.what }),
      recalling: details && { memory: details, clock, onRecalled },
    },
    parts.asked,
  )
  const memory = { seen: createSeenRecords(), aside: new Map() }
  let reading = await readOnce(parts, counts, prepared, memory)
  if (hasShifted(reading) && reading.pages <= cheapPages) {
    memory.seen.restart()
    reading = await readOnce(parts, counts, prepared, memory)
  }
  await tryAsideAgain(parts, counts, prepared, memory.aside)
  const because = incompleteReading(reading) ?? incompleteFetch(counts.people, counts.unreadable)
  if (because) counts.incompleteBecause.push(because)
}

async function readOnce(
  { sender, method, emit }: FetchParts,
  counts: FetchCounts,
  { asked, attach, pages: open }: PreparedReading,
  { seen, aside }: Memory,
): Promise<Reading> {
  const pages = open()
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
    const callsAtOnce = method.rateLimit.concurrency
    const page = await readPageOfPeople(records, { method, asked, attach, seen, aside, answer, callsAtOnce })
    withoutId += page.withoutId
    await emit(countPage(counts, page, sender.requests()))
    if (records.length > 0 && page.withoutId === 0 && seen.count() === before)
      return reading(pagesRead + 1, {
        reason: 'repeated-page',
        detail: 'A page held only people who had come before.',
      })
  }
}

/** Goes on with those whose extra calls failed for the moment; a second failure is the fetch's own. */
async function tryAsideAgain(
  { clock, signal, sender, method, emit }: FetchParts,
  counts: FetchCounts,
  { asked }: PreparedReading,
  aside: Aside,
): Promise<void> {
  if (aside.size === 0) return
  const untilMs = clock.now() + asidePauseMs
  await emit({ kind: 'waiting', progress: progressOf(counts, sender.requests(), untilMs) })
  await clock.sleep(asidePauseMs, signal)
  const page = await readAside(aside, { method, asked })
  await emit(countPage(counts, page, sender.requests()))
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
