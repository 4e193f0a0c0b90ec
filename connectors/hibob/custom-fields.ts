import {
  asText,
  at,
  type DiscoveredField,
  isEmpty,
  isFilled,
  isObject,
  type JsonObject,
  looksSensitive,
  parseDay,
} from '#connector-kit'
import type { Scalar } from '#model/employee.ts'
import { plainOf, wordsOf } from './values.ts'

const plainTypes = new Set([
  'text',
  'text-area',
  'number',
  'date',
  'list',
  'multi-list',
  'hierarchy-list',
  'boolean',
])

/** Fields of the company that people carry, beside those this connector reads anyway. */
export function discoverFields(read: ReadonlySet<string>): (answer: unknown) => readonly DiscoveredField[] {
  return (answer) =>
    (Array.isArray(answer) ? answer.filter(isObject) : []).flatMap((field) => {
      const { id, name, type, category } = field
      if (typeof id !== 'string' || typeof name !== 'string' || typeof type !== 'string') return []
      if (!plainTypes.has(type) || read.has(id)) return []
      return [
        {
          id,
          label: name,
          type,
          sensitive: looksSensitive(name, id, typeof category === 'string' ? category : null),
        },
      ]
    })
}

/** The value of a field by its id: words for lists, the plain value for all else. */
export function readField(record: JsonObject, id: string): Scalar | undefined {
  const value = plainOf(record, id)
  if (value === undefined) return undefined
  if (isEmpty(value)) return null
  if (typeof value === 'boolean') return value
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value)) return parseDay(value)
  const words = wordsOf(record, id)
  const best = !isFilled(words) || typeof value === 'number' ? value : words
  if (Array.isArray(best)) return best.map(asText).join(', ')
  return asText(isObject(best) ? (at(best, 'value') ?? JSON.stringify(best)) : best)
}
