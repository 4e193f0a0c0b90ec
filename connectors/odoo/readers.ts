import { asText, fromPaths, isEmpty, parseDay, type Reader } from '#connector-kit'
import type { LocalDate } from '#model/employee.ts'

/** Odoo writes `false` for empty, whatever the type. */
export function isBlank(value: unknown): value is null | '' | false {
  return value === false || isEmpty(value)
}

const blankOr = <T>(path: string, read: (value: unknown) => T | undefined): Reader<T | null> =>
  fromPaths([path], (value) => (isBlank(value) ? null : read(value)))

export const textAt = (path: string): Reader<string | null> => blankOr(path, asText)
export const dayAt = (path: string): Reader<LocalDate | null> =>
  blankOr(path, (value) => parseDay(asText(value)) ?? undefined)

/** The name in a link to another record, `[7, "Sales"]`; undefined where it was not sent. */
export function nameIn(link: unknown): string | undefined {
  const name: unknown = Array.isArray(link) ? link[1] : link
  return name === undefined || isBlank(name) ? undefined : asText(name)
}

export const nameAt = (path: string): Reader<string | null> => blankOr(path, nameIn)
export const idAt = (path: string): Reader<string | null> =>
  blankOr(path, (link) => {
    const id: unknown = Array.isArray(link) ? link[0] : link
    return id === undefined || isBlank(id) ? undefined : asText(id)
  })

/** The first filled of two fields; empty only when both were sent empty. */
export function firstFilled<T>(first: Reader<T | null>, second: Reader<T | null>): Reader<T | null> {
  return either(first, second, (found, other) => (found === undefined ? found : other))
}

/** One field under its names of different versions, of which a server has one. */
export function eitherAt<T>(first: Reader<T | null>, second: Reader<T | null>): Reader<T | null> {
  return either(first, second, (found, other) => (found === undefined ? other : found))
}

function either<T>(
  first: Reader<T | null>,
  second: Reader<T | null>,
  unfilled: (found: T | null | undefined, other: T | null | undefined) => T | null | undefined,
): Reader<T | null> {
  return {
    paths: [...first.paths, ...second.paths],
    read: (record) => {
      const found = first.read(record)
      const other = second.read(record)
      return found ?? other ?? unfilled(found, other)
    },
  }
}
