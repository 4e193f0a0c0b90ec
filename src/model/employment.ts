import type { EmploymentStatus, LocalDate } from './employee.ts'
import type { PersonValues } from './person.ts'
import type { BusinessDays, MappedEmployee } from './planning.ts'

/** What the HR system says about somebody's employment; null is unknown: not sent, or sent empty. */
export type EmploymentFacts = Readonly<{
  status: EmploymentStatus | null
  startDate: LocalDate | null
  endDate: LocalDate | null
}>

/** Where somebody stands on a given day. `status` null: employed as far as dates tell, the HR system says nothing. */
export type Employment =
  | Readonly<{ phase: 'left'; endDate: LocalDate | null; returnsOn: LocalDate | null }>
  | Readonly<{ phase: 'pending'; startDate: LocalDate | null }>
  | Readonly<{
      phase: 'employed'
      status: 'active' | 'leave' | null
      startDate: LocalDate | null
      endsOn: LocalDate | null
      /** The end date belongs to an earlier employment. */
      endIsEarlier: boolean
    }>

/** The facts of a record, as mapped where an admin mapped them, else as the HR system's own fields say. */
export function employmentFacts({ employee, values }: MappedEmployee): EmploymentFacts {
  const mapped = (attribute: string, raw: string | null | undefined): string | null => {
    const found = values.find((one) => one.attribute === attribute && !one.partial)
    return found === undefined ? (raw ?? null) : found.value
  }
  const start = mapped('startDate', employee.startDate)
  const rehire = mapped('rehireDate', employee.rehireDate)
  return {
    status: mapped('employmentStatus', employee.employmentStatus?.value) as EmploymentStatus | null,
    startDate: start !== null && rehire !== null && rehire < start ? start : (rehire ?? start),
    endDate: mapped('endDate', employee.endDate),
  }
}

/** The end date is the last day of employment: somebody has left once it has passed. The start date is the first. */
export function employmentOn({ status, startDate, endDate }: EmploymentFacts, today: LocalDate): Employment {
  const endIsEarlier = endDate !== null && startDate !== null && endDate < startDate
  const startsLater = startDate !== null && startDate > today
  const ended = endDate !== null && endDate < today
  if (endIsEarlier && startsLater)
    return ended
      ? { phase: 'left', endDate, returnsOn: startDate }
      : { phase: 'employed', status: inOffice(status), startDate: null, endsOn: endDate, endIsEarlier: false }
  if (status === 'terminated' && startsLater && endDate === null)
    return { phase: 'left', endDate: null, returnsOn: null }
  if (startsLater || (status === 'pending' && startDate === null)) return { phase: 'pending', startDate }
  if (ended && !endIsEarlier) return { phase: 'left', endDate, returnsOn: null }
  if (status === 'terminated' && (endDate === null || endIsEarlier))
    return { phase: 'left', endDate: null, returnsOn: null }
  return {
    phase: 'employed',
    status: inOffice(status),
    startDate,
    endsOn: endIsEarlier ? null : endDate,
    endIsEarlier,
  }
}

/** A status that its dates have overtaken (pending, begun; terminated, not yet ended) is employment. */
function inOffice(status: EmploymentStatus | null): 'active' | 'leave' | null {
  if (status === null) return null
  return status === 'leave' ? 'leave' : 'active'
}

/** The calendar day where a record's person works: its legal entity's, else the person's, else the company's. */
export function dayWhereEmployed(
  mapped: MappedEmployee | null,
  personValues: PersonValues | null,
  days: BusinessDays,
): LocalDate {
  const entity =
    mapped?.values.find((one) => one.attribute === 'legalEntity')?.value ??
    personValues?.['legalEntity'] ??
    null
  return (entity === null ? undefined : days.byLegalEntity[entity]) ?? days.company
}
