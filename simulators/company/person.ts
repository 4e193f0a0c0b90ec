import type { Employee, EmploymentStatus, EmploymentType } from '#model/employee.ts'
import type { Day } from './calendar.ts'

export type LeaverReason = 'resignation' | 'dismissal' | 'end-of-contract' | 'retirement' | 'other'

export type Period = Readonly<{
  startDate: Day
  /** The last day of employment. */
  endDate: Day | null
  lastWorkingDay: Day | null
  leaverReason: LeaverReason | null
}>

/** A person as they truly are, whatever an HR system makes of it. */
export type SimulatedPerson = Readonly<{
  index: number
  externalId: string
  employeeNumber: string | null
  givenName: string
  middleName: string | null
  familyName: string
  preferredName: string | null
  workEmail: string | null
  title: string
  department: string
  team: string
  division: string
  costCenter: string
  location: string
  country: string
  legalEntity: string
  leadIndex: number | null
  leadExternalId: string | null
  employmentType: EmploymentType
  weeklyHours: number
  /** Oldest first; more than one for somebody who came back. */
  periods: readonly Period[]
  leave: Readonly<{ fromDate: Day; toDate: Day }> | null
  birthDate: Day
  gender: 'female' | 'male'
  nationality: string
  personalEmail: string
  phone: string
  nationalId: string
  taxId: string
  homeAddress: Readonly<{ street: string; postalCode: string; city: string; country: string }>
  salary: Readonly<{ amount: string; currency: string }>
  bankAccount: string
  changedDay: Day
}>

/** The period that counts on a day: the newest one begun, or the first one still to come. */
export function periodOn(person: SimulatedPerson, day: Day): Period {
  const begun = person.periods.filter((period) => period.startDate <= day)
  const period = begun.at(-1) ?? person.periods[0]
  if (period === undefined) throw new Error(`person ${person.externalId} was never employed`)
  return period
}

export function statusOn(person: SimulatedPerson, day: Day): EmploymentStatus {
  const period = periodOn(person, day)
  if (period.startDate > day) return 'pending'
  if (period.endDate !== null && period.endDate < day) return 'terminated'
  if (person.leave !== null && person.leave.fromDate <= day && day <= person.leave.toDate) return 'leave'
  return 'active'
}

export function displayName(person: SimulatedPerson): string {
  return `${person.preferredName ?? person.givenName} ${person.familyName}`
}

/** What a perfect reader of a perfect HR system would say about the person on a day. */
export function asEmployee(person: SimulatedPerson, day: Day): Employee {
  const period = periodOn(person, day)
  const status = statusOn(person, day)
  return {
    ...identityOf(person),
    title: person.title,
    department: person.department,
    team: person.team,
    division: person.division,
    costCenter: person.costCenter,
    location: person.location,
    country: person.country,
    legalEntity: person.legalEntity,
    managerExternalId: person.leadExternalId,
    employmentType: { value: person.employmentType, source: person.employmentType },
    employmentStatus: { value: status, source: status },
    originalHireDate: person.periods[0]?.startDate ?? null,
    startDate: period.startDate,
    rehireDate: period === person.periods[0] ? null : period.startDate,
    lastWorkingDay: period.lastWorkingDay,
    endDate: period.endDate,
    leaverReason: period.leaverReason && { value: period.leaverReason, source: period.leaverReason },
    ...sensitiveOf(person),
  }
}

function identityOf(person: SimulatedPerson) {
  return {
    externalId: person.externalId,
    employeeNumber: person.employeeNumber,
    givenName: person.givenName,
    middleName: person.middleName,
    familyName: person.familyName,
    preferredName: person.preferredName,
    displayName: displayName(person),
    workEmail: person.workEmail,
  }
}

function sensitiveOf(person: SimulatedPerson) {
  const { street, postalCode, city, country } = person.homeAddress
  return {
    personalEmail: person.personalEmail,
    phone: person.phone,
    birthDate: person.birthDate,
    gender: { value: person.gender, source: person.gender },
    nationality: person.nationality,
    nationalId: person.nationalId,
    taxId: person.taxId,
    homeAddress: { lines: [street], postalCode, city, country },
    salary: person.salary,
    bankAccount: person.bankAccount,
  }
}
