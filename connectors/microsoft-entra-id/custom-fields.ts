import { asScalar, at, type DiscoveredField, isObject, type JsonObject } from '#connector-kit'
import type { Scalar } from '#model/employee.ts'

const extensions = 'onPremisesExtensionAttributes'
const always: readonly DiscoveredField[] = [
  { id: 'userType', label: 'Member or guest', type: 'text', sensitive: false },
  { id: 'usageLocation', label: 'Usage location', type: 'text', sensitive: false },
]

/** Member or guest, the usage location, and those of the fifteen extension attributes that some people fill. */
export function discoverFields(some: unknown): readonly DiscoveredField[] {
  const filled = new Set<string>()
  for (const person of Array.isArray(some) ? some.filter(isObject) : []) {
    const attributes = person[extensions]
    if (isObject(attributes))
      for (const [name, value] of Object.entries(attributes))
        if (typeof value === 'string' && value !== '') filled.add(name)
  }
  // Nobody knows what a company keeps there, so that they are off until somebody chooses them.
  const own = [...filled].toSorted().map((id) => ({ id, label: id, type: 'text', sensitive: true }))
  return [...always, ...own]
}

/** The value of one of them. */
export function readField(person: JsonObject, id: string): Scalar | undefined {
  return asScalar(id.startsWith('extensionAttribute') ? at(person, `${extensions}.${id}`) : at(person, id))
}
