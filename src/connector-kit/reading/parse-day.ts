import { parseDate } from '@internationalized/date'
import type { LocalDate } from '#model/employee.ts'
import { quoted, ReadProblem } from './read-problem.ts'

/** How a day is written. Never guessed: 03/04/2026 is a different day in London and in New York. */
export type DayFormat = 'YYYY-MM-DD' | 'DD.MM.YYYY' | 'DD/MM/YYYY' | 'MM/DD/YYYY' | 'DD-MM-YYYY'

const shapes: Readonly<
  Record<DayFormat, Readonly<{ pattern: RegExp; order: readonly [number, number, number] }>>
> = {
  'YYYY-MM-DD': { pattern: /^(\d{4})-(\d{2})-(\d{2})$/, order: [1, 2, 3] },
  'DD.MM.YYYY': { pattern: /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, order: [3, 2, 1] },
  'DD/MM/YYYY': { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, order: [3, 2, 1] },
  'MM/DD/YYYY': { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, order: [3, 1, 2] },
  'DD-MM-YYYY': { pattern: /^(\d{1,2})-(\d{1,2})-(\d{4})$/, order: [3, 2, 1] },
}

// Midnight with any offset still names its own calendar day. Another hour does not: 23:00 UTC is the next day in Munich.
const midnight = /^(\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2}(?::\d{2})?)?$/

/** A calendar day written as text; `null` for the empty day `0000-00-00`; a `ReadProblem` for anything unclear. */
export function parseDay(text: string, formats: readonly DayFormat[] = ['YYYY-MM-DD']): LocalDate | null {
  const trimmed = text.trim()
  const written = midnight.exec(trimmed)?.[1] ?? trimmed
  if (/^0{4}-0{2}-0{2}$/.test(written)) return null
  for (const format of formats) {
    const { pattern, order } = shapes[format]
    const parts = pattern.exec(written)
    if (!parts) continue
    const [year, month, day] = order.map((index) => parts[index] ?? '')
    const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
    if (isCalendarDay(iso)) return iso
  }
  throw new ReadProblem(
    'bad-date',
    `${quoted(text)} is not a calendar day written as ${formats.join(' or ')}.`,
  )
}

function isCalendarDay(iso: string): boolean {
  try {
    return parseDate(iso).toString() === iso
  } catch {
    return false
  }
}
