import { createHash, createHmac } from 'node:crypto'
import type { FetchEvent, FetchSummary } from '#connector-kit/connection.ts'
import type { Employee, RecordProblem } from '#model/employee.ts'
import type { FetchProgress } from '#model/snapshot.ts'
import type { OutsideRecord, SnapshotEnd, StagedRecord } from '#stores/snapshot-store.ts'
import { type FieldCounter, fieldCounter } from './field-statistics.ts'
import { type Earlier, judgeSnapshot } from './judge-snapshot.ts'
import { type FieldChoice, hasLeft, leavingFacts, projectEmployee } from './kept-fields.ts'

/** Where pages go. Each call is one transaction; `false` means the snapshot was closed by somebody else. */
export type StagingArea = Readonly<{
  append: (page: {
    records: readonly StagedRecord[]
    outside: readonly OutsideRecord[]
    progress: FetchProgress
  }) => Promise<boolean>
  progress: (progress: FetchProgress) => Promise<boolean>
  /** Removes records that came again with other content: neither of the two is used. Answers what was removed. */
  takeBack: (
    records: Readonly<{ externalIds: readonly string[]; hashes: readonly Buffer[] }>,
  ) => Promise<Readonly<{ records: readonly Buffer[]; outside: number }>>
}>

export type StagingRules = Readonly<{
  asked: FieldChoice
  kept: FieldChoice
  /** Why somebody is left out, or null for somebody inside the filter. */
  leftOut: (employee: Employee) => string | null
  /** Of people outside the filter who have left, those whom this connection keeps: their leaving is told all the same. */
  leaversKept: (left: readonly Employee[]) => Promise<ReadonlySet<string>>
  pseudonymKey: Buffer
  earlier: Earlier | undefined
}>

/** Writes the pages of a fetch into the staging area as they come and tells how the snapshot ends. */
export async function stageSnapshot(
  events: AsyncIterable<FetchEvent>,
  area: StagingArea,
  rules: StagingRules,
): Promise<SnapshotEnd | 'closed'> {
  const counted: Counted = {
    counter: fieldCounter(rules.asked, rules.kept),
    inside: 0,
    outside: 0,
    content: Buffer.alloc(HASH_BYTES),
    rules,
  }
  for await (const event of events) {
    if (event.kind === 'end') {
      await takeBackConflicts(event.summary, area, counted)
      return endOf(event.summary, counted)
    }
    if (event.kind === 'waiting') {
      if (!(await area.progress(event.progress))) return 'closed'
      continue
    }
    if (!(await area.append({ ...(await sortPage(event.employees, counted)), progress: event.progress })))
      return 'closed'
  }
  throw new Error('A fetch ended without saying how.')
}

async function takeBackConflicts(summary: FetchSummary, area: StagingArea, counted: Counted): Promise<void> {
  const externalIds = summary.problems.flatMap((one) =>
    one.code === 'conflicting-record' && one.externalId !== null ? [one.externalId] : [],
  )
  if (externalIds.length === 0) return
  const hashes = externalIds.map((id) => pseudonymOf(counted.rules.pseudonymKey, id))
  const gone = await area.takeBack({ externalIds, hashes })
  for (const hash of gone.records) addContent(counted.content, hash)
  counted.inside -= gone.records.length
  counted.outside -= gone.outside
}

async function sortPage(
  employees: readonly Employee[],
  counted: Counted,
): Promise<{ records: StagedRecord[]; outside: OutsideRecord[] }> {
  const { counter, rules } = counted
  const page: { records: StagedRecord[]; outside: OutsideRecord[] } = { records: [], outside: [] }
  const sorted = employees.map((employee) => ({ employee, reason: rules.leftOut(employee) }))
  const left = sorted.filter(({ employee, reason }) => reason !== null && hasLeft(employee))
  const told =
    left.length === 0 ? new Set<string>() : await rules.leaversKept(left.map((one) => one.employee))
  for (const { employee, reason } of sorted) {
    counter.add(employee, reason === null)
    const kept = keptOf(employee, reason, rules, told)
    if (kept !== undefined) {
      const doc = JSON.stringify(kept)
      const hash = createHash('md5').update(doc).digest()
      addContent(counted.content, hash)
      page.records.push({ externalId: employee.externalId, doc, hash })
    } else {
      const hash = pseudonymOf(rules.pseudonymKey, employee.externalId)
      page.outside.push({ hash, reason: reason ?? '' })
    }
  }
  counted.inside += page.records.length
  counted.outside += page.outside.length
  return page
}

/** What is kept of a record; undefined where it is its hash only. */
function keptOf(
  employee: Employee,
  reason: string | null,
  { kept }: StagingRules,
  told: ReadonlySet<string>,
): Employee | undefined {
  if (reason === null) return projectEmployee(employee, kept)
  return told.has(employee.externalId) ? leavingFacts(employee) : undefined
}

/** What is kept of somebody outside the filter: a keyed hash that is of no use without the connection's key. */
export function pseudonymOf(key: Buffer, externalId: string): Buffer {
  return createHmac('sha256', key).update(externalId).digest()
}

type Counted = {
  readonly counter: FieldCounter
  inside: number
  outside: number
  /** The hashes of the records inside the filter, one laid over the other: however many, in whatever order. */
  readonly content: Buffer
  readonly rules: StagingRules
}

const HASH_BYTES = 16

/** Adds a record's hash, or takes one away that was added. A record has its id in it, so no two have the same. */
function addContent(content: Buffer, hash: Buffer): void {
  for (let at = 0; at < HASH_BYTES; at++) content[at] = (content[at] ?? 0) ^ (hash[at] ?? 0)
}

/** Problems that cost a whole record, not a field of it. */
const lost: ReadonlySet<RecordProblem['code']> = new Set([
  'unreadable-record',
  'missing-id',
  'conflicting-record',
])

function endOf(summary: FetchSummary, counted: Counted): SnapshotEnd {
  const fieldStatistics = counted.counter.result()
  const judged = judgeSnapshot(summary, fieldStatistics, counted.rules.earlier)
  const unreadable = summary.problems.filter((one) => lost.has(one.code))
  const named = new Set(unreadable.map((one) => one.externalId).filter((id) => id !== null))
  const nameless = unreadable.filter((one) => one.externalId === null).length
  return {
    state: judged.state,
    people: summary.people,
    pages: summary.pages,
    requests: summary.requests,
    inScope: counted.inside,
    outsideFilter: counted.outside,
    unreadable: named.size + nameless,
    incompleteBecause: judged.because,
    failure: summary.failure,
    fieldStatistics,
    contentHash: contentHash(counted),
    problems: summary.problems,
  }
}

/** The same people with the same values give the same hash, whatever the order and size of the pages. */
function contentHash({ inside, content }: Counted): Buffer {
  return createHash('sha256').update(`${inside}`).update(content).digest()
}
