import { type HrRecord, hasLeft, sentValue, worksOn } from './hr-record.ts'
import { dayOf, inScope, type Ledger, linkedPerson, type Truth } from './ledger.ts'
import type { Reading } from './portal.ts'
import type { PortalPerson } from './portal-state.ts'
import { holds } from './violation.ts'

/** What the HR system says of somebody who is plainly known stands in the preview; nothing is lost silently. */
export function checkNothingMissed(ledger: Ledger, truth: Truth, { lines }: Reading): void {
  const items = lines.map(({ item }) => item)
  const waiting = new Set(items.flatMap((item) => item.candidates.map((one) => one.personId)))
  for (const record of truth.records.values()) {
    if (!inScope(record, truth.filter)) continue
    const person = linkedPerson(ledger, truth.connectionId, record.externalId)
    const found = items.filter((item) => item.key === `record:${record.externalId}`)
    const open = found.some((item) => item.bucket === 'needs a match' || item.bucket === 'blocked')
    if (person === undefined) {
      if (isPlainNewcomer(ledger, truth, record))
        holds('rule 2', found.length > 0, () => `${record.externalId} works, is nobody’s, and is not listed`)
    } else if (!open && !waiting.has(person.id) && isPlainlyKnown(ledger, truth, record, person)) {
      const told = `${record.externalId}, ${record.status}, ${record.startDate} to ${record.endDate}`
      if (hasLeft(record, dayOf(ledger, record)) && person.status !== 'terminated')
        holds(
          'rule 2',
          found.some((item) => item.action === 'terminate'),
          () => `the leaver ${told} is not listed`,
        )
      if (worksOn(record, dayOf(ledger, record))) checkValues(ledger, record, person, found)
    }
  }
}

function isPlainNewcomer(ledger: Ledger, truth: Truth, record: HrRecord): boolean {
  const others = [...truth.records.values()].filter((one) => one !== record)
  const alone = others.every(
    (one) =>
      one.human !== record.human &&
      one.employeeNumber !== record.employeeNumber &&
      one.workEmail !== record.workEmail,
  )
  return alone && worksOn(record, dayOf(ledger, record)) && noDecision(ledger, record)
}

/** Linked by one record only, and nobody ever decided anything about it. */
function isPlainlyKnown(ledger: Ledger, truth: Truth, record: HrRecord, person: PortalPerson): boolean {
  const own = person.links.filter((link) => link.connectionId === truth.connectionId)
  const others = [...truth.records.values()].filter((one) => one !== record)
  return (
    own.length === 1 &&
    others.every((one) => one.human !== record.human) &&
    noDecision(ledger, record, person)
  )
}

function noDecision({ decisions }: Ledger, { externalId }: HrRecord, person?: PortalPerson): boolean {
  return [...decisions.keys()].every((key) => {
    const [, record, personId] = JSON.parse(key) as string[]
    return record !== externalId && personId !== person?.id
  })
}

function checkValues(
  { settings }: Ledger,
  record: HrRecord,
  person: PortalPerson,
  found: readonly Reading['lines'][number]['item'][],
): void {
  for (const attribute of ['title', 'department', 'workEmail', 'familyName']) {
    const line = settings.mapping.find((one) => one.attribute === attribute)
    const value = sentValue(record, attribute)
    if (value === undefined || value === null || value === person.values[attribute]) continue
    if (line?.owner !== 'always' && line?.owner !== 'review') continue
    const listed = found.some((item) =>
      item.changes.some((one) => one.attribute === attribute && one.new === value),
    )
    holds(
      'rule 2',
      listed,
      () =>
        `${attribute} of ${record.externalId} is ${value}, the portal says ${person.values[attribute]}, and nothing is listed`,
    )
  }
}
