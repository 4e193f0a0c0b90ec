import type { LocalDate } from '#model/employee.ts'
import { asText } from './as-text.ts'
import { isEmpty } from './json-values.ts'
import { type DayFormat, parseDay } from './parse-day.ts'

/** Whether a value was sent and is not empty. */
export function isFilled(value: unknown): value is NonNullable<unknown> {
  return value !== undefined && !isEmpty(value)
}

/** What `read` makes of a value: `undefined` where it was not sent, `null` where it was sent empty. */
export function ifFilled<T>(value: unknown, read: (value: unknown) => T): T | null | undefined {
  if (isFilled(value)) return read(value)
  return value === undefined ? undefined : null
}

/** A value as text, by the rules of `ifFilled`; throws a `ReadProblem` for anything that is no text. */
export function filledText(value: unknown): string | null | undefined {
  return ifFilled(value, asText)
}

/** A value as a calendar day, by the rules of `ifFilled`; throws a `ReadProblem` for anything that is no day. */
export function filledDay(value: unknown, formats?: readonly DayFormat[]): LocalDate | null | undefined {
  return ifFilled(value, (day) => parseDay(asText(day), formats))
}
