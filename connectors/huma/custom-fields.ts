import { asScalar, type DiscoveredField, isObject, type JsonObject, looksSensitive } from '#connector-kit'
import type { Scalar } from '#model/employee.ts'

/** Huma has no list of custom fields; each person's own page holds all of them, labels included. */
export function discoverFields(people: unknown): readonly DiscoveredField[] {
  const found = new Map<string, DiscoveredField>()
  for (const person of Array.isArray(people) ? people : [])
    for (const [id, field] of Object.entries(customOf(person))) {
      if (found.has(id) || !isObject(field)) continue
      const { label, type, section } = field
      const name = typeof label === 'string' && label !== '' ? label : id
      const sensitive = section === 'personalia' || looksSensitive(name)
      found.set(id, { id, label: name, type: typeof type === 'string' ? type : null, sensitive })
    }
  return [...found.values()]
}

/** The value of a custom field; of a list, the words and not the key. */
export function readField(person: JsonObject, id: string): Scalar | undefined {
  const field = customOf(person)[id]
  if (!isObject(field)) return undefined
  const { value, options, type } = field
  if (type !== 'enum' || typeof value !== 'string' || value === '') return asScalar(value)
  return isObject(options) && Object.hasOwn(options, value) ? asScalar(options[value]) : undefined
}

function customOf(person: unknown): JsonObject {
  const user = isObject(person) ? person['user'] : undefined
  const custom = isObject(user) ? user['custom'] : undefined
  return isObject(custom) ? custom : {}
}
