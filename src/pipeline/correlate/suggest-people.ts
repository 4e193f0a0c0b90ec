import type { Evidence } from '#model/plan.ts'
import type { Identity } from './identity.ts'
import { localAndFamilyKey, looseEmailKey, looseNumberKey } from './look-alike-key.ts'
import { type Groups, groupBy, type PersonEntry, type RecordEntry } from './match-index.ts'

/** Somebody who may be meant, and why; never enough to link by itself. */
export type Suggestion = Readonly<{ person: PersonEntry; evidence: Evidence; confidence: number }>

/** Beyond this many of the same name nothing tells them apart. */
const mostSuggested = 10

/** Finds people by name with a date, by a similar e-mail or by a number that only looks alike. */
export type Suggest = (record: RecordEntry) => readonly Suggestion[]

/** `ending`: people whose record has ended while the portal still counts them as employed. */
export function indexSuggestions(
  available: readonly PersonEntry[],
  ending: (person: PersonEntry) => boolean,
): Suggest {
  const by = (keyOf: (identity: Identity) => string | null) =>
    groupBy(available, (person) => keyOf(person.identity))
  const byBirth = by(birthKey)
  const byNumber = by((identity) => looseNumberKey(identity.employeeNumber))
  const byEmail = by((identity) => looseEmailKey(identity.workEmail))
  const byLocal = by((identity) => localAndFamilyKey(identity.workEmail, identity.familyKey))
  const byEndingName = groupBy(available.filter(ending), (person) => person.identity.nameKey)
  const byStart = groupByStart(available)
  return ({ identity }) => [
    ...hits(byBirth, birthKey(identity), 0.8, 'name and birth date', identity, 'birthDate'),
    ...startKeys(identity).flatMap((key) =>
      hits(byStart, key, 0.7, 'name and start date', identity, 'startDate'),
    ),
    ...hits(byEndingName, identity.nameKey, 0.6, 'name and start date', identity, 'startDate'),
    ...hits(byEmail, looseEmailKey(identity.workEmail), 0.5, 'similar e-mail', identity, 'workEmail'),
    ...hits(
      byLocal,
      localAndFamilyKey(identity.workEmail, identity.familyKey),
      0.5,
      'similar e-mail',
      identity,
      'workEmail',
    ),
    ...hits(byNumber, looseNumberKey(identity.employeeNumber), 0.4, 'look-alike', identity, 'employeeNumber'),
  ]
}

function hits(
  groups: Groups<PersonEntry>,
  key: string | null,
  confidence: number,
  kind: Evidence['kind'],
  record: Identity,
  shown: 'birthDate' | 'startDate' | 'workEmail' | 'employeeNumber',
): readonly Suggestion[] {
  const found = key === null ? [] : (groups.get(key) ?? []).slice(0, mostSuggested)
  const text = (identity: Identity) =>
    shown.endsWith('Date') ? `${identity.name}, ${identity[shown] ?? '–'}` : identity[shown]
  return found.map((person) => ({
    person,
    confidence,
    evidence: { kind, record: text(record), person: text(person.identity) },
  }))
}

function birthKey(identity: Identity): string | null {
  return identity.nameKey === null || identity.birthDate === null
    ? null
    : `${identity.nameKey}|${identity.birthDate}`
}

function startKeys(identity: Identity): readonly string[] {
  if (identity.nameKey === null) return []
  return [...new Set(identity.startDates)].map((day) => `${identity.nameKey}|${day}`)
}

function groupByStart(available: readonly PersonEntry[]): Groups<PersonEntry> {
  const pairs = available.flatMap((person) => startKeys(person.identity).map((key) => ({ key, person })))
  return new Map(
    [...groupBy(pairs, (pair) => pair.key)].map(([key, found]) => [key, found.map((pair) => pair.person)]),
  )
}
