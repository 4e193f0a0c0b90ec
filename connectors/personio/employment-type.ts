import { asText, type Coded, decode, isEmpty, isFilled } from '#connector-kit'
import type { EmploymentType } from '#model/employee.ts'

type CodedType = Coded<EmploymentType>

/** Hours a week from which an internal employee counts as full time where Personio does not say what full time is. */
const fullTimeHours = 35

/** Personio knows internal and external only; full and part time are told apart by the weekly hours. */
export function employmentType(
  type: unknown,
  hours: unknown,
  fullHours?: unknown,
): CodedType | null | undefined {
  if (type === undefined) return undefined
  if (isEmpty(type)) return null
  const { value, source } = decode(type, { internal: 'internal', external: 'external' })
  if (value === 'external') return { value: 'contractor', source }
  const worked = numberOf(hours)
  if (worked === undefined) return { value: 'other', source }
  const full = numberOf(fullHours) ?? fullTimeHours
  return { value: worked >= full ? 'employee-full-time' : 'employee-part-time', source }
}

function numberOf(value: unknown): number | undefined {
  if (!isFilled(value)) return undefined
  const hours = Number(asText(value))
  return Number.isFinite(hours) && hours > 0 ? hours : undefined
}
