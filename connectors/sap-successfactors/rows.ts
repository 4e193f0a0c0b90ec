import { isEmpty, isObject, type JsonObject } from '#connector-kit'
import type { LocalDate } from '#model/employee.ts'
import { dayOf } from './days.ts'

/** The records of an expanded navigation or of an attached list; undefined when they were not sent. */
export function rowsOf(nav: unknown): readonly JsonObject[] | undefined {
  if (Array.isArray(nav)) return nav.filter(isObject)
  if (isEmpty(nav)) return []
  const results = isObject(nav) ? nav['results'] : undefined
  return Array.isArray(results) ? results.filter(isObject) : undefined
}

type Dated = Readonly<{ row: JsonObject; start: string; end: string | null; sequence: number }>

/**
 * Of effective-dated rows the one that holds on the day, else the nearest to come, else the last one. Of several
 * changes on one day the last entered counts. Undefined when that cannot be told because dates were not sent.
 */
export function rowOn(rows: readonly JsonObject[], day: LocalDate): JsonObject | undefined {
  if (rows.length < 2) return rows[0]
  if (rows.some((row) => isEmpty(row['startDate']) || !('startDate' in row && 'endDate' in row)))
    return undefined
  const sorted = rows.map(datedOf).toSorted(byStart)
  const holding = sorted.findLast(({ start, end }) => start <= day && (end === null || end >= day))
  const coming = sorted.find(({ start }) => start > day)
  return (holding ?? (coming && lastOfItsDay(sorted, coming)) ?? sorted.at(-1))?.row
}

function datedOf(row: JsonObject): Dated {
  const sequence = Number(row['seqNumber'] ?? 0)
  return { row, start: dayOf(row['startDate']) ?? '', end: dayOf(row['endDate']), sequence }
}

function byStart(a: Dated, b: Dated): number {
  return a.start.localeCompare(b.start) || a.sequence - b.sequence
}

function lastOfItsDay(sorted: readonly Dated[], { start }: Dated): Dated | undefined {
  return sorted.findLast((one) => one.start === start)
}
