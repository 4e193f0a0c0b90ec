import { type CalendarDate, parseDate } from '@internationalized/date'
import type { LocalDate } from '#model/employee.ts'

/** An employment, contract or position with its first and last day; without a last day it is open. */
export type DatedPart = Readonly<{ startDate: LocalDate; endDate: LocalDate | null }>

/** The period of employment that counts on a day, and the part in it that does. */
export type Period<T extends DatedPart> = Readonly<{
  startDate: LocalDate
  endDate: LocalDate | null
  part: T
  /** First day of the earliest period of all. */
  firstStartDate: LocalDate
}>

type Stretch<T> = { startDate: LocalDate; endDate: LocalDate | null; parts: T[] }

/**
 * Of dated parts those that follow each other without a gap are one period; what counts is the period that runs on
 * the day, else the nearest coming one, else the last ended one. When nothing runs and one is coming, the end of the
 * earlier period stays beside its start, as somebody who left and returns. Undefined without any part.
 */
export function currentPeriod<T extends DatedPart>(
  parts: readonly T[],
  day: LocalDate,
): Period<T> | undefined {
  const periods = stretches(parts)
  const [first] = periods
  if (!first) return undefined
  const running = periods.find((one) => runsOn(one, day))
  const coming = periods.find(({ startDate }) => startDate > day)
  const ended = periods.findLast(({ endDate }) => endDate !== null && endDate < day)
  const chosen = running ?? coming ?? ended ?? first
  const part = partOn(chosen.parts, day)
  if (!part) return undefined
  const leftBefore = !running && coming && ended ? ended.endDate : null
  return {
    startDate: chosen.startDate,
    endDate: leftBefore ?? chosen.endDate,
    part,
    firstStartDate: first.startDate,
  }
}

function partOn<T extends DatedPart>(parts: readonly T[], day: LocalDate): T | undefined {
  return (
    parts.findLast((one) => runsOn(one, day)) ??
    parts.find(({ startDate }) => startDate > day) ??
    parts.findLast(({ startDate }) => startDate <= day)
  )
}

function runsOn({ startDate, endDate }: DatedPart, day: LocalDate): boolean {
  return startDate <= day && (endDate === null || endDate >= day)
}

function stretches<T extends DatedPart>(parts: readonly T[]): readonly Stretch<T>[] {
  const found: Stretch<T>[] = []
  for (const part of parts.toSorted((a, b) => a.startDate.localeCompare(b.startDate))) {
    const last = found.at(-1)
    if (last && reaches(last, part)) {
      last.parts.push(part)
      last.endDate = last.endDate === null || part.endDate === null ? null : later(last.endDate, part.endDate)
    } else found.push({ startDate: part.startDate, endDate: part.endDate, parts: [part] })
  }
  return found
}

function reaches({ endDate }: DatedPart, next: DatedPart): boolean {
  return endDate === null || dayAfter(endDate) >= next.startDate
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b
}

function dayAfter(day: LocalDate): LocalDate {
  const date: CalendarDate = parseDate(day)
  return date.add({ days: 1 }).toString()
}
