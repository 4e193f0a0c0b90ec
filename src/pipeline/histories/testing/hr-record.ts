import type { Employee, EmploymentStatus } from '#model/employee.ts'

/** A record of the invented HR system, with what no HR system tells: which human being it is about. */
export type HrRecord = Readonly<{
  externalId: string
  human: number
  employeeNumber: string | null
  givenName: string
  familyName: string
  workEmail: string | null
  title: string | null
  department: string
  legalEntity: string
  status: EmploymentStatus
  startDate: string
  endDate: string | null
  /** Keys that are not sent. */
  withheld: readonly string[]
}>

const given = [
  'Kari',
  'Ola',
  'Berit',
  'Nils',
  'Ingrid',
  'Lars',
  'Solveig',
  'Per',
  'Astrid',
  'Jon',
  'Liv',
  'Odd',
]
const family = [
  'Nordmann',
  'Dahl',
  'Haugen',
  'Lie',
  'Moen',
  'Strand',
  'Vik',
  'Bakke',
  'Foss',
  'Holm',
  'Myhre',
  'Ruud',
]

/** Every human being has a name, a number, an address and a first day that nobody else has. */
export function newcomer(human: number, externalId: string, startDate?: string): HrRecord {
  const round = human >= given.length ? `q${String.fromCharCode(97 + Math.floor(human / given.length))}` : ''
  const first = `${given[human % given.length]}${round}`
  const last = `${family[human % family.length]}${round}`
  return {
    externalId,
    human,
    employeeNumber: String(1000 + human * 7).padStart(5, '0'),
    givenName: first,
    familyName: last,
    workEmail: `${first}.${last}@north.example`.toLowerCase(),
    title: 'Analyst',
    department: human % 3 === 2 ? 'Sales' : 'Finance',
    legalEntity: human % 4 === 3 ? 'South' : 'North',
    status: 'active',
    startDate: startDate ?? addDays('2015-01-01', human * 37),
    endDate: null,
    withheld: [],
  }
}

export const sentFields = [
  'employeeNumber',
  'givenName',
  'familyName',
  'workEmail',
  'title',
  'department',
  'legalEntity',
  'employmentStatus',
  'startDate',
  'endDate',
] as const

/** The record as a connector hands it on: what is withheld is absent, not empty. */
export function toEmployee(record: HrRecord): Employee {
  const { status } = record
  const all: Employee = {
    externalId: record.externalId,
    employeeNumber: record.employeeNumber,
    givenName: record.givenName,
    familyName: record.familyName,
    workEmail: record.workEmail,
    title: record.title,
    department: record.department,
    legalEntity: record.legalEntity,
    employmentStatus: { value: status, source: status },
    startDate: record.startDate,
    endDate: record.endDate,
  }
  const sent = Object.entries(all).filter(([field]) => !record.withheld.includes(field))
  return Object.fromEntries(sent) as Employee
}

/** What the record says of a field, as text; undefined where it is not sent. */
export function sentValue(record: HrRecord, field: string): string | null | undefined {
  if (record.withheld.includes(field)) return undefined
  if (field === 'employmentStatus') return record.status
  return record[field as 'title']
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Whether, by what is sent, the employment is over on a day: its last day has passed, or has no date at all. */
export function hasLeft(record: HrRecord, today: string): boolean {
  const { status, startDate } = record
  if (startDate > today) return false
  const sent = sentValue(record, 'endDate') ?? null
  const end = sent !== null && sent < startDate ? null : sent
  return end === null ? status === 'terminated' : end < today
}

export function isToCome({ startDate }: HrRecord, today: string): boolean {
  return startDate > today
}

export function worksOn(record: HrRecord, today: string): boolean {
  return !isToCome(record, today) && !hasLeft(record, today)
}
