import { type FailureCode, failureFor } from '#connector-kit/failures.ts'
import type { Failure } from '#model/failure.ts'
import type { SnapshotEnd } from '#stores/snapshot-store.ts'

/** A fetch that is not good always says what happened, what to do and who can do it, also where no request failed. */
export function explainEnd(end: SnapshotEnd, name: string): SnapshotEnd {
  if (end.failure !== null || end.state === 'complete') return end
  const code: FailureCode = end.state === 'held' ? 'fetch-held' : 'not-complete'
  const said = failureFor(code, name)
  const details = end.incompleteBecause.map((one) => one.detail)
  return { ...end, failure: { ...said, what: [said.what, ...details].join(' ') } }
}

/** What is said of a fetch whose program is gone. */
export function interruption(name: string): Failure {
  return failureFor('interrupted', name)
}
