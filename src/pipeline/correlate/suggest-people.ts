import type { Evidence } from '#model/plan.ts'
import type { Identity } from './identity.ts'
import { givenKey, localAndFamilyKey, looseEmailKey, looseNumberKey, namePairs } from './look-alike-key.ts'
import { type Groups, groupBy, type PersonEntry, type RecordEntry } from './match-index.ts'

/** Somebody who may be meant, and why; never enough to link by itself. */
export type Suggestion = Readonly<{ person: PersonEntry; evidence: Evidence; confidence: number }>

/** Finds people by name with a date, by a similar e-mail or by a number that only looks alike. */
export type Suggest = (record: RecordEntry) => readonly Suggestion[]

/** Something that a record and a person may have in common. */
type Clue = Readonly<{
  kind: Evidence['kind']
  confidence: number
  shown: 'birthDate' | 'startDate' | 'workEmail' | 'employeeNumber'
  keys: (identity: Identity) => readonly (string | null)[]
  /** Who may be meant at all. */
  of?: (person: PersonEntry) => boolean
  /** Whether the pair may still be one person; equal identifiers are looked up elsewhere. */
  holds?: (record: Identity, person: PersonEntry) => boolean
}>

/** Beyond this many of the same name nothing tells them apart. */
const mostSuggested = 10

const nameWith = (day: (identity: Identity) => readonly (string | null)[]) => (identity: Identity) =>
  namePairs(identity.nameKey, identity.familyKey).flatMap((pair) =>
    day(identity).flatMap((one) => (one === null ? [] : [`${pair}|${one}`])),
  )

const birthDay = (identity: Identity) => [identity.birthDate]

/** `ending`: people whose record has ended while the portal still counts them as employed. */
function clues(ending: (person: PersonEntry) => boolean): readonly Clue[] {
  const name = { kind: 'name and start date', shown: 'startDate' } as const
  const wholeName = (identity: Identity) => [identity.nameKey]
  const mail = { kind: 'similar e-mail', confidence: 0.5, shown: 'workEmail' } as const
  const otherMail = (record: Identity, { identity }: PersonEntry) => record.emailKey !== identity.emailKey
  return [
    { kind: 'name and birth date', confidence: 0.8, shown: 'birthDate', keys: nameWith(birthDay) },
    { kind: 'name and birth date', confidence: 0.5, shown: 'birthDate', keys: givenAndBirth, holds: married },
    { ...name, confidence: 0.7, keys: nameWith((identity) => identity.startDates) },
    { ...name, confidence: 0.6, keys: wholeName, of: ending },
    { ...name, confidence: 0.4, keys: wholeName, of: hasLeft, holds: mayBeBack },
    { ...name, confidence: 0.3, keys: wholeName, holds: undated },
    { ...mail, keys: ({ workEmail }) => [looseEmailKey(workEmail)], holds: otherMail },
    {
      ...mail,
      keys: ({ workEmail, familyKey }) => [localAndFamilyKey(workEmail, familyKey)],
      holds: otherMail,
    },
    {
      kind: 'look-alike',
      confidence: 0.4,
      shown: 'employeeNumber',
      keys: ({ employeeNumber }) => [looseNumberKey(employeeNumber)],
      holds: (record, { identity }) => record.numberKey !== identity.numberKey,
    },
  ]
}

export function indexSuggestions(
  available: readonly PersonEntry[],
  ending: (person: PersonEntry) => boolean,
): Suggest {
  const indexed = clues(ending).map((clue) => ({ clue, groups: groupByClue(available, clue) }))
  return ({ identity }) => indexed.flatMap(({ clue, groups }) => hits(clue, groups, identity))
}

/** Everything by which somebody may be suggested; whoever is has one of these in common with the record. */
export function clueKeys(identity: Identity): readonly string[] {
  return clues(() => true).flatMap((clue, at) => keysOf(clue, identity).map((key) => `${at} ${key}`))
}

function hits(clue: Clue, groups: Groups<PersonEntry>, record: Identity): readonly Suggestion[] {
  const { kind, confidence, shown, holds } = clue
  const found = new Set(
    keysOf(clue, record).flatMap((key) => (groups.get(key) ?? []).slice(0, mostSuggested)),
  )
  const text = (identity: Identity) =>
    shown.endsWith('Date') ? `${identity.name}, ${identity[shown] ?? '–'}` : identity[shown]
  return [...found]
    .filter((person) => holds === undefined || holds(record, person))
    .map((person) => ({
      person,
      confidence,
      evidence: { kind, record: text(record), person: text(person.identity) },
    }))
}

function groupByClue(available: readonly PersonEntry[], clue: Clue): Groups<PersonEntry> {
  const meant = clue.of === undefined ? available : available.filter(clue.of)
  const pairs = meant.flatMap((person) => keysOf(clue, person.identity).map((key) => ({ key, person })))
  return new Map(
    [...groupBy(pairs, (pair) => pair.key)].map(([key, found]) => [key, found.map((pair) => pair.person)]),
  )
}

function keysOf({ keys }: Clue, identity: Identity): readonly string[] {
  return [...new Set(keys(identity).filter((key) => key !== null))]
}

function givenAndBirth({ nameKey, familyKey, birthDate }: Identity): readonly (string | null)[] {
  const given = givenKey(nameKey, familyKey)
  return [given === null || birthDate === null ? null : `${given}|${birthDate}`]
}

function married(record: Identity, { identity }: PersonEntry): boolean {
  return record.familyKey !== identity.familyKey
}

function hasLeft({ person }: PersonEntry): boolean {
  return person.status === 'terminated'
}

/** Somebody of the same name who left before this employment began. */
function mayBeBack(record: Identity, { person }: PersonEntry): boolean {
  const end = person.values['endDate'] ?? null
  return end === null || record.startDate === null || end < record.startDate
}

/** No day is known that could tell namesakes apart. */
function undated(record: Identity, { identity }: PersonEntry): boolean {
  const days = (one: Identity) => one.startDates.length + (one.birthDate === null ? 0 : 1)
  return days(record) === 0 || days(identity) === 0
}
