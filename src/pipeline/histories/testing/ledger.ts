import type { ConnectionSettings } from '#model/settings.ts'
import type { ChosenItem } from '#stores/plan-selection.ts'
import type { PlanRecord } from '#stores/plan-store.ts'
import { dayIn } from '../../business-days.ts'
import type { HrRecord } from './hr-record.ts'
import type { PortalPerson, PortalState } from './portal-state.ts'
import type { Upstream } from './upstream.ts'

/** What a fetch read, as the HR system knows it. */
export type Truth = Readonly<{
  snapshotId: string
  connectionId: string
  records: ReadonlyMap<string, HrRecord>
  unreadable: number
  /** May be planned from: complete, or released by people. */
  usable: boolean
  held: boolean
  filter: ConnectionSettings['filter']
}>

/** A plan as it was first read, and how often anything had moved by then. */
export type Shown = Readonly<{ plan: PlanRecord; lines: readonly ChosenItem['item'][]; moves: number }>

type Ticked = Readonly<{ content: string; choice: 'include' | 'exclude' }>

/** What the model knows. It is told everything that was done and trusts nothing that the portal computed from it. */
export type Ledger = {
  upstream: Upstream
  at: Date
  settings: ConnectionSettings
  connectionId: string
  connected: boolean
  portal: PortalState
  truths: Truth[]
  shown: Shown[]
  /** Grows with everything that may make a plan stale. */
  moves: number
  /** By connection, key of the line and attribute. */
  ticks: Map<string, Ticked>
  /** By connection, guard and what it held. */
  releases: Map<string, Set<string>>
  /** By connection, record and person. */
  decisions: Map<string, 'same person' | 'two people' | 'not now'>
  /** Which human being a person of the portal is, where that is certain. */
  humanOf: Map<string, number>
  /** People to whom somebody wrongly gave another human being's record. */
  mixed: Set<string>
  runOf: Map<string, string>
  before: Map<string, PortalState>
  /** The records that a run made somebody's. */
  linkedBy: Map<string, readonly Readonly<{ externalId: string; personId: string }>[]>
  gone: string[]
  story: string[]
}

export function newestTruth({ truths, connectionId }: Ledger): Truth | undefined {
  return truths.findLast((one) => one.usable && one.connectionId === connectionId)
}

const days = new Map<string, string>()

/** Asked thousands of times a second, and slow to work out. */
export function dayThere(timeZone: string, at: Date): string {
  const key = `${timeZone} ${at.getTime()}`
  const known = days.get(key) ?? dayIn(timeZone, at)
  days.set(key, known)
  return known
}

export const southZone = 'Pacific/Kiritimati'
const companyZone = 'Europe/Oslo'

export function companyDay({ at }: Pick<Ledger, 'at'>): string {
  return dayThere(companyZone, at)
}

/** The day where the record's legal entity is. */
export function dayOf({ at }: Pick<Ledger, 'at'>, record: HrRecord): string {
  return dayThere(record.legalEntity === 'South' ? southZone : companyZone, at)
}

export function inScope(record: HrRecord, filter: ConnectionSettings['filter']): boolean {
  return filter.every(({ mode, values }) => values.includes(record.department) === (mode === 'include'))
}

/** Who a record is by stored link; people who were withdrawn are nobody's. */
export function linkedPerson(
  { portal }: Pick<Ledger, 'portal'>,
  connectionId: string,
  externalId: string,
): PortalPerson | undefined {
  const found = [...portal.people.values()].find((person) =>
    person.links.some((link) => link.connectionId === connectionId && link.externalId === externalId),
  )
  return found?.status === 'withdrawn' ? undefined : found
}

export function isWriting({ action, bucket }: ChosenItem['item']): boolean {
  return action !== 'none' && action !== 'hold' && bucket !== 'blocked' && bucket !== 'needs a match'
}

/** What a tick is about: the line as it was read. */
export function contentOf({ action, personId, event, effectiveDate, changes }: ChosenItem['item']): string {
  return JSON.stringify([
    action,
    personId,
    event,
    effectiveDate,
    changes.map((one) => [one.attribute, one.old, one.new]),
  ])
}

export function tickKey(connectionId: string | null, key: string, attribute = ''): string {
  return JSON.stringify([connectionId, key, attribute])
}

export function releaseKey(connectionId: string | null, guard: string, holds: readonly string[]): string {
  return JSON.stringify([connectionId, guard, [...holds].sort()])
}

export function decisionKey(connectionId: string, externalId: string, personId: string): string {
  return JSON.stringify([connectionId, externalId, personId])
}
