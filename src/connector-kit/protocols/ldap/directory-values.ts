import { Buffer } from 'node:buffer'
import type { LocalDate } from '#model/employee.ts'
import { parseDay } from '../../reading/parse-day.ts'
import { quoted, ReadProblem } from '../../reading/read-problem.ts'

/** An `objectGUID` as Active Directory's own tools show it: the first three groups stand backwards in its bytes. */
export function guidText(bytes: Uint8Array): string {
  if (bytes.length !== 16)
    throw new ReadProblem('bad-value', `An id of ${bytes.length} bytes is not a GUID, which has 16.`)
  const hex = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('hex')
  const backwards = (from: number, to: number) =>
    Buffer.from(bytes.subarray(from, to)).reverse().toString('hex')
  return [backwards(0, 4), backwards(4, 6), backwards(6, 8), hex(8, 10), hex(10, 16)].join('-')
}

const generalised = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})?(\d{2})?(?:[.,]\d+)?(Z|[+-]\d{2}(?:\d{2})?)$/

/** Instant of a generalised time such as `20261122070000Z`. */
export function generalisedTime(text: string): Date {
  const parts = generalised.exec(text.trim())
  if (!parts) throw new ReadProblem('bad-date', `${quoted(text)} is not a generalised time.`)
  const [, year, month, day, hour, minute = '00', second = '00', zone = 'Z'] = parts
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3) || '00'}`
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`)
  if (Number.isNaN(instant.getTime()) || Number(day) > daysOf(Number(year), Number(month)))
    throw new ReadProblem('bad-date', `${quoted(text)} is not a time that exists.`)
  return instant
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** A day from an attribute: written as a day, or a generalised time at midnight. Another hour names no day for sure. */
export function dayOfText(text: string): LocalDate | null {
  const trimmed = text.trim()
  if (generalised.test(trimmed)) {
    generalisedTime(trimmed)
    const [, year, month, day, hour, minute = '00', second = '00'] = generalised.exec(trimmed) ?? []
    if (`${hour}${minute}${second}` !== '000000')
      throw new ReadProblem(
        'bad-date',
        `${quoted(text)} has a time, which may belong to the day before or after.`,
      )
    return `${year}-${month}-${day}`
  }
  if (/^\d{8}$/.test(trimmed))
    return parseDay(`${trimmed.slice(0, 4)}-${trimmed.slice(4, 6)}-${trimmed.slice(6)}`)
  return parseDay(trimmed, ['YYYY-MM-DD', 'DD.MM.YYYY'])
}

const never = new Set(['0', '9223372036854775807'])
const ticksPerMs = 10_000n
/** Between 1601, where the count begins, and 1970. */
const epochMs = 11_644_473_600_000n
const halfDayMs = 11 * 3_600_000

/**
 * The last day before an account expires, from a count of 100 ns since 1601; null where it never does. Active
 * Directory's own tool stores the midnight after the last day, of the time zone of whoever set it, which is not told:
 * eleven hours earlier is that last day in every zone from UTC−10 to UTC+13.
 */
export function lastDayBefore(ticks: string): LocalDate | null {
  const text = ticks.trim()
  if (never.has(text)) return null
  if (!/^\d{1,19}$/.test(text))
    throw new ReadProblem('bad-date', `${quoted(ticks)} is not a count of 100 ns since 1601.`)
  const ms = Number(BigInt(text) / ticksPerMs - epochMs)
  if (ms < 0) throw new ReadProblem('bad-date', `${quoted(ticks)} lies before 1970.`)
  const day = new Date(ms - halfDayMs)
  if (Number.isNaN(day.getTime()) || day.getUTCFullYear() > 9999)
    throw new ReadProblem('bad-date', `${quoted(ticks)} is not a time that exists.`)
  return day.toISOString().slice(0, 10)
}
