import { parseDate } from '@internationalized/date'
import type { dayFormats } from '#model/settings.ts'

type DayFormat = (typeof dayFormats)[number]

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The day a text holds in a format, as `YYYY-MM-DD`; null where it is none. Two digits are no year. */
export function readDay(text: string, format: DayFormat): string | null {
  const found = patternOf(format).exec(text.trim())?.groups
  if (found === undefined) return null
  const month = found['name'] === undefined ? found['month'] : monthNumber(found['name'])
  const day = `${found['year']}-${(month ?? '').padStart(2, '0')}-${(found['day'] ?? '').padStart(2, '0')}`
  return isDay(day) ? day : null
}

/** Whether a text is a day that exists in the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return parseDate(text).toString() === text
  } catch {
    return false
  }
}

function patternOf(format: DayFormat): RegExp {
  const packed = !/[-./]/.test(format)
  const parts = format
    .replaceAll('.', '\\.')
    .replace('YYYY', '(?<year>\\d{4})')
    .replace('MMM', '(?<name>[A-Za-z]{3,9})')
    .replace('MM', packed ? '(?<month>\\d{2})' : '(?<month>\\d{1,2})')
    .replace('DD', packed ? '(?<day>\\d{2})' : '(?<day>\\d{1,2})')
  return new RegExp(`^${parts}$`)
}

function monthNumber(name: string): string {
  return String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1)
}
