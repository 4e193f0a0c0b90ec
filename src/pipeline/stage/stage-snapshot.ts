import { createHash, createHmac } from 'node:crypto'
import type { FetchEvent, FetchSummary } from '#connector-kit/connection.ts'
import type { Employee } from '#model/employee.ts'
import type { FetchProgress } from '#model/snapshot.ts'
import type { OutsideRecord, SnapshotEnd, StagedRecord } from '#stores/snapshot-store.ts'
import { fieldCounter } from './field-statistics.ts'
import { type Earlier, judgeSnapshot } from './judge-snapshot.ts'
import { type FieldChoice, projectEmployee } from './kept-fields.ts'

/** Where pages go. Each call is one transaction; `false` means the snapshot was closed by somebody else. */
export type StagingArea = Readonly<{
  append: (page: {
    records: readonly StagedRecord[]
    outside: readonly OutsideRecord[]
    progress: FetchProgress
  }) => Promise<boolean>
  progress: (progress: FetchProgress) => Promise<boolean>
}>

export type StagingRules = Readonly<{
  asked: FieldChoice
  kept: FieldChoice
  /** Why somebody is left out, or null for somebody inside the filter. */
  leftOut: (employee: Employee) => string | null
  pseudonymKey: Buffer
  earlier: Earlier | undefined
}>

/** Writes the pages of a fetch into the staging area as they come and tells how the snapshot ends. */
export async function stageSnapshot(
  events: AsyncIterable<FetchEvent>,
  area: StagingArea,
  rules: StagingRules,
): Promise<SnapshotEnd | 'closed'> {
  const counter = fieldCounter(rules.asked)
  const hashes: Buffer[] = []
  let inScope = 0
  let outside = 0
  for await (const event of events) {
    if (event.kind === 'end') return endOf(event.summary, { inScope, outside, counter, hashes, rules })
    if (event.kind === 'waiting') {
      if (!(await area.progress(event.progress))) return 'closed'
      continue
    }
    const page = sortPage(event.employees, rules)
    for (const employee of event.employees) counter.add(employee)
    for (const record of page.records) hashes.push(record.hash)
    inScope += page.records.length
    outside += page.outside.length
    if (!(await area.append({ ...page, progress: event.progress }))) return 'closed'
  }
  throw new Error('A fetch ended without saying how.')
}

function sortPage(
  employees: readonly Employee[],
  rules: StagingRules,
): { records: StagedRecord[]; outside: OutsideRecord[] } {
  const records: StagedRecord[] = []
  const outside: OutsideRecord[] = []
  for (const employee of employees) {
    const reason = rules.leftOut(employee)
    if (reason === null) {
      const kept = projectEmployee(employee, rules.kept)
      records.push({ employee: kept, hash: createHash('md5').update(JSON.stringify(kept)).digest() })
    } else outside.push({ hash: pseudonymOf(rules.pseudonymKey, employee.externalId), reason })
  }
  return { records, outside }
}

/** What is kept of somebody outside the filter: a keyed hash that is of no use without the connection's key. */
export function pseudonymOf(key: Buffer, externalId: string): Buffer {
  return createHmac('sha256', key).update(externalId).digest()
}

type Counted = Readonly<{
  inScope: number
  outside: number
  counter: ReturnType<typeof fieldCounter>
  hashes: readonly Buffer[]
  rules: StagingRules
}>

function endOf(summary: FetchSummary, counted: Counted): SnapshotEnd {
  const fieldStatistics = counted.counter.result()
  const judged = judgeSnapshot(summary, fieldStatistics, counted.rules.earlier)
  const unreadable = new Set(
    summary.problems
      .filter((one) => one.field === null && one.externalId !== null)
      .map((one) => one.externalId),
  )
  const nameless = summary.problems.filter((one) => one.field === null && one.externalId === null).length
  return {
    state: judged.state,
    people: summary.people,
    pages: summary.pages,
    requests: summary.requests,
    inScope: counted.inScope,
    outsideFilter: counted.outside,
    unreadable: unreadable.size + nameless,
    incompleteBecause: judged.because,
    failure: summary.failure,
    fieldStatistics,
    contentHash: contentHash(counted.hashes),
    problems: summary.problems,
  }
}

/** The same people with the same values give the same hash, whatever the order and size of the pages. */
function contentHash(hashes: readonly Buffer[]): Buffer {
  const sorted = [...hashes].sort(Buffer.compare)
  return createHash('sha256').update(Buffer.concat(sorted)).digest()
}
