import { isObject } from '../reading/at.ts'
import type { JsonObject } from '../reading/reader.ts'

type Steps = readonly (string | number)[]

/** Every way to a key of the record, lists included. */
export function waysToKeys(value: unknown, way: Steps = []): readonly Steps[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => waysToKeys(one, [...way, index]))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => [[...way, key], ...waysToKeys(inner, [...way, key])])
}

/** The record without one key. */
export function without(record: JsonObject, way: Steps): JsonObject {
  const copy = structuredClone(record)
  const parent = way
    .slice(0, -1)
    .reduce<unknown>((value, step) => (value as Record<string, unknown>)[String(step)], copy)
  delete (parent as Record<string, unknown>)[String(way.at(-1))]
  return copy
}

/** The record with every text that equals `from` replaced, at whatever depth. */
export function withText(value: unknown, from: string, to: string): unknown {
  if (Array.isArray(value)) return value.map((one) => withText(one, from, to))
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withText(one, from, to)]))
  // A code may be a switch: true and false.
  const code = typeof value === 'boolean' ? String(value) : value
  return typeof code === 'string' && code.toLowerCase() === from.toLowerCase() ? to : value
}
