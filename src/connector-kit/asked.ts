import type { EmployeeField, LocalDate } from '#model/employee.ts'
import type { AskedFields } from './connection.ts'
import type { Asked, HttpMethod } from './http-definition.ts'
import { readersFor } from './reading/map-record.ts'

/** What a request may ask for: the chosen fields that this method can read, and the paths they are read from. */
export function askedOf(
  method: Pick<HttpMethod, 'fields'>,
  { fields, custom }: AskedFields,
  nowMs: number,
): Asked {
  const chosen = new Set<EmployeeField>(fields)
  const today = dayAt(nowMs)
  const startedAt = new Date(nowMs).toISOString()
  const readers = readersFor({
    fields: method.fields,
    asked: { fields: chosen, custom: new Set(), keys: [], paths: [], today, startedAt },
  })
  const all = [...method.fields.externalId.paths, ...readers.flatMap(([, reader]) => reader.paths)]
  const paths = [...new Set(all)]
  const keys = [...new Set(paths.map((path) => path.split(/[.[]/)[0] ?? path))]
  return { fields: chosen, custom: new Set(custom), keys, paths, today, startedAt }
}

const dayMs = 86_400_000

/** The calendar day of an instant in UTC, or so many days after it. */
export function dayAt(nowMs: number, daysLater = 0): LocalDate {
  return new Date(nowMs + daysLater * dayMs).toISOString().slice(0, 10)
}
