import type { Employee, LocalDate, Money } from '#model/employee.ts'
import { asText } from './as-text.ts'
import { at, isObject } from './at.ts'
import { filledText, ifFilled, isFilled } from './filled.ts'
import { type DayFormat, parseDay } from './parse-day.ts'
import { quoted, ReadProblem } from './read-problem.ts'
import type { JsonObject, Reader } from './reader.ts'

/** The reader of one path; `read` sees filled values only. */
function ofPath<T>(path: string, read: (value: unknown) => T): Reader<T | null> {
  return { paths: [path], read: (record) => ifFilled(at(record, path), read) }
}

/** The HR system's own id of a person. A record without one cannot be read. */
export function id(path: string): Reader<string> {
  return {
    paths: [path],
    read: (record) => {
      const value = at(record, path)
      if (!isFilled(value)) throw new ReadProblem('missing-id', 'The record has no id.')
      return asText(value)
    },
  }
}

/** A text, employee numbers and ids included: `00123` stays `00123`. */
export function text(path: string): Reader<string | null> {
  return ofPath(path, asText)
}

/** A calendar day, `YYYY-MM-DD` unless other formats are named. */
export function day(
  path: string,
  options: { formats?: readonly DayFormat[] } = {},
): Reader<LocalDate | null> {
  return ofPath(path, (value) => parseDay(asText(value), options.formats))
}

/** A normalised code, and what the HR system sent for it. */
export type Coded<T extends string> = { value: T; source: string }

/**
 * The normalised value of a code or a switch (`true`, `false`), with the source kept. Letter case does not matter;
 * throws a `ReadProblem` for an unknown code.
 */
export function decode<const T extends string>(value: unknown, table: Readonly<Record<string, T>>): Coded<T> {
  const source = typeof value === 'boolean' ? String(value) : asText(value)
  const wanted = source.trim().toLowerCase()
  for (const [code, known] of Object.entries(table))
    if (code.toLowerCase() === wanted) return { value: known, source }
  throw new ReadProblem('unknown-code', `The code ${quoted(source)} is not known.`)
}

/** A coded field by a closed table. */
export function coded<const T extends string>(
  path: string,
  table: Readonly<Record<string, T>>,
): Reader<Coded<T> | null> {
  return ofPath(path, (value) => decode(value, table))
}

/**
 * An amount and its currency, in one text such as `65000.00 USD` or each for itself. Throws a `ReadProblem` without a
 * currency: it is not money.
 */
export function asMoney(amount: unknown, currency?: unknown): Money {
  const source = [amount, ...(isFilled(currency) ? [currency] : [])].map(asText).join(' ').trim()
  const parts = /^(-?\d+(?:\.\d+)?) ?([A-Z]{3})$/.exec(source)
  if (!parts?.[1] || !parts[2])
    throw new ReadProblem(
      'bad-value',
      `${quoted(source)} is not an amount with a currency, such as “65000.00 USD”.`,
    )
  return { amount: parts[1], currency: parts[2] }
}

/** Money written as one text. */
export function moneyText(path: string): Reader<Money | null> {
  return ofPath(path, (value) => asMoney(value))
}

/** A home address as employees have it. */
export type HomeAddress = NonNullable<Employee['homeAddress']>
type AddressParts = Readonly<{
  lines: readonly unknown[]
  postalCode: unknown
  city: unknown
  country: unknown
}>

/** An address of its parts. A part that was not sent stays out; only an address sent empty as a whole is `null`. */
export function asAddress({
  lines,
  postalCode,
  city,
  country,
}: AddressParts): HomeAddress | null | undefined {
  const all = [...lines, postalCode, city, country]
  if (!all.some(isFilled)) return all.includes(undefined) ? undefined : null
  return {
    lines: lines.filter(isFilled).map(asText),
    ...(postalCode === undefined ? {} : { postalCode: filledText(postalCode) ?? null }),
    ...(city === undefined ? {} : { city: filledText(city) ?? null }),
    ...(country === undefined ? {} : { country: filledText(country) ?? null }),
  }
}

/**
 * The names of the ids at a path (one, or a list of them), by a list that a lookup attached whole under `list`.
 * An id that the list does not hold is a problem: it must not pass for an empty value.
 */
export function named(
  list: string,
  ids: string,
  nameOf: (entry: JsonObject) => unknown = ({ name }) => name,
): Reader<string | null> {
  return fromPaths([ids, list], (told, entries) => {
    if (told === undefined || entries === undefined) return undefined
    const all = [told].flat().filter(isFilled).map(asText)
    return all.length === 0 ? null : all.map((one) => entryName(entries, one, list, nameOf)).join(', ')
  })
}

function entryName(
  entries: unknown,
  one: string,
  list: string,
  nameOf: (entry: JsonObject) => unknown,
): string {
  const entry = isObject(entries) && Object.hasOwn(entries, one) ? entries[one] : undefined
  const name = isObject(entry) ? nameOf(entry) : undefined
  if (!isFilled(name))
    throw new ReadProblem('unknown-code', `The id ${quoted(one)} has no name in the list “${list}”.`)
  return asText(name)
}

/** A reader made of any values; `read` is not called when none of them was sent. */
export function fromPaths<T>(
  paths: readonly string[],
  read: (...values: unknown[]) => T | undefined,
): Reader<T> {
  return {
    paths,
    read: (record: JsonObject) => {
      const values = paths.map((path) => at(record, path))
      return values.every((value) => value === undefined) ? undefined : read(...values)
    },
  }
}
