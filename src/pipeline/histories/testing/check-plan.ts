import type { FieldChange } from '#model/plan.ts'
import { checkNothingMissed } from './check-nothing-missed.ts'
import { type HrRecord, hasLeft, sentValue, worksOn } from './hr-record.ts'
import {
  companyDay,
  dayOf,
  dayThere,
  decisionKey,
  inScope,
  isWriting,
  type Ledger,
  linkedPerson,
  newestTruth,
  southZone,
  type Truth,
} from './ledger.ts'
import type { Portal, Reading } from './portal.ts'
import type { PortalPerson } from './portal-state.ts'
import { checkCounts, checkGuards } from './selection.ts'
import { holds, same } from './violation.ts'

type Item = Reading['lines'][number]['item']

/** Everything that must hold of a preview on the day it is made. */
export function checkPlan(ledger: Ledger, portal: Portal, reading: Reading): void {
  const truth = newestTruth(ledger)
  same('rule 3', 'the snapshot that was planned from', reading.plan.snapshotId, truth?.snapshotId)
  if (truth === undefined) return
  for (const { item } of reading.lines) checkLine(ledger, portal, truth, item)
  checkCreated(ledger, truth, reading)
  checkCounts(reading)
  checkGuards(ledger, reading)
  checkNothingMissed(ledger, truth, reading)
}

function checkLine(ledger: Ledger, portal: Portal, truth: Truth, item: Item): void {
  const person = item.personId === null ? null : ledger.portal.people.get(item.personId)
  holds('I7', person !== undefined, () => `${item.key} names a person who is not of this company`)
  for (const candidate of item.candidates)
    holds(
      'I7',
      ledger.portal.people.has(candidate.personId),
      () => `${item.key} offers somebody of another company`,
    )
  for (const { personId } of item.candidates) {
    const decided = ledger.decisions.get(decisionKey(truth.connectionId, item.externalId ?? '', personId))
    holds('rule 5', decided !== 'two people', () => `${item.key} is asked about again after "two people"`)
  }
  same('I2', `the version of the person of ${item.key}`, item.personVersion, person?.version ?? null)
  if (!isWriting(item)) return
  const record = truth.records.get(item.externalId ?? '')
  holds('rule 2', record !== undefined, () => `${item.key} would write though the feed has no such record`)
  if (record === undefined || person === undefined) return
  checkAction(ledger, truth, record, item, person)
  checkIdentity(ledger, record, item)
  checkLinking(ledger, truth, record, item)
  for (const change of item.changes) checkChange(ledger, portal, record, item, person, change)
}

/** The day where somebody works: the record's entity, else the person's. */
function dayFor(
  ledger: Ledger,
  truth: Truth,
  record: HrRecord,
  person: PortalPerson | null,
  portal?: Portal,
): string {
  if (inScope(record, truth.filter)) return dayOf(ledger, record)
  const entity = person?.values['legalEntity'] ?? null
  return entity !== null && entity === portal?.entities.South.id
    ? dayThere(southZone, ledger.at)
    : companyDay(ledger)
}

function checkAction(
  ledger: Ledger,
  truth: Truth,
  record: HrRecord,
  item: Item,
  person: PortalPerson | null,
): void {
  const today = dayFor(ledger, truth, record, person)
  const told = `${item.key} would ${item.action} on ${today}: ${record.status}, ${record.startDate} to ${record.endDate}`
  if (!inScope(record, truth.filter))
    holds(
      'rule 2',
      record.status === 'terminated' && (item.action === 'terminate' || item.action === 'update'),
      () => `${told}, outside the filter`,
    )
  if (item.action === 'terminate') {
    holds('I6', truth.usable, () => `${told}, from a snapshot that is not complete`)
    holds(
      record.endDate !== null && record.endDate >= today ? 'rule 8' : 'rule 2',
      leftAnywhere(ledger, record),
      () => told,
    )
    holds('rule 2', person?.status !== 'terminated', () => `${told}, who left before`)
  }
  if (item.action === 'create') {
    holds('rule 8', worksOn(record, today), () => told)
    const linked = linkedPerson(ledger, truth.connectionId, record.externalId)
    const decided = ledger.decisions.get(decisionKey(truth.connectionId, record.externalId, linked?.id ?? ''))
    holds('rule 5', linked === undefined || decided === 'two people', () => `${told}, who is linked`)
  }
  if (item.action === 'reactivate') {
    holds('rule 8', worksOn(record, today), () => told)
    holds('rule 2', person?.status === 'terminated', () => `${told}, who did not leave`)
  }
}

/** Of a record outside the filter the entity is not kept, so that the person's own, or the company's day counts. */
function leftAnywhere(ledger: Ledger, record: HrRecord): boolean {
  return hasLeft(record, dayOf(ledger, record)) || hasLeft(record, dayThere(southZone, ledger.at))
}

