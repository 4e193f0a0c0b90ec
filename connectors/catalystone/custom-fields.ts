import { asScalar, type DiscoveredField, isObject, type JsonObject, looksSensitive } from '#connector-kit'
import type { Scalar } from '#model/employee.ts'
import { numbers } from './numbers.ts'
import { valueIn } from './values.ts'

const known = new Set<string>(Object.values(numbers))
const files = new Set(['PHOTO', 'DOCUMENTSINGLE', 'DOCUMENTMULTIPLE'])
/** Some companies keep passwords for other systems there; those are nobody's to read. */
const passwords = /pass ?(word|ord|code)|lösenord|adgangskode|kodeord/i

/** Every field that people carry and that has no meaning of its own here, by the label that the company gave it. */
export function discoverFields(some: unknown): readonly DiscoveredField[] {
  const found = new Map<string, DiscoveredField>()
  for (const person of Array.isArray(some) ? some.filter(isObject) : [])
    for (const [id, entry] of Object.entries(isObject(person['field']) ? person['field'] : {})) {
      const field = found.has(id) || known.has(id) ? undefined : fieldFrom(id, entry)
      if (field) found.set(id, field)
    }
  return [...found.values()].toSorted((a, b) => Number(a.id) - Number(b.id))
}

function fieldFrom(id: string, entry: unknown): DiscoveredField | undefined {
  if (!isObject(entry)) return undefined
  const { name, type } = entry
  const label = typeof name === 'string' && name.trim() !== '' ? name.trim() : `Field ${id}`
  if (passwords.test(label) || files.has(String(type))) return undefined
  return { id, label, type: typeof type === 'string' ? type : null, sensitive: looksSensitive(label) }
}

/** The value of one of them. */
export function readField(record: JsonObject, id: string): Scalar | undefined {
  return asScalar(valueIn(record, id))
}
