import { asText, isEmpty, quoted, ReadProblem } from '#connector-kit'
import type { LocalDate } from '#model/employee.ts'

const dayMs = 86_400_000
const minuteMs = 60_000
const written = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/
const noEnd = '9999-12-31'

/**
 * The day of `/Date(milliseconds)/` or `/Date(milliseconds+minutes)/`. Null when empty, and for the last day of the
 * year 9999, which stands for no end. Another hour than midnight is no day: which one it is depends on the place.
 */
export function dayOf(value: unknown): LocalDate | null {
  if (isEmpty(value)) return null
  const text = asText(value)
  const parts = written.exec(text)
  const ms = Number(parts?.[1]) + Number(parts?.[2] ?? 0) * minuteMs
  if (!parts || ms % dayMs !== 0 || Number.isNaN(new Date(ms).getTime()))
    throw new ReadProblem('bad-date', `${quoted(text)} is not a calendar day.`)
  const day = new Date(ms).toISOString().slice(0, 10)
  return day === noEnd ? null : day
}
