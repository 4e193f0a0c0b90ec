import type { Playing } from './open-history.ts'
import { type PortalState, readPortal } from './portal-state.ts'
import { same } from './violation.ts'

/** Reads the portal anew; what it says now is what the next step starts from. */
export async function readAgain({ ledger, portal }: Playing): Promise<PortalState> {
  return readPortal(portal.database.pool, portal.companyId, ledger.portal)
}

/** Everything but a click, a hand edit and a reconnect leaves the people, their history and the runs alone. */
export async function checkNothingWritten(playing: Playing, what: string): Promise<void> {
  const { ledger } = playing
  const now = await readAgain(playing)
  const known = new Set(ledger.portal.text.split('\n'))
  const differing =
    now.text === ledger.portal.text ? [] : now.text.split('\n').filter((line) => !known.has(line))
  same('I1', `people who are not as they were, after ${what}`, differing, [])
  same('I1', `the number of people after ${what}`, now.people.size, ledger.portal.people.size)
  same('I1', `the rows of history after ${what}`, now.history.slice(ledger.portal.history.length), [])
  same('I1', `the number of runs after ${what}`, now.runs.length, ledger.portal.runs.length)
  ledger.portal = now
}
