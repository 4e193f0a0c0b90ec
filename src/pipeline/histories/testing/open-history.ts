import type { Database } from '#db/database.ts'
import type { ConnectionSettings } from '#model/settings.ts'
import { newcomer, toEmployee } from './hr-record.ts'
import type { Ledger } from './ledger.ts'
import { Portal } from './portal.ts'
import { type PortalState, readPortal } from './portal-state.ts'
import type { History } from './steps.ts'
import { beginUpstream, nameOf } from './upstream.ts'

/** A history as it is played: the real portal, and what the model knows. */
export type Playing = Readonly<{ portal: Portal; ledger: Ledger }>

const begin = new Date('2026-03-02T12:00:00Z')

export const filters = {
  everybody: [],
  'Finance only': [{ dimension: 'department', mode: 'include', values: ['Finance'] }],
  'not Sales': [{ dimension: 'department', mode: 'exclude', values: ['Sales'] }],
} satisfies Record<string, ConnectionSettings['filter']>

/** Guards that hold whatever is more than nobody, and hard whatever is more than one. */
const early = {
  leavingPeople: 0,
  leavingShare: 0,
  hardLeavingPeople: 1,
  hardLeavingShare: 0,
  joinersPeople: 20,
  joinersShare: 0.25,
  changesPeople: 0,
  changesShare: 0,
}

/** A company of its own in a database that others use too. */
export async function openHistory(database: Database, history: History): Promise<Playing> {
  const portal = new Portal(database, begin)
  await portal.open()
  const known = [...new Set(history.inPortal.map((one) => one % history.people))].map((human) =>
    newcomer(human, `e${human}`),
  )
  if (known.length > 0) await portal.addPeople(known.map((record) => ({ values: valuesOf(record) })))
  const usual = portal.settings({})
  const settings = {
    ...usual,
    identifier: history.identifier,
    guards: history.guards === 'early' ? early : usual.guards,
  }
  await portal.connect(settings)
  const state = await readPortal(database.pool, portal.companyId)
  const ledger: Ledger = {
    upstream: beginUpstream(history.people),
    at: begin,
    settings,
    connectionId: portal.connectionId,
    connected: true,
    portal: state,
    truths: [],
    shown: [],
    moves: 0,
    ticks: new Map(),
    releases: new Map(),
    decisions: new Map(),
    humanOf: new Map(known.map((record) => [personNamed(state, record.employeeNumber), record.human])),
    mixed: new Set(),
    runOf: new Map(),
    before: new Map(),
    linkedBy: new Map(),
    gone: [],
    story: [],
  }
  ledger.story.push(
    `${begin.toISOString().slice(0, 10)} The HR system has ${ledger.upstream.records.map(nameOf).join(', ')}.` +
      ` In the portal already: ${known.map((one) => one.givenName).join(', ') || 'nobody'}. Recognised by ${history.identifier}, guards ${history.guards}.`,
  )
  return { portal, ledger }
}

function valuesOf(record: ReturnType<typeof newcomer>) {
  const { employeeNumber, givenName, familyName, workEmail, startDate } = toEmployee(record)
  return Object.fromEntries(
    Object.entries({
      employeeNumber,
      givenName,
      familyName,
      workEmail,
      startDate,
      employmentStatus: 'active',
    }).map(([name, value]) => [name, value ?? null] as const),
  )
}

function personNamed({ people }: PortalState, employeeNumber: string | null): string {
  return [...people.values()].find((one) => one.values['employeeNumber'] === employeeNumber)?.id ?? ''
}
