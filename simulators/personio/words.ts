import type { EmploymentStatus, EmploymentType } from '#model/employee.ts'
import type { Day } from '../company/calendar.ts'
import type { LeaverReason } from '../company/person.ts'

export const statusWords: Readonly<Record<EmploymentStatus, string>> = {
  pending: 'onboarding',
  active: 'active',
  leave: 'leave',
  terminated: 'inactive',
}

/** Personio itself tells only employees from everybody else. */
export function employmentTypeWord(type: EmploymentType): 'internal' | 'external' {
  return type === 'contractor' ? 'external' : 'internal'
}

export const terminationWords: Readonly<Record<LeaverReason, string>> = {
  resignation: 'employee',
  dismissal: 'employer',
  'end-of-contract': 'temporary-contract-end',
  retirement: 'retirement',
  other: 'other',
}

export const customWords: Readonly<{ contract: Readonly<Record<EmploymentType, string>> }> = {
  contract: {
    'employee-full-time': 'Full-time',
    'employee-part-time': 'Part-time',
    contractor: 'Contractor',
    intern: 'Internship',
    apprentice: 'Apprenticeship',
    temporary: 'Fixed-term',
    other: 'Other',
  },
}

/** Dates of v1 come as midnight in the company's own time zone; read as UTC they are the day before. */
export function asInstant(day: Day): string {
  const month = Number(day.slice(5, 7))
  return `${day}T00:00:00+0${month >= 4 && month <= 10 ? 2 : 1}:00`
}
