import { isSensitive } from '#model/employee.ts'
import type { Failure } from '#model/failure.ts'
import type { CheckResult } from '../connection.ts'
import { failureFor, failureOf } from '../failures.ts'
import type { Permission } from '../http-definition.ts'
import type { Sample } from './read-sample.ts'

type Step = CheckResult['step']
/** Tells a line of the test. */
export type TellLine = (result: CheckResult) => void

/** A line of the test: passed without a failure. */
export function lineOf(step: Step, label: string, failure: Failure | null): CheckResult {
  return { step, id: null, label, outcome: failure ? 'failed' : 'passed', failure, sample: null }
}

/** A line that was not tried. */
export function skipped(step: Step, label: string): CheckResult {
  return { step, id: null, label, outcome: 'skipped', failure: null, sample: null }
}

/** The lines that are left after a step failed. */
export function skipRest(failed: Step, name: string, rights: readonly Permission[], tell: TellLine): void {
  if (failed === 'address') tell(skipped('tls', 'Secure connection'))
  if (failed !== 'sign-in') tell(skipped('sign-in', `Signing in to ${name}`))
  for (const right of rights) tell({ ...skipped('right', right.name), id: right.id })
  tell(skipped('sample', 'A sample record'))
}

/** The line of a right. */
export function rightLine(right: Permission, failure: Failure | null): CheckResult {
  return { ...lineOf('right', right.name, failure), id: right.id }
}

/** A right without a request of its own is seen by whether any of its fields was supplied. */
export function rightBySample(right: Permission, sample: Sample | undefined, name: string): CheckResult {
  const fields =
    right.fields === 'everything' ? undefined : right.fields.filter((field) => !isSensitive(field))
  if (!sample || fields?.length === 0) return { ...skipped('right', right.name), id: right.id }
  const seen =
    fields === undefined ? sample.supplied.size > 0 : fields.some((field) => sample.supplied.has(field))
  return rightLine(right, seen ? null : failureFor('right-missing', name, lostBy(right)))
}

/** What is lost without a right, and where it is granted. */
export function lostBy({ lostWithout, where }: Permission): Partial<Failure> {
  return { lost: [lostWithout], ...(where === undefined ? {} : { where }) }
}

/** The failure of a step, null when it went well. Anything unexpected is thrown on. */
export async function attempt(step: () => Promise<void>): Promise<Failure | null> {
  try {
    await step()
    return null
  } catch (error) {
    return failureOf(error) ?? rethrow(error)
  }
}

/** Throws an error on, where an expression is wanted. */
export function rethrow(error: unknown): never {
  throw error
}
