import { isEmpty, isObject } from './json-values.ts'
import { pickFromList, stepOf } from './pick-from-list.ts'
import { quoted, ReadProblem } from './read-problem.ts'

export { isEmpty, isObject }

/**
 * The value at a path such as `work.department`: `undefined` when a key on the way was not sent,
 * `null` when something on the way was sent empty. `''` is the record itself. Of a list, `phones[0]` is the first one
 * and `emails[type=work].value` a part of the one whose type is work.
 */
export function at(record: unknown, path: string): unknown {
  if (path === '') return record
  // A name may hold a dot itself, as `@odata.nextLink` does.
  if (path.includes('.') && isObject(record) && Object.hasOwn(record, path))
    return isEmpty(record[path]) ? null : record[path]
  let value: unknown = record
  for (const step of path.split('.')) {
    if (isEmpty(value)) return null
    if (!isObject(value))
      throw new ReadProblem('bad-value', `${quoted(value)} stands where a part “${step}” was expected.`)
    const { key, choice } = Object.hasOwn(value, step) ? { key: step, choice: undefined } : stepOf(step)
    if (!Object.hasOwn(value, key)) return undefined
    value = choice === undefined ? value[key] : pickFromList(value[key], choice)
    if (value === undefined) return undefined
  }
  return isEmpty(value) ? null : value
}
