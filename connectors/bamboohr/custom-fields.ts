import {
  asText,
  at,
  type DiscoveredField,
  isEmpty,
  isObject,
  type JsonObject,
  looksSensitive,
  parseDay,
} from '#connector-kit'
import type { Scalar } from '#model/employee.ts'

// Of several hundred fields most are parts of benefits, time off and trainings; these are the ones a person has.
const plainTypes = new Set([
  'text',
  'list',
  'multilist',
  'date',
  'int',
  'country',
  'checkbox',
  'email',
  'percentage',
  'employee',
])
const partOfTable =
  / - (company pays|employee pays|coverage|currency code|effective date|eligibility date|policy|due date|expires|completed)\b/i

/** Fields of the account that people carry, beside those this connector reads anyway. */
export function discoverFields(read: ReadonlySet<string>): (answer: unknown) => readonly DiscoveredField[] {
  return (answer) => {
    const found = new Map<string, DiscoveredField>()
    for (const field of Array.isArray(answer) ? answer.filter(isObject) : []) {
      const { id, name, type, alias, deprecated } = field
      if (typeof name !== 'string' || typeof type !== 'string' || !plainTypes.has(type)) continue
      if (deprecated === true || partOfTable.test(name)) continue
      const key = typeof alias === 'string' ? alias : asText(id)
      if (read.has(key) || found.has(key)) continue
      found.set(key, { id: key, label: name, type, sensitive: looksSensitive(name, key) })
    }
    return [...found.values()]
  }
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/

/** The value of a field in a report. */
export function readField(record: JsonObject, id: string): Scalar | undefined {
  // Ids such as 4340.4 hold a dot of their own, so they are no path.
  const value = Object.hasOwn(record, id) ? at({ value: record[id] }, 'value') : undefined
  if (value === undefined) return undefined
  if (isEmpty(value)) return null
  if (Array.isArray(value)) return value.map(asText).join(', ')
  if (typeof value === 'boolean') return value
  const text = asText(value)
  return isoDay.test(text) ? parseDay(text) : text
}
