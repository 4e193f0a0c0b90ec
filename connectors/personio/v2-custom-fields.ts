import {
  at,
  type DiscoveredField,
  isFilled,
  isObject,
  type JsonObject,
  looksSensitive,
  parseDay,
} from '#connector-kit'
import type { Scalar } from '#model/employee.ts'
import { plain } from './v1-custom-fields.ts'

/** v2 has no list of attributes, so the people of a page tell them; some tenants send no labels. */
export function discoverV2(answer: unknown): readonly DiscoveredField[] {
  const people = at(answer, '_data')
  const found = new Map<string, DiscoveredField>()
  for (const person of Array.isArray(people) ? people : []) {
    for (const attribute of attributesOf(person)) {
      const { id, label, global_id: global, type } = attribute
      if (typeof id !== 'string' || found.has(id)) continue
      const names = [label, global].filter((name): name is string => typeof name === 'string' && name !== '')
      found.set(id, {
        id,
        label: names[0] ?? id,
        type: typeof type === 'string' ? type : null,
        sensitive: looksSensitive(...names),
      })
    }
  }
  return [...found.values()]
}

/** The value of a customer's own attribute. */
export function readCustomV2(record: JsonObject, id: string): Scalar | undefined {
  const attribute = attributesOf(record).find((one) => one['id'] === id)
  const value = attribute?.['value']
  if (!isFilled(value)) return value === undefined ? undefined : null
  const text = plain(value)
  return String(attribute?.['type']).toUpperCase() === 'DATE' ? parseDay(text) : text
}

function attributesOf(person: unknown): readonly JsonObject[] {
  const list = at(person, 'custom_attributes')
  return Array.isArray(list) ? list.filter(isObject) : []
}
