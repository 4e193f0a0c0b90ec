import type { EmployeeField } from '#model/employee.ts'
import { dayNumber } from './calendar.ts'
import type { CompanyOnDay } from './company.ts'
import type { Entry, EventKind, LifeEvent } from './life.ts'
import { asEmployee, type SimulatedPerson, statusOn } from './person.ts'

/** What HR entered between two days, and what came about by itself because an agreed day arrived. */
export function eventsBetween(
  before: CompanyOnDay,
  after: CompanyOnDay,
  entered: readonly Entry[],
): LifeEvent[] {
  const touched = new Set(entered.map((entry) => entry.index))
  const told = entered.map(({ kind, day, index, externalId }) => {
    return { kind, day, index, externalId, fields: changedFields(before, after, externalId) }
  })
  const arrived: LifeEvent[] = []
  for (const person of after.all()) {
    if (touched.has(person.index)) continue
    const fields = changedFields(before, after, person.externalId)
    if (fields.length > 0) arrived.push({ ...arrival(person, before, after), fields })
  }
  return [...told, ...arrived].sort((a, b) => dayNumber(a.day) - dayNumber(b.day))
}

function arrival(person: SimulatedPerson, before: CompanyOnDay, after: CompanyOnDay) {
  const { index, externalId } = person
  const last = person.periods.at(-1)
  const kind: EventKind =
    statusOn(person, after.day) === 'terminated'
      ? 'ended'
      : statusOn(person, before.day) === 'pending'
        ? 'started'
        : 'leave-ended'
  const day = { ended: last?.endDate, started: last?.startDate, 'leave-ended': person.leave?.toDate }[kind]
  return { kind, day: day ?? after.day, index, externalId }
}

/** Nothing for somebody who is only there on one of the days. */
function changedFields(before: CompanyOnDay, after: CompanyOnDay, externalId: string): EmployeeField[] {
  const was = before.byExternalId(externalId)
  const is = after.byExternalId(externalId)
  if (was === null || is === null) return []
  const old = asEmployee(was, before.day)
  const now = asEmployee(is, after.day)
  const fields = Object.keys(now) as EmployeeField[]
  return fields.filter((field) => JSON.stringify(old[field]) !== JSON.stringify(now[field]))
}
