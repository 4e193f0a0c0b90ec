import { asText, type Coded, decode, isEmpty, ReadProblem } from '#connector-kit'
import type { EmploymentStatus, EmploymentType } from '#model/employee.ts'

type CodedStatus = Coded<EmploymentStatus>
type CodedType = Coded<EmploymentType>

const filled = (value: unknown): value is string =>
  typeof value === 'string' && !isEmpty(value) && !value.startsWith('0000-00-00')

/**
 * BambooHR knows Active and Inactive only, and a future hire is Inactive like a leaver.
 * What tells them apart is the termination date and the word "Terminated" in the employment status.
 */
export function employmentStatus(
  status: unknown,
  terminationDate: unknown,
  hireDate: unknown,
  history: unknown,
): CodedStatus | null | undefined {
  if (status === undefined) return undefined
  if (isEmpty(status)) return null
  const { value, source } = decode(status, { Active: 'active', Inactive: 'inactive' })
  if (value === 'active') return isOnLeave(history) ? { value: 'leave', source: history } : { value, source }
  if (isTerminated(history) || filled(terminationDate)) {
    const comesBack = filled(hireDate) && filled(terminationDate) && hireDate > terminationDate
    return { value: comesBack ? 'pending' : 'terminated', source }
  }
  if (terminationDate === undefined && history === undefined)
    throw new ReadProblem(
      'unknown-code',
      'Inactive may be a leaver or somebody who has not started: the key may see neither Termination Date nor Employment Status.',
    )
  return { value: 'pending', source }
}

function isOnLeave(history: unknown): history is string {
  return typeof history === 'string' && /\bleave\b/i.test(history)
}

function isTerminated(history: unknown): boolean {
  return typeof history === 'string' && history.trim().toLowerCase() === 'terminated'
}

const types = {
  'Full-Time': 'employee-full-time',
  'Full Time': 'employee-full-time',
  'Part-Time': 'employee-part-time',
  'Part Time': 'employee-part-time',
  Contractor: 'contractor',
  Consultant: 'contractor',
  Freelancer: 'contractor',
  Intern: 'intern',
  Internship: 'intern',
  Apprentice: 'apprentice',
  Temporary: 'temporary',
  Seasonal: 'temporary',
  'Fixed-Term': 'temporary',
  Casual: 'other',
  Other: 'other',
} as const

/** The words are the customer's own list. "Terminated" and "Leave of Absence" stand in it too and tell no type. */
export function employmentType(history: unknown): CodedType | null | undefined {
  if (isEmpty(history)) return null
  return isTerminated(history) || isOnLeave(history) ? undefined : decode(asText(history), types)
}
