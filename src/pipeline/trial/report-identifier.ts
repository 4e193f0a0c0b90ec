import type { Employee } from '#model/employee.ts'
import type { Person } from '#model/person.ts'
import type { Identifier } from '#model/settings.ts'
import { type Oddity, oddityOf } from './oddity.ts'
import { nameOf, sourceText } from './try-filter.ts'

export type IdentifierReport = Readonly<{
  identifier: Identifier
  recommended: boolean
  source: string | null
  suggestions: Suggestion[]
  people: number
  filled: number
  duplicates: { value: string; names: string[] }[]
  portalDuplicates: { value: string; names: string[] }[]
  /** Values that are recognised all the same, or look odd: what is odd about each. */
  odd: { value: string; name: string; why: Oddity }[]
  /** Values that belong to somebody of another name who has left: an old number given anew. */
  reused: { value: string; record: string; person: string }[]
  lookAlikes: { record: string; person: string; why: string }[]
  lostLeadingZeros: { record: string; person: string }[]
  matched: number
  unmatchedRecords: number
  unmatchedPeople: number
}>
export type Suggestion = Readonly<{
  field: string
  label: string
  filled: number
  distinct: number
  samples: string[]
}>

/** The correlate stage's own comparison, so that the report says what the preview will do. */
export type IdentifierKeys = Readonly<{
  key: (raw: string | null) => string | null
  loose: (raw: string | null) => string | null
  /** Whether two names have nothing in common. */
  strangers: (record: Employee, person: Person) => boolean
}>

export type ReportInput = Readonly<{
  identifier: Identifier
  source: string | null
  employees: readonly Employee[]
  people: readonly Person[]
  keys: IdentifierKeys
  suggestions: Suggestion[]
}>

const MOST = 20

/** What choosing an identifier would mean, before it is chosen. */
export function reportIdentifier(input: ReportInput): IdentifierReport {
  const { identifier, source, employees, people, keys } = input
  const records = groupByKey(employees, (one) => keys.key(source === null ? null : sourceText(one, source)))
  const persons = groupByKey(people, (one) => keys.key(one.values[identifier] ?? null))
  const matched = [...records].filter(
    ([key, group]) => group.length === 1 && persons.get(key)?.length === 1,
  ).length
  const loose = looseMatches(input, records, persons)
  return {
    identifier,
    recommended: identifier === 'employeeNumber',
    source,
    suggestions: input.suggestions,
    people: employees.length,
    filled: [...records.values()].reduce((sum, group) => sum + group.length, 0),
    duplicates: [...records]
      .filter(([, group]) => group.length > 1)
      .slice(0, MOST)
      .map(([value, group]) => ({ value, names: group.slice(0, 5).map(nameOf) })),
    portalDuplicates: [...persons]
      .filter(([, group]) => group.length > 1)
      .slice(0, MOST)
      .map(([value, group]) => ({ value, names: group.slice(0, 5).map(personName) })),
    odd: oddValues(input),
    reused: reusedValues(input, records, persons),
    lookAlikes: loose
      .filter((one) => !one.zeros)
      .map(({ record, person }) => ({ record, person, why: 'look alike' })),
    lostLeadingZeros: loose.filter((one) => one.zeros).map(({ record, person }) => ({ record, person })),
    matched,
    unmatchedRecords: employees.length - matched,
    unmatchedPeople: people.length - matched,
  }
}

/** The same number at somebody else who has left already. */
function reusedValues(
  { keys }: ReportInput,
  records: Groups<Employee>,
  persons: Groups<Person>,
): IdentifierReport['reused'] {
  return [...records]
    .flatMap(([value, group]) => {
      const [record] = group
      const former = persons
        .get(value)
        ?.find((one) => one.status === 'terminated' && record !== undefined && keys.strangers(record, one))
      return former === undefined || record === undefined
        ? []
        : [{ value, record: nameOf(record), person: personName(former) }]
    })
    .slice(0, MOST)
}

function oddValues({ source, employees }: ReportInput): IdentifierReport['odd'] {
  if (source === null) return []
  const found: IdentifierReport['odd'] = []
  for (const employee of employees) {
    const value = sourceText(employee, source)
    const why = value === null ? null : oddityOf(value)
    if (value !== null && why !== null) found.push({ value, name: nameOf(employee), why })
    if (found.length === MOST) break
  }
  return found
}

function personName({ values }: Person): string {
  const name = [values['preferredName'] || values['givenName'], values['familyName']]
    .filter(Boolean)
    .join(' ')
  return name || values['workEmail'] || values['employeeNumber'] || ''
}

type Groups<T> = ReadonlyMap<string, readonly T[]>

function looseMatches(
  { identifier, source, people, keys }: ReportInput,
  records: Groups<Employee>,
  persons: Groups<Person>,
): { record: string; person: string; zeros: boolean }[] {
  const byLoose = groupByKey(people, (one) => keys.loose(one.values[identifier] ?? null))
  const found: { record: string; person: string; zeros: boolean }[] = []
  for (const [key, group] of records) {
    if (persons.has(key) || found.length >= MOST) continue
    const first = group[0]
    const record = first === undefined || source === null ? null : sourceText(first, source)
    const person = byLoose.get(keys.loose(record) ?? '')?.[0]?.values[identifier]
    if (record !== null && person != null)
      found.push({ record, person, zeros: record.replace(/^0+/, '') === person.replace(/^0+/, '') })
  }
  return found
}

function groupByKey<T>(all: readonly T[], keyOf: (one: T) => string | null): Map<string, T[]> {
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

const numberWords =
  /(employee|personn?el|personal|ansatt|anst[aä]ll|medarbejder|matricul|staff|payroll|l[oø]nn?).*(n[ou]|nr|num|id|kennung)|personalnummer|ansattnummer|^matricule$/i

/** Fields that may hold the employee number, best first: by their label, how often they are filled, and uniqueness. */
export function suggestNumberFields(
  fields: readonly Readonly<{ field: string; label: string }>[],
  employees: readonly Employee[],
): Suggestion[] {
  return fields
    .map(({ field, label }) => {
      const values = employees.map((one) => sourceText(one, field)).filter((value) => value !== null)
      const distinct = new Set(values)
      return {
        field,
        label,
        filled: values.length,
        distinct: distinct.size,
        samples: [...distinct].slice(0, 3),
      }
    })
    .filter((one) => one.filled > 0 && one.distinct >= one.filled * 0.9)
    .sort((a, b) => score(b, employees.length) - score(a, employees.length) || a.label.localeCompare(b.label))
    .slice(0, 5)
}

function score(one: Suggestion, people: number): number {
  return (
    (numberWords.test(one.label) ? 2 : 0) +
    one.filled / Math.max(1, people) +
    (one.samples.every((text) => /\d/.test(text)) ? 0.5 : 0)
  )
}
