import { askedOf } from '../../asked.ts'
import type { AskedFields } from '../../connection.ts'
import type { Asked } from '../../http-definition.ts'
import { asScalar } from '../../reading/as-scalar.ts'
import type { JsonObject } from '../../reading/reader.ts'
import type { DirectoryKind } from './directory-kind.ts'
import type { DirectorySettings } from './directory-settings.ts'

/** Attached to records by us; no attribute of the directory. */
const attached = new Set(['today', 'lastDay'])

/** What the readers get, and the attributes to ask for: those of the chosen fields, the id, and no others. */
export function askedAttributes(
  kind: DirectoryKind,
  { endDateAttribute }: DirectorySettings,
  { fields, custom }: AskedFields,
  nowMs: number,
): Readonly<{ asked: Asked; attributes: readonly string[] }> {
  const asked = askedOf(kind, { fields, custom }, nowMs)
  const { paths } = asked
  const lastDay = paths.includes('lastDay') && endDateAttribute !== null ? [endDateAttribute] : []
  const attributes = [...paths.filter((path) => !attached.has(path)), ...lastDay, ...custom]
  return { asked, attributes: distinct(attributes) }
}

/** Names of attributes do not differ by their case. */
function distinct(names: readonly string[]): readonly string[] {
  const found = new Map(names.map((name) => [name.toLowerCase(), name]))
  for (const name of names) if (found.get(name.toLowerCase()) !== name) found.set(name.toLowerCase(), name)
  return [...found.values()]
}

/** A record with what is not an attribute of its own: the day of reading, the last day, the manager's id. */
export function completeRecord(
  record: JsonObject,
  asked: Asked,
  { endDateAttribute }: DirectorySettings,
  managerOf: (dn: string) => string | undefined,
): JsonObject {
  const manager = record['manager']
  const told = endDateAttribute === null ? undefined : attributeOf(record, endDateAttribute)
  return {
    ...record,
    today: asked.today,
    ...(told === undefined ? {} : { lastDay: told }),
    ...(typeof manager === 'string' ? { manager: { dn: manager, id: managerOf(manager) } } : {}),
  }
}

/** The value of a custom field: the attribute of that name. */
export function readAttribute(record: JsonObject, id: string) {
  const value = attributeOf(record, id)
  // Directories have no order of values.
  return asScalar(Array.isArray(value) ? value.toSorted() : value)
}

function attributeOf(record: JsonObject, attribute: string): unknown {
  const wanted = attribute.toLowerCase()
  const name = Object.keys(record).find((key) => key.toLowerCase() === wanted)
  return name === undefined ? undefined : record[name]
}
