import { asScalar, type DiscoveredField, isObject, type JsonObject, looksSensitive } from '#connector-kit'
import type { Scalar } from '#model/employee.ts'
import { isBlank, nameIn } from './readers.ts'

/** Kept by Odoo itself or by its payroll, and usual places of an employee number. */
const numbers = new Set(['barcode', 'registration_number'])
/** Of other types nobody can tell an empty value from `false`, or they hold ids only. */
const readable = new Set(['char', 'selection', 'integer', 'float', 'date', 'many2one'])

/** Fields that a company added (`x_…`), the usual places of an employee number, and whether somebody is archived. */
export function discoverFields(fields: unknown): readonly DiscoveredField[] {
  const own = Object.entries(isObject(fields) ? fields : {}).flatMap(([id, field]): DiscoveredField[] => {
    const { string: label, type } = isObject(field) ? field : {}
    if (!numbers.has(id) && !id.startsWith('x_')) return []
    if (typeof type !== 'string' || !readable.has(type)) return []
    const named = typeof label === 'string' && label !== '' ? label : id
    return [{ id, label: named, type, sensitive: looksSensitive(id, named) }]
  })
  return [{ id: 'active', label: 'Active (not archived)', type: 'boolean', sensitive: false }, ...own]
}

/** The value of one of them. */
export function readField(person: JsonObject, id: string): Scalar | undefined {
  const value = person[id]
  if (id === 'active' || value === undefined) return asScalar(value)
  if (isBlank(value)) return null
  return Array.isArray(value) ? nameIn(value) : asScalar(value)
}
