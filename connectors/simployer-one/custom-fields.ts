import { asScalar, type DiscoveredField, isObject, type JsonObject, looksSensitive } from '#connector-kit'
import type { Scalar } from '#model/employee.ts'

/** Simployer One has no list of custom fields; people carry them by name. */
export function discoverFields(people: unknown): readonly DiscoveredField[] {
  const found = new Map<string, DiscoveredField>()
  for (const person of Array.isArray(people) ? people : [])
    for (const [name, value] of Object.entries(customOf(person)))
      if (!found.has(name) && !isObject(value))
        found.set(name, { id: name, label: name, type: typeof value, sensitive: looksSensitive(name) })
  return [...found.values()]
}

export function readField(person: JsonObject, name: string): Scalar | undefined {
  const custom = customOf(person)
  return Object.hasOwn(custom, name) ? asScalar(custom[name]) : undefined
}

function customOf(person: unknown): JsonObject {
  const custom = isObject(person) ? person['custom'] : undefined
  return isObject(custom) ? custom : {}
}
