import fc from 'fast-check'
import type { Database } from '#db/database.ts'
import { playHistory } from './play-history.ts'
import { type History, history } from './steps.ts'
import { type Invariant, Violation } from './violation.ts'

export type Found = Readonly<{
  invariant: Invariant
  /** The history that found it, counted from one. */
  at: number
  /** How to play it again. */
  seed: number
  path: string
  message: string
  history: History
}>

export type Checked = Readonly<{ played: number; found: Found | undefined }>

export type Checking = Readonly<{
  database: Database
  seed: number
  histories: number
  /** Looks for the shortest history that shows the same; a second or two for each try less. */
  shrink: boolean
  path?: string
}>

/** Plays so many random histories, or until the first that shows something. */
export async function checkHistories({
  database,
  seed,
  histories,
  shrink,
  path,
}: Checking): Promise<Checked> {
  const property = fc.asyncProperty(history, (one) => playHistory(database, one))
  const details = await fc.check(property, {
    seed,
    numRuns: histories,
    endOnFailure: !shrink,
    ...(path === undefined ? {} : { path }),
  })
  if (!details.failed) return { played: details.numRuns, found: undefined }
  const error = details.errorInstance
  const found: Found = {
    invariant: error instanceof Violation ? error.invariant : 'no failure',
    at: details.numRuns,
    seed,
    path: details.counterexamplePath ?? '',
    message: error instanceof Error ? error.message : String(error),
    history: details.counterexample?.[0] as History,
  }
  return { played: details.numRuns, found }
}
