import type { EmploymentPeriod, Person, PersonStatus, PersonValues } from '#model/person.ts'
import { isNoValue } from '#model/person-facts.ts'
import { periodsFrom } from '#model/person-texts.ts'
import type { FieldChange, PlanItem } from '#model/plan.ts'

/** What one line of a plan writes. */
export type PersonWrite = Readonly<{
  itemKey: string
  action: PlanItem['action']
  personId: string
  created: boolean
  changes: readonly FieldChange[]
  /** What is no value: links, decisions, awards, periods, whom somebody was merged into. */
  facts: readonly FieldChange[]
  values: PersonValues
  statusBefore: PersonStatus | null
  statusAfter: PersonStatus
  periodsBefore: readonly EmploymentPeriod[]
  periodsAfter: readonly EmploymentPeriod[]
  versionBefore: number
  /** The record that becomes this person's, where it was not before. */
  link: string | null
}>

/** The day of the write where the person is employed, for periods that have no date of their own. */
export type WriteContext = Readonly<{
  today: string
  linkedPersonOf: (externalId: string) => string | undefined
}>

/** Turns a line and the changes that are ticked of it into what is written. Pure: ids are made by the caller. */
export function personWrite(
  item: PlanItem,
  changes: readonly FieldChange[],
  person: Person | null,
  personId: string,
  context: WriteContext,
): PersonWrite {
  const written = changes.filter((one) => !isNoValue(one.attribute))
  const values: PersonValues = { ...(person?.values ?? {}) }
  for (const change of written) values[change.attribute] = change.new
  const statusAfter = statusOf(item, changes, person)
  return {
    itemKey: item.key,
    action: item.action,
    personId,
    created: person === null,
    changes: written,
    facts: changes.filter((one) => isNoValue(one.attribute) && !['status', 'link'].includes(one.attribute)),
    values,
    statusBefore: person?.status ?? null,
    statusAfter,
    periodsBefore: person?.periods ?? [],
    periodsAfter: periodsByHand(changes) ?? periodsOf(item, person, values, context),
    versionBefore: person?.version ?? 0,
    link:
      item.externalId !== null && context.linkedPersonOf(item.externalId) !== personId
        ? item.externalId
        : null,
  }
}

/** Periods that somebody put together or took apart. */
function periodsByHand(changes: readonly FieldChange[]): EmploymentPeriod[] | undefined {
  const change = changes.find((one) => one.attribute === 'periods')
  return change === undefined ? undefined : periodsFrom(change.new)
}

function statusOf(item: PlanItem, changes: readonly FieldChange[], person: Person | null): PersonStatus {
  const undone = changes.find((one) => one.attribute === 'status')?.new
  if (undone != null) return undone as PersonStatus
  if (item.action === 'terminate') return 'terminated'
  const told = changes.find((one) => one.attribute === 'employmentStatus')?.new
  if (told != null) return told as PersonStatus
  if (item.action === 'create' || item.action === 'reactivate') return 'active'
  return person?.status ?? 'active'
}

function periodsOf(
  item: PlanItem,
  person: Person | null,
  values: PersonValues,
  context: WriteContext,
): EmploymentPeriod[] {
  const periods = [...(person?.periods ?? [])]
  const entity = values['legalEntity'] ?? null
  const last = periods.at(-1)
  if (item.action === 'create' || last === undefined) {
    return [
      { startDate: values['startDate'] ?? null, endDate: values['endDate'] ?? null, legalEntityId: entity },
    ]
  }
  if (item.action === 'reactivate') {
    // Somebody whose leaving was taken back never left: the period goes on, in another entity if that moved meanwhile.
    if (item.effectiveDate === null) {
      const goesOn = { ...last, endDate: null }
      return movedPeriods([...periods.slice(0, -1), goesOn], goesOn, entity, values, context.today)
    }
    return returned(periods, last, { startDate: item.effectiveDate, endDate: null, legalEntityId: entity })
  }
  if (item.action === 'terminate') {
    const endDate = item.effectiveDate ?? context.today
    // An entity learnt only now was theirs all along; the day of a move that comes with the leaving is not known.
    return [...periods.slice(0, -1), { ...last, endDate, legalEntityId: last.legalEntityId ?? entity }]
  }
  const begins = values['startDate'] ?? null
  if (item.event === 'conversion' && begins !== null && last.startDate !== null && last.startDate < begins) {
    // A new contract: the days of the earlier one stay what they were.
    return [
      ...periods.slice(0, -1),
      { ...last, endDate: dayBefore(begins) },
      { startDate: begins, endDate: null, legalEntityId: entity },
    ]
  }
  return movedPeriods(periods, last, entity, values, item.effectiveDate ?? context.today)
}

/** A period that nobody ended, as after an undo of the status alone, goes on or ends with the return: two never run at once. */
function returned(
  periods: readonly EmploymentPeriod[],
  last: EmploymentPeriod,
  again: EmploymentPeriod & { startDate: string },
): EmploymentPeriod[] {
  if (last.endDate !== null) return [...periods, again]
  const before = periods.slice(0, -1)
  return last.startDate === null || last.startDate >= again.startDate
    ? [...before, { ...last, legalEntityId: again.legalEntityId }]
    : [...before, { ...last, endDate: dayBefore(again.startDate) }, again]
}

/** A move to another legal entity ends one period the day before and begins the next, so that costs can be split. */
function movedPeriods(
  periods: readonly EmploymentPeriod[],
  last: EmploymentPeriod,
  entity: string | null,
  values: PersonValues,
  day: string,
): EmploymentPeriod[] {
  const before = periods.slice(0, -1)
  const dated = periods.length === 1 ? { ...last, startDate: values['startDate'] ?? last.startDate } : last
  if (entity === last.legalEntityId) return [...before, dated]
  if (last.legalEntityId === null || (dated.startDate !== null && dated.startDate >= day)) {
    return [...before, { ...dated, legalEntityId: entity }]
  }
  return [
    ...before,
    { ...dated, endDate: dayBefore(day) },
    { startDate: day, endDate: null, legalEntityId: entity },
  ]
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
