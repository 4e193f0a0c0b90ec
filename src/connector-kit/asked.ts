import type { EmployeeField, LocalDate } from '#model/employee.ts'
import type { AskedFields } from './connection.ts'
import type { Asked, Detail, HttpMethod, Lookup } from './http-definition.ts'
import { readersFor } from './reading/map-record.ts'

/** The name under which every record holds the day of the reading, for readers that choose among dated parts. */
export const todayKey = 'today'

/** What a request may ask for: the chosen fields that this method can read, and the paths they are read from. */
export function askedOf(
  method: Pick<HttpMethod, 'fields'>,
  { fields, custom }: AskedFields,
  nowMs: number,
): Asked {
  const chosen = new Set<EmployeeField>(fields)
  const nothing = { custom: new Set(custom), keys: [], paths: [] }
  const asked = { ...nothing, fields: chosen, today: dayAt(nowMs), startedAt: new Date(nowMs).toISOString() }
  const readers = readersFor({ fields: method.fields, asked })
  return withPaths(asked, [
    ...method.fields.externalId.paths,
    ...readers.flatMap(([, reader]) => reader.paths),
  ])
}

/** Of what is asked, what lies in the records of people as they are listed: not what is attached to them. */
export function askedOfPeople(asked: Asked, { lookups = [], details = [] }: HttpMethod['employees']): Asked {
  const listed = lookups.filter(({ list }) => list !== undefined)
  const attached = new Set([todayKey, ...[...listed, ...details].map(({ as }) => as)])
  return withPaths(
    asked,
    asked.paths.filter((path) => !attached.has(keyOf(path))),
  )
}

/** Of what is asked, what lies in the records attached under a name. */
export function askedBelow(asked: Asked, as: string): Asked {
  const below = asked.paths.filter((path) => keyOf(path) === as).map((path) => path.replace(firstStep, ''))
  return withPaths(
    asked,
    below.filter((path) => path !== ''),
  )
}

/** First parts of what the asked readers use of an answer attached under a name; undefined where that is all of it. */
export function keysBelow(asked: Asked, as: string): ReadonlySet<string> | undefined {
  const below = asked.paths.filter((path) => keyOf(path) === as).map((path) => path.replace(firstStep, ''))
  // What a custom field is read from is not declared.
  if (asked.custom.size > 0 || below.length === 0 || below.includes('')) return undefined
  return new Set(below.map(keyOf))
}

/** Whether a chosen field needs what is attached: one that is read below its name, unless the method says otherwise. */
export function isWanted({ as, only }: Lookup | Detail, asked: Asked): boolean {
  return only ? only(asked) : asked.keys.includes(as)
}

const firstStep = /^[^.[]+(\[[^\]]*\])?\.?/

function keyOf(path: string): string {
  return path.split(/[.[]/)[0] ?? path
}

function withPaths(asked: Asked, paths: readonly string[]): Asked {
  const distinct = [...new Set(paths)]
  return { ...asked, paths: distinct, keys: [...new Set(distinct.map(keyOf))] }
}

const dayMs = 86_400_000

/** The calendar day of an instant in UTC, or so many days after it. */
export function dayAt(nowMs: number, daysLater = 0): LocalDate {
  return new Date(nowMs + daysLater * dayMs).toISOString().slice(0, 10)
}
