import {
  currentPeriod,
  type DatedPart,
  isEmpty,
  isFilled,
  type JsonObject,
  type Period,
  type Reader,
} from '#connector-kit'
import { dayOf } from './days.ts'
import { rowOn, rowsOf } from './rows.ts'

type Employment = DatedPart & Readonly<{ source: JsonObject }>

/** The employment of a person that counts today. */
export type Counting = Readonly<{ period: Period<Employment>; employment: JsonObject; today: string }>

const employmentPaths = ['userId', 'startDate', 'endDate', 'assignmentClass'].map(
  (key) => `employmentNav.${key}`,
)
const rowPaths = ['userId', 'startDate', 'endDate', 'seqNumber'].map((key) => `jobs.${key}`)
/** What choosing the job that counts needs. */
export const jobPaths: readonly string[] = [...employmentPaths, ...rowPaths]

/** A reader of the employment that counts today; `keys` are the parts of it that it needs. */
export function ofEmployment<T>(
  keys: readonly string[],
  read: (counting: Counting) => T | undefined,
): Reader<T> {
  return {
    paths: [...employmentPaths, ...keys.map((key) => `employmentNav.${key}`)],
    read: (record) => {
      const counting = countingOf(record)
      return counting && read(counting)
    },
  }
}

/** A reader of the job information that holds today in that employment. */
export function ofJob<T>(
  keys: readonly string[],
  read: (job: JsonObject, record: JsonObject) => T | undefined,
): Reader<T> {
  return {
    paths: [...jobPaths, ...keys.map((key) => `jobs.${key}`)],
    read: (record) => {
      const job = jobOf(record, countingOf(record))
      return job && read(job, record)
    },
  }
}

/** A reader of the personal information that holds today, or will once the person starts. */
export function ofPersonal<T>(key: string, read: (value: unknown) => T): Reader<T | null> {
  return {
    paths: ['startDate', 'endDate', key].map((one) => `personal.${one}`),
    read: ({ personal, today }) => {
      const row = rowOn(rowsOf(personal) ?? [], String(today))
      const value = row?.[key]
      if (value === undefined) return undefined
      return isEmpty(value) ? null : read(value)
    },
  }
}

/** Undefined when the employments were not sent, or not enough of them to choose. */
export function countingOf({ employmentNav, today }: JsonObject): Counting | undefined {
  const all = rowsOf(employmentNav) ?? []
  if (typeof today !== 'string') return undefined
  const several = all.length > 1
  if (all.some((one) => !isFilled(one['startDate']))) return undefined
  if (several && all.some((one) => !('endDate' in one && 'assignmentClass' in one && 'userId' in one)))
    return undefined
  // An assignment abroad (GA) is an employment of its own beside the one at home, which goes on.
  const home = all.filter((one) => one['assignmentClass'] !== 'GA')
  const period = currentPeriod((home.length > 0 ? home : all).map(partOf), today)
  return period && { period, employment: period.part.source, today }
}

/** The row of the job that holds today; undefined when none was sent. */
export function jobOf({ jobs }: JsonObject, counting: Counting | undefined): JsonObject | undefined {
  const all = rowsOf(jobs) ?? []
  if (!counting || all.some((row) => !isFilled(row['userId']))) return undefined
  const own = all.filter(({ userId }) => userId === counting.employment['userId'])
  return rowOn(own, counting.today)
}

function partOf(source: JsonObject): Employment {
  const end = source['endDate']
  return {
    startDate: dayOf(source['startDate']) ?? '',
    endDate: end === undefined ? null : dayOf(end),
    source,
  }
}