function checkIdentity(ledger: Ledger, record: HrRecord, { key, personId, action }: Item): void {
  if (personId === null || ledger.mixed.has(personId)) return
  const decided = ledger.decisions.get(decisionKey(ledger.connectionId, record.externalId, personId))
  if (decided === 'same person') return
  same(
    'rule 5',
    `the human being behind ${key}, whose person it would ${action}`,
    record.human,
    ledger.humanOf.get(personId),
  )
}

/** A record becomes somebody's by itself only where exactly one stands on each side. */
function checkLinking(ledger: Ledger, truth: Truth, record: HrRecord, { key, personId }: Item): void {
  if (personId === null || linkedPerson(ledger, truth.connectionId, record.externalId)?.id === personId)
    return
  if (ledger.decisions.get(decisionKey(truth.connectionId, record.externalId, personId)) === 'same person')
    return
  const { identifier } = ledger.settings
  const value = sentValue(record, identifier)
  const records = [...truth.records.values()].filter(
    (one) => inScope(one, truth.filter) && sentValue(one, identifier) === value,
  )
  const people = [...ledger.portal.people.values()].filter(
    (one) => one.status !== 'withdrawn' && one.values[identifier] === value,
  )
  same(
    'rule 5',
    `who has the ${identifier} ${value} by which ${key} is linked`,
    [records.length, people.map((one) => one.id)],
    [1, [personId]],
  )
}

function checkChange(
  ledger: Ledger,
  portal: Portal,
  record: HrRecord,
  { key, action }: Item,
  person: PortalPerson | null,
  change: FieldChange,
): void {
  const { attribute, old, source, rule } = change
  const isStatus = attribute === 'employmentStatus'
  const now = person === null ? null : isStatus ? person.status : (person.values[attribute] ?? null)
  same('I2', `the old ${attribute} of ${key}`, old, now)
  const told = () => `${attribute} of ${key} from ${old} to ${change.new}, ${rule}`
  if (rule === 'new employment') return
  if (source !== null) {
    const sent = sentValue(record, source.field)
    holds('rule 6', sent !== undefined, () => `${told()}: the HR system did not send it`)
    same('I5', `the source of ${told()}`, source.value, sent)
  }
  if (isStatus || (attribute === 'endDate' && rule === 'leaving')) return
  same('I5', `what the mapping makes of ${told()}`, change.new, mapped(portal, record, attribute))
  checkOwner(ledger, action, person, change)
}

function mapped(portal: Portal, record: HrRecord, attribute: string): string | null | undefined {
  if (attribute === 'legalEntity')
    return portal.entities[record.legalEntity === 'South' ? 'South' : 'North'].id
  return sentValue(record, attribute)
}

function checkOwner(ledger: Ledger, action: string, person: PortalPerson | null, change: FieldChange): void {
  const { attribute, old } = change
  const line = ledger.settings.mapping.find((one) => one.attribute === attribute)
  const told = () =>
    `${attribute}, owned "${line?.owner}", from ${old} to ${change.new} (ticked: ${change.preticked})`
  if (old !== null && change.new === null) holds('rule 6', line?.whenEmpty === 'clear', told)
  if (person === null || action === 'create') return
  const written = person.sources.find(
    ([name, connection]) => name === attribute && connection === ledger.connectionId,
  )
  const byHand = written !== undefined && written[2] !== old
  holds('ownership', line?.owner !== 'portal', told)
  if (line?.owner === 'when-empty' || line?.owner === 'once') holds('ownership', old === null, told)
  if (line?.owner === 'review' || byHand) holds('ownership', !change.preticked, told)
}

/** Nobody is made twice: the chosen identifier of a newcomer is nobody's, in the portal and in the same plan. */
function checkCreated(ledger: Ledger, truth: Truth, { lines }: Reading): void {
  const { identifier } = ledger.settings
  const made = new Set<string>()
  for (const { item } of lines) {
    const record = item.action === 'create' ? truth.records.get(item.externalId ?? '') : undefined
    const value = record === undefined ? undefined : sentValue(record, identifier)
    if (record === undefined || value === undefined || value === null) continue
    holds('rule 5', !made.has(value), () => `two newcomers have the ${identifier} ${value}`)
    made.add(value)
    for (const person of ledger.portal.people.values()) {
      if (person.status === 'withdrawn' || person.values[identifier] !== value) continue
      const decided = ledger.decisions.get(decisionKey(ledger.connectionId, record.externalId, person.id))
      holds(
        'rule 5',
        decided === 'two people',
        () => `${item.key} would be made though ${identifier} ${value} is ${person.id}’s`,
      )
    }
  }
}
