import { isEmpty, isObject } from './json-values.ts'
import { quoted, ReadProblem } from './read-problem.ts'

/** A step of a path: its key, and which one of a list is meant where the key holds one. */
export function stepOf(step: string): Readonly<{ key: string; choice: string | undefined }> {
  const parts = step.endsWith(']') ? /^([^[]+)\[([^\]]+)\]$/.exec(step) : null
  return { key: parts?.[1] ?? step, choice: parts?.[2] }
}

/**
 * One of a list: by its position (`0`) or by what one of its keys says (`type=work`). `null` when the list was sent
 * and holds no such one, `undefined` when that cannot be told because the key was not sent.
 */
export function pickFromList(list: unknown, choice: string): unknown {
  if (isEmpty(list)) return null
  if (!Array.isArray(list))
    throw new ReadProblem('bad-value', `${quoted(list)} stands where a list was expected.`)
  if (/^\d+$/.test(choice)) return list.length > Number(choice) ? list[Number(choice)] : null
  const [key = '', ...wanted] = choice.split('=')
  const found = list.find((one) => isObject(one) && String(one[key] ?? '') === wanted.join('='))
  if (found !== undefined) return found
  return list.every((one) => isObject(one) && Object.hasOwn(one, key)) ? null : undefined
}
