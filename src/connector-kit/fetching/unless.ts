import { ConnectorFailure } from '../failures.ts'
import { ReadProblem } from '../reading/read-problem.ts'

/** Told when a second list or call is not permitted: its fields stay absent and the fetch is not complete. */
export type OnRefused = (failure: ConnectorFailure) => void

/** What was read, or nothing where it is not permitted. */
export async function unlessRefused<T>(onRefused: OnRefused, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof ConnectorFailure) || error.failure.kind !== 'permission') throw error
    onRefused(error)
    return undefined
  }
}

/** What cannot be understood costs that part, not the person and not the fetch. */
export async function unlessUnreadable(problems: ReadProblem[], find: () => unknown): Promise<unknown> {
  try {
    return await find()
  } catch (error) {
    if (!(error instanceof ReadProblem)) throw error
    problems.push(error)
    return undefined
  }
}
