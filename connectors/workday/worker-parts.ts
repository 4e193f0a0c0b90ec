import {
  asText,
  at,
  filledText,
  isEmpty,
  isObject,
  type JsonObject,
  listOf,
  parseDay,
  type Reader,
  ReadProblem,
} from '#connector-kit'
import type { LocalDate } from '#model/employee.ts'

/** Where a worker is attached as of the first day, for somebody who has not begun. */
export const onFirstDay = 'onFirstDay'

/** The parts of `Worker_Data`, by the names of Workday. */
export const personal = 'Personal_Data'
export const employment = 'Employment_Data'
export const status = `${employment}.Worker_Status_Data`
export const jobs = `${employment}.Worker_Job_Data`
export const organizations = 'Organization_Data.Worker_Organization_Data'

/**
 * A reader of parts of `Worker_Data`. Positions and organisations of somebody who has not begun are those of the first
 * day: as of today there are none.
 */
export function ofWorker<T>(
  paths: readonly string[],
  read: (...values: unknown[]) => T | undefined,
): Reader<T> {
  const whole = paths.map((path) => `Worker_Data.${path}`)
  return {
    paths: whole,
    read: (record) => {
      const worker = onFirstDayOf(record) ?? record
      const values = whole.map((path) => at(worker, path))
      return values.every((value) => value === undefined) ? undefined : read(...values)
    },
  }
}

/** A worker as of the first day, where that is still to come. */
export function onFirstDayOf(record: JsonObject): JsonObject | undefined {
  return listOf(record[onFirstDay]).find(isObject)
}

/** The value at a path of a part that repeats: empty and missing as everywhere. */
export function textAt(part: unknown, path: string): string | null | undefined {
  const value = part === undefined ? undefined : at(part, path)
  return filledText(value)
}

/** The text of one path. */
export function workerText(path: string): Reader<string | null> {
  return ofWorker([path], (value) => (isEmpty(value) ? null : asText(value)))
}

// Days of Workday may carry the offset of a time zone, 2024-05-01-07:00, and are that calendar day all the same.
const offset = /(?<=^\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})$/

export function workdayDay(value: unknown): LocalDate | null {
  return isEmpty(value) ? null : parseDay(asText(value).trim().replace(offset, ''))
}

/** The day of one path. */
export function workerDay(path: string): Reader<LocalDate | null> {
  return ofWorker([path], workdayDay)
}

/** The job that counts, of a worker who may have several. */
export function primaryJob(all: unknown): JsonObject | undefined {
  const each = listOf(all).filter(isObject)
  return each.find((job) => isTrue(job['@Primary_Job'])) ?? (each.length === 1 ? each[0] : undefined)
}

/** A reader of parts of the position of the primary job. */
export function ofPosition<T>(
  keys: readonly string[],
  read: (...values: unknown[]) => T | undefined,
): Reader<T> {
  return ofWorker([jobs], (all) => {
    const job = primaryJob(all)
    const values = keys.map((key) => (job === undefined ? undefined : at(job, `Position_Data.${key}`)))
    return values.every((value) => value === undefined) ? undefined : read(...values)
  })
}

function isTrue(value: unknown): boolean {
  return value === '1' || value === 'true'
}

/**
 * What a person uses for work or at home: the one marked primary, or the only one. Undefined where none was sent, which
 * Workday also does when it may not be seen.
 */
export function usedFor(all: unknown, usage: 'WORK' | 'HOME', what: string): JsonObject | undefined {
  const types = (one: JsonObject) =>
    listOf(one['Usage_Data'])
      .flatMap((each) => (isObject(each) ? listOf(each['Type_Data']) : []))
      .filter(isObject)
      .filter((type) => at(type, 'Type_Reference.Communication_Usage_Type_ID') === usage)
  const fitting = listOf(all)
    .filter(isObject)
    .filter((one) => types(one).length > 0)
  const primary = fitting.filter((one) => types(one).some((type) => isTrue(type['@Primary'])))
  const chosen = primary.length > 0 ? primary : fitting
  if (chosen.length > 1)
    throw new ReadProblem(
      'bad-value',
      `There are ${chosen.length} ${what} and none of them alone is the primary one.`,
    )
  return chosen[0]
}
