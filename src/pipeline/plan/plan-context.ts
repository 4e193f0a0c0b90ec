import type { LocalDate } from '#model/employee.ts'
import { dayWhereEmployed, type Employment, employmentFacts, employmentOn } from '#model/employment.ts'
import type { MappedEmployee, Match, PlanningInput, RegisteredPerson } from '#model/planning.ts'
import type { AttributeMapping } from '#model/settings.ts'

/** A record with its person, where it stands today, and what day that is. */
export type Subject = Readonly<{
  match: Match
  externalId: string
  mapped: MappedEmployee
  person: RegisteredPerson | null
  today: LocalDate
  employment: Employment
}>

/** What planning looks up; `lines` of the mapping by attribute. */
export type PlanContext = Readonly<{
  input: PlanningInput
  lines: ReadonlyMap<string, AttributeMapping>
  subjects: readonly Subject[]
  gone: readonly Readonly<{ match: Match; person: RegisteredPerson }>[]
}>

export function planContext(
  input: PlanningInput,
  mapped: readonly MappedEmployee[],
  matches: readonly Match[],
): PlanContext {
  const people = new Map(input.people.map((person) => [person.id, person]))
  const records = new Map(mapped.map((one) => [one.employee.externalId, one]))
  const subjects: Subject[] = []
  const gone: { match: Match; person: RegisteredPerson }[] = []
  for (const match of matches) {
    const person = match.personId === null ? null : (people.get(match.personId) ?? null)
    const record = match.externalId === null ? undefined : records.get(match.externalId)
    if (match.situation === 'gone') {
      if (person !== null) gone.push({ match, person })
    } else if (record !== undefined) subjects.push(subjectOf(match, record, person, input))
  }
  return {
    input,
    lines: new Map(input.settings.mapping.map((line) => [line.attribute, line])),
    subjects,
    gone,
  }
}

function subjectOf(
  match: Match,
  mapped: MappedEmployee,
  person: RegisteredPerson | null,
  { days }: PlanningInput,
): Subject {
  const today = dayWhereEmployed(mapped, person?.values ?? null, days)
  const employment = employmentOn(employmentFacts(mapped), today)
  return { match, externalId: mapped.employee.externalId, mapped, person, today, employment }
}
