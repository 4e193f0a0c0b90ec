import type { Employee, RecordProblem } from '#model/employee.ts'
import type { Failure } from '#model/failure.ts'
import type { FetchProgress, IncompleteBecause } from '#model/snapshot.ts'
import type { FetchEvent } from '../connection.ts'

/** Everything a fetch counts as it goes on. */
export type FetchCounts = {
  pages: number
  people: number
  unreadable: number
  expectedPeople: number | null
  /** People whose details an earlier fetch had read, and when the oldest of these were. */
  reused: { people: number; readAtMs: number }
  problems: RecordProblem[]
  incompleteBecause: IncompleteBecause[]
}

/** Counts of a fetch that has not begun. */
export function noCounts(): FetchCounts {
  return {
    ...{ pages: 0, people: 0, unreadable: 0, expectedPeople: null },
    reused: { people: 0, readAtMs: Number.POSITIVE_INFINITY },
    ...{ problems: [], incompleteBecause: [] },
  }
}

/** How far a fetch has come. */
export function progressOf(
  counts: FetchCounts,
  requests: number,
  waitingUntilMs: number | null = null,
): FetchProgress {
  const { pages, people, expectedPeople, reused } = counts
  const waitingUntilAt = waitingUntilMs === null ? null : new Date(waitingUntilMs).toISOString()
  const progress = { pages, people, expectedPeople, requests, waitingUntilAt }
  if (reused.people === 0) return progress
  return { ...progress, reused: { people: reused.people, readAt: new Date(reused.readAtMs).toISOString() } }
}

/** Somebody whose details an earlier fetch had read. */
export function countReused({ reused }: FetchCounts, readAtMs: number): void {
  reused.people++
  reused.readAtMs = Math.min(reused.readAtMs, readAtMs)
}

/** What a page of records became, as far as it is counted. */
export type CountedPage = Readonly<{
  employees: readonly Employee[]
  problems: readonly RecordProblem[]
  unreadable: number
  /** Employees given on an earlier page who turned out to be in conflict. */
  takenBack?: number
}>

/** The event of a page, which is counted. */
export function countPage(counts: FetchCounts, page: CountedPage, requests: number): FetchEvent {
  const { employees, problems, unreadable, takenBack = 0 } = page
  counts.pages++
  counts.people += employees.length - takenBack
  counts.unreadable += unreadable + takenBack
  counts.problems.push(...problems)
  return { kind: 'page', employees, problems, progress: progressOf(counts, requests) }
}

/** The end of a fetch, with everything that was counted; a failure is why it is not complete. */
export function endOf(
  counts: FetchCounts,
  requests: number,
  failure: Failure | null,
  reason = reasons[failure?.code ?? ''] ?? 'failed',
): FetchEvent {
  if (failure) counts.incompleteBecause.push({ reason, detail: failure.what })
  const { people, pages, problems, incompleteBecause } = counts
  const complete = incompleteBecause.length === 0
  return { kind: 'end', summary: { people, pages, requests, complete, incompleteBecause, problems, failure } }
}

/** Why a fetch that failed is not complete, by the code of the failure. */
const reasons: Readonly<Record<string, IncompleteBecause['reason']>> = {
  'cut-short': 'cut-short',
  'wrong-content': 'wrong-content',
  'sign-in-page': 'wrong-content',
  redirected: 'wrong-content',
  'not-complete': 'end-not-reached',
  cancelled: 'cancelled',
  'nobody-pushed': 'empty',
}
