import { quoted, ReadProblem } from './read-problem.ts'

const longestText = 65_536

/** A value as text; numbers keep their digits. Throws a `ReadProblem` for anything that is not one value. */
export function asText(value: unknown): string {
  if (typeof value === 'number') {
    if (Number.isInteger(value) && !Number.isSafeInteger(value))
      throw new ReadProblem('unsafe-number', `The number ${value} is too long to be read exactly.`)
    return String(value)
  }
  if (typeof value !== 'string') throw new ReadProblem('bad-value', `${quoted(value)} is not a text.`)
  if (value.includes('\0'))
    throw new ReadProblem('bad-value', `${quoted(value)} holds a character that is not a letter.`)
  if (value.length > longestText)
    throw new ReadProblem('bad-value', `A text of ${value.length} characters is too long.`)
  return value
}
