import { dayWhereEmployed, employmentFacts, employmentOn } from '#model/employment.ts'
import type { MatchDecision } from '#model/person.ts'
import type { MappedEmployee, PlanningInput, RegisteredPerson } from '#model/planning.ts'
import { type Identity, identityOfPerson, identityOfRecord } from './identity.ts'

export type RecordEntry = Readonly<{
  externalId: string
  identity: Identity
  /** Employment has ended by the HR system's own account, and no return is known. */
  left: boolean
  /** The first day is still to come. */
  pending: boolean
  linkedTo: string | null
  /** Its person was handed over to another connection, which still keeps them. */
  handedOver: boolean
}>

export type PersonEntry = Readonly<{
  id: string
  person: RegisteredPerson
  identity: Identity
  externalIds: readonly string[]
}>

export type IdentifierKey = 'numberKey' | 'emailKey'

/** Everything correlation looks up, each by one key; built once, never searched. */
export type MatchIndex = Readonly<{
  input: PlanningInput
  chosen: IdentifierKey
  other: IdentifierKey
  records: readonly RecordEntry[]
  recordById: ReadonlyMap<string, RecordEntry>
  people: ReadonlyMap<string, PersonEntry>
  recordsBy: Readonly<Record<IdentifierKey, Groups<RecordEntry>>>
  /** Of the records those whose employment has not ended. */
  livingBy: Readonly<Record<IdentifierKey, Groups<RecordEntry>>>
  peopleBy: Readonly<Record<IdentifierKey, Groups<PersonEntry>>>
  decisionOn: (externalId: string, personId: string) => MatchDecision['decision'] | undefined
  samePersonAs: Groups<string>
}>

export type Groups<T> = ReadonlyMap<string, readonly T[]>

export function buildMatchIndex(input: PlanningInput, mapped: readonly MappedEmployee[]): MatchIndex {
  const people = indexPeople(input)
  const records = indexRecords(input, mapped, people)
  const everybody = [...people.values()]
  const living = records.filter((one) => !one.left)
  const decisions = new Map(
    input.decisions.map((one) => [JSON.stringify([one.externalId, one.personId]), one.decision]),
  )
  const same = input.decisions.filter((one) => one.decision === 'same person' && people.has(one.personId))
  const byNumber = input.settings.identifier === 'employeeNumber'
  return {
    input,
    chosen: byNumber ? 'numberKey' : 'emailKey',
    other: byNumber ? 'emailKey' : 'numberKey',
    records,
    recordById: new Map(records.map((one) => [one.externalId, one])),
    people,
    recordsBy: { numberKey: groupBy(records, numberOf), emailKey: groupBy(records, emailOf) },
    livingBy: { numberKey: groupBy(living, numberOf), emailKey: groupBy(living, emailOf) },
    peopleBy: { numberKey: groupBy(everybody, numberOf), emailKey: groupBy(everybody, emailOf) },
    decisionOn: (externalId, personId) => decisions.get(JSON.stringify([externalId, personId])),
    samePersonAs: new Map(
      [...groupBy(same, (one) => one.externalId)].map(([id, all]) => [
        id,
        all.map((one) => one.personId).sort(),
      ]),
    ),
  }
}

/** Groups by key, leaving out those without one. */
export function groupBy<T>(all: Iterable<T>, keyOf: (one: T) => string | null): Groups<T> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    if (key === null) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return groups
}

/** Order by code units, the same on every machine and in every language. */
export function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

const numberOf = (one: Readonly<{ identity: Identity }>) => one.identity.numberKey
const emailOf = (one: Readonly<{ identity: Identity }>) => one.identity.emailKey

function indexPeople(input: PlanningInput): ReadonlyMap<string, PersonEntry> {
  const links = groupBy(
    input.links.filter((link) => link.connectionId === input.connectionId && link.ended !== true),
    (link) => link.personId,
  )
  const sorted = input.people.filter((person) => person.status !== 'withdrawn')
  sorted.sort((one, other) => byText(one.id, other.id))
  return new Map(
    sorted.map((person) => {
      const externalIds = (links.get(person.id) ?? []).map((link) => link.externalId).sort(byText)
      return [person.id, { id: person.id, person, identity: identityOfPerson(person), externalIds }]
    }),
  )
}

function indexRecords(
  input: PlanningInput,
  mapped: readonly MappedEmployee[],
  people: ReadonlyMap<string, PersonEntry>,
): readonly RecordEntry[] {
  const linkedTo = new Map<string, string>()
  for (const { id, externalIds } of people.values())
    for (const externalId of externalIds) linkedTo.set(externalId, id)
  const handedOver = new Set(
    input.links
      .filter((link) => link.ended === true && link.connectionId === input.connectionId)
      .filter((link) => input.linkedElsewhere.has(link.personId))
      .map((link) => link.externalId),
  )
  const entries = mapped.map((one): RecordEntry => {
    const personId = linkedTo.get(one.employee.externalId) ?? null
    const values = personId === null ? null : (people.get(personId)?.person.values ?? null)
    const day = dayWhereEmployed(one, values, input.days)
    const employment = employmentOn(employmentFacts(one), day)
    return {
      externalId: one.employee.externalId,
      identity: identityOfRecord(one),
      left: employment.phase === 'left' && employment.returnsOn === null,
      pending: employment.phase === 'pending',
      linkedTo: personId,
      handedOver: handedOver.has(one.employee.externalId),
    }
  })
  return entries.sort((one, other) => byText(one.externalId, other.externalId))
}
