import {
  asText,
  currentPeriod,
  type DatedPart,
  fromPaths,
  isFilled,
  isObject,
  type JsonObject,
  type Period,
  parseDay,
  type Reader,
} from '#connector-kit'
import type { LocalDate } from '#model/employee.ts'

/** Where the positions of a person are attached; the list of people does not hold them. */
export const positions = 'positions'

type Position = DatedPart & Readonly<{ source: JsonObject }>

/** The period of employment that counts today; undefined where a day that would tell was not sent. */
function periodOf(list: unknown, today: unknown): Period<Position> | undefined {
  if (!Array.isArray(list) || typeof today !== 'string') return undefined
  const parts = list.filter(isObject).map(partOf)
  const known = parts.filter((one) => one !== undefined)
  return known.length === parts.length ? currentPeriod(known, today) : undefined
}

function partOf(source: JsonObject): Position | undefined {
  const startDate = dayOf(source['contractStartDate'])
  const endDate = dayOf(source['contractEndDate'])
  // A position that has ended somewhen cannot be placed.
  if (startDate === null || (endDate === null && source['status'] === 'ENDED')) return undefined
  return { startDate, endDate, source }
}

function dayOf(value: unknown): LocalDate | null {
  return !isFilled(value) ? null : parseDay(asText(value))
}

function ofPeriod<T>(read: (period: Period<Position>, list: unknown) => T | undefined): Reader<T> {
  return fromPaths([positions, 'today'], (list, today) => {
    const period = periodOf(list, today)
    return period && read(period, list)
  })
}

/** The first day of the period of employment that counts: positions without a gap are one period. */
export const startDate = ofPeriod(({ startDate: day }) => day)

/** The last day of it. An end that was not sent at all is not an empty one. */
export const endDate = ofPeriod(({ endDate: day }, list) => {
  if (day !== null) return day
  const told = Array.isArray(list) && list.every((one) => isObject(one) && 'contractEndDate' in one)
  return told ? null : undefined
})

/** A reader of parts of the position that counts today. */
export function ofPosition<T>(
  keys: readonly string[],
  read: (...values: unknown[]) => T | undefined,
): Reader<T> {
  return ofPeriod(({ part }) => {
    const values = keys.map((key) => part.source[key])
    return values.every((value) => value === undefined) ? undefined : read(...values)
  })
}
