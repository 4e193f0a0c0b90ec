import { quoted, ReadProblem } from './read-problem.ts'

/** Whether a value is a JSON object (not an array). */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether the HR system sent nothing in a key that it did send. */
export function isEmpty(value: unknown): value is null | '' {
  return value === null || (typeof value === 'string' && value.trim() === '')
}

/**
 * The value at a path such as `work.department`: `undefined` when a key on the way was not sent,
 * `null` when something on the way was sent empty. `''` is the record itself.
 */
export function at(record: unknown, path: string): unknown {
  if (path === '') return record
  // A name may hold a dot itself, as `@odata.nextLink` does.
  if (path.includes('.') && isObject(record) && Object.hasOwn(record, path))
    return isEmpty(record[path]) ? null : record[path]
  let value: unknown = record
  for (const key of path.split('.')) {
    if (isEmpty(value)) return null
    if (!isObject(value))
      throw new ReadProblem('bad-value', `${quoted(value)} stands where a part “${key}” was expected.`)
    if (!Object.hasOwn(value, key)) return undefined
    value = value[key]
  }
  return isEmpty(value) ? null : value
}
