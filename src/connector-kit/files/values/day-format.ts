import type { DayFormat } from '../../reading/parse-day.ts'

/** How the days of a column may be said to be written, where the digits alone do not tell. */
export const dayFormats = [
  'YYYY-MM-DD',
  'DD.MM.YYYY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD-MM-YYYY',
] as const satisfies readonly DayFormat[]

/** What a column's own values say about `03/04/2025`: seen as nothing but, or contradicted, it stays unknown. */
export type DayOrder = 'day-first' | 'month-first' | 'unknown'
/** How many values of a column say the day comes first, the month, or either; and one of them. */
export type DayEvidence = { dayFirst: number; monthFirst: number; either: number; example: string }

/** A calendar day, or why it is none. */
export type Day = Readonly<
  { day: string } | { wrong: 'no day' | 'no such day' | 'order unknown' | 'time of day' }
>

const yearFirst = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/u
const compact = /^(\d{4})(\d{2})(\d{2})$/u
const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/u
const slashed = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/u
/** Midnight is how systems without a word for a day write one; any other time could belong to the day before or after. */
const midnight = /[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/u

/** Evidence of a column of which nothing was seen. */
export function noEvidence(): DayEvidence {
  return { dayFirst: 0, monthFirst: 0, either: 0, example: '' }
}

/** Counts what one value of a column says about the order of day and month. */
export function addEvidence(evidence: DayEvidence, text: string): void {
  const [, first = '', , second = ''] = slashed.exec(text.replace(midnight, '')) ?? []
  if (first === '') return
  if (evidence.example === '') evidence.example = text
  if (Number(first) > 12) evidence.dayFirst += 1
  else if (Number(second) > 12) evidence.monthFirst += 1
  else evidence.either += 1
}

/** The order of day and month in a column: the declared one, else what its values agree on. */
export function dayOrder(evidence: DayEvidence, declared: DayFormat | null): DayOrder {
  if (declared === 'MM/DD/YYYY') return 'month-first'
  if (declared?.startsWith('DD')) return 'day-first'
  if (evidence.dayFirst > 0 && evidence.monthFirst === 0) return 'day-first'
  if (evidence.monthFirst > 0 && evidence.dayFirst === 0) return 'month-first'
  return 'unknown'
}

/** A calendar day as `YYYY-MM-DD`. With dots the day always comes first, as in every country that writes them. */
export function readDay(written: string, order: DayOrder): Day {
  const text = written.replace(midnight, '')
  const iso = yearFirst.exec(text)
  if (iso) return calendarDay(iso[1], iso[3], iso[4])
  const packed = compact.exec(text)
  if (packed) return calendarDay(packed[1], packed[2], packed[3])
  const dots = dotted.exec(text)
  if (dots) return calendarDay(dots[3], dots[2], dots[1])
  const slashes = slashed.exec(text)
  if (!slashes) return { wrong: /^\d{4}-\d{2}-\d{2}[T ]\d/u.test(text) ? 'time of day' : 'no day' }
  if (order === 'unknown') return { wrong: 'order unknown' }
  const [, first, , second, year] = slashes
  return order === 'day-first' ? calendarDay(year, second, first) : calendarDay(year, first, second)
}

function calendarDay(year = '', month = '', day = ''): Day {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  if (Number(year) < 1800 || Number.isNaN(time)) return { wrong: 'no such day' }
  return new Date(time).toISOString().slice(0, 10) === iso ? { day: iso } : { wrong: 'no such day' }
}
