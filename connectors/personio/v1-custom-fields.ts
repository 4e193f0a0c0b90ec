import {
  asText,
  at,
  type DiscoveredField,
  isFilled,
  isObject,
  type JsonObject,
  looksSensitive,
  parseDay,
} from '#connector-kit'
import type { Scalar } from '#model/employee.ts'

/** Attributes that the customer made: their keys begin with `dynamic_`. */
export function discoverV1(answer: unknown): readonly DiscoveredField[] {
  const list = at(answer, 'data')
  if (!Array.isArray(list)) return []
  return list.filter(isObject).flatMap((one) => {
    const key = one['key']
    if (typeof key !== 'string' || !key.startsWith('dynamic_')) return []
    const label = typeof one['label'] === 'string' && one['label'] !== '' ? one['label'] : key
    const universal = typeof one['universal_id'] === 'string' ? one['universal_id'] : null
    const type = typeof one['type'] === 'string' ? one['type'] : null
    return [{ id: key, label, type, sensitive: looksSensitive(label, universal) }]
  })
}

/** The value of a customer's own attribute. */
export function readCustomV1(record: JsonObject, id: string): Scalar | undefined {
  const value = at(record, `attributes.${id}.value`)
  if (!isFilled(value)) return value === undefined ? undefined : null
  const text = plain(value)
  return at(record, `attributes.${id}.type`) === 'date' ? parseDay(text) : text
}

/** Lists and named objects as text. */
export function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(', ')
  if (typeof value === 'boolean') return String(value)
  if (!isObject(value)) return asText(value)
  return plain(
    at(value, 'attributes.name') ?? at(value, 'name') ?? at(value, 'value') ?? JSON.stringify(value),
  )
}
