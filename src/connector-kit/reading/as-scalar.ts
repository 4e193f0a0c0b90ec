import type { Scalar } from '#model/employee.ts'
import { asText } from './as-text.ts'
import { isEmpty } from './at.ts'
import { parseDay } from './parse-day.ts'

const isoDay = /^\d{4}-\d{2}-\d{2}$/

/** The value of a custom field, whatever its type: days stay days, several values become one text. */
export function asScalar(value: unknown): Scalar | undefined {
  if (value === undefined) return undefined
  if (isEmpty(value)) return null
  if (typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(asText).join(', ')
  const text = asText(value)
  return isoDay.test(text) ? parseDay(text) : text
}
