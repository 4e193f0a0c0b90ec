import { parseDate } from '@internationalized/date'
import type { LocalDate } from '#model/employee.ts'
import { emailKey, numberKey } from '#model/match-key.ts'
import type {
  MappedEmployee,
  MappedValue,
  PlanningInput,
  RegisteredPerson,
  UnchangedRecord,
} from '#model/planning.ts'
import { identityOfPerson, identityOfRecord } from './correlate/identity.ts'
import { coarseIdentifiers } from './correlate/look-alike-key.ts'
import { toldManager } from './map/map-employee.ts'
import { isDay } from './map/read-day.ts'
import type { PlannedRecord } from './plan/make-plan.ts'

/** The records that a later plan need not look at. */
export function findUnchanged(planned: readonly PlannedRecord[], input: PlanningInput): UnchangedRecord[] {
  const decided = new Set(input.decisions.flatMap((one) => [one.externalId, one.personId]))
  const records = new Map<string, number>()
  for (const { subject } of planned) {
    const id = subject.person?.id
    if (id !== undefined) records.set(id, (records.get(id) ?? 0) + 1)
  }
  return planned.flatMap((one) => {
    const { person, externalId } = one.subject
    if (person === null || records.get(person.id) !== 1) return []
    if (decided.has(externalId) || decided.has(person.id)) return []
    return isSettled(one) ? [remember(one, person, input)] : []
  })
}

/** Known by its link alone, without a line and without anything that others could mend but who the manager is. */
function isSettled({ subject, disposition, items, values, findings }: PlannedRecord): boolean {
  const { match, mapped } = subject
  const quiet = disposition.kind === 'known' && items.length === 0
  const certain = match.situation === 'linked' && match.note === undefined
  const readable = mapped.problems.every((one) => one.code === 'unknown manager')
  const settled = findings.every((one) => one.code === 'unknown-manager') && !isNew(managerOf(values))
  return quiet && certain && readable && settled
}

function managerOf(values: readonly MappedValue[]): string | null {
  return values.find((one) => one.attribute === 'manager')?.value ?? null
}

/** Somebody who is to be made in the same run has no id yet. */
function isNew(manager: string | null): boolean {
  return manager?.startsWith('record:') ?? false
}

function remember(
  { subject: { mapped, externalId, today, employment }, values }: PlannedRecord,
  person: RegisteredPerson,
  { settings }: PlanningInput,
): UnchangedRecord {
  const value = (attribute: string) => mapped.values.find((one) => one.attribute === attribute)?.value ?? null
  const keyOf = settings.identifier === 'employeeNumber' ? numberKey : emailKey
  const hasLeft = employment.phase === 'left'
  return {
    externalId,
    personId: person.id,
    personVersion: person.version,
    legalEntityId: value('legalEntity') ?? person.values['legalEntity'] ?? null,
    fromDay: today,
    untilDay: nextDay(mapped, today),
    managerRecord: toldManager(mapped.employee, settings.mapping),
    managerId: managerOf(values),
    hasLeft,
    noIdentifier: !hasLeft && keyOf(value(settings.identifier)) === null,
    unknownManager: mapped.problems.some((one) => one.code === 'unknown manager'),
    record: coarseIdentifiers(identityOfRecord(mapped)),
    person: coarseIdentifiers(identityOfPerson(person)),
  }
}

/** The next day on which a date of the employment acts: on the day itself, or on the one after. */
function nextDay({ employee, values }: MappedEmployee, today: LocalDate): LocalDate | null {
  const dates = ['startDate', 'rehireDate', 'endDate'] as const
  const told = [
    ...dates.map((field) => employee[field] ?? null),
    ...values.filter(({ attribute }) => dates.some((one) => one === attribute)).map((one) => one.value),
  ]
  const acting = told
    .filter((day) => day !== null && isDay(day) && day >= today)
    .flatMap((day) => (day === null ? [] : [day, parseDate(day).add({ days: 1 }).toString()]))
  return acting.filter((day) => day > today).sort()[0] ?? null
}
