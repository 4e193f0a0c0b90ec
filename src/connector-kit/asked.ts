import type { EmployeeField } from '#model/employee.ts'
import type { AskedFields } from './connection.ts'
import type { Asked, HttpMethod } from './definition.ts'
import { readersFor } from './reading/map-record.ts'

/** What a request may ask for: the chosen fields that this method can read, and the paths they are read from. */
export function askedOf(method: HttpMethod, { fields, custom }: AskedFields): Asked {
  const chosen = new Set<EmployeeField>(fields)
  const readers = readersFor({
    fields: method.fields,
    asked: { fields: chosen, custom: new Set(), keys: [], paths: [] },
  })
  const all = [...method.fields.externalId.paths, ...readers.flatMap(([, reader]) => reader.paths)]
  const paths = [...new Set(all)]
  const keys = [...new Set(paths.map((path) => path.split('.')[0] ?? path))]
  return { fields: chosen, custom: new Set(custom), keys, paths }
}
