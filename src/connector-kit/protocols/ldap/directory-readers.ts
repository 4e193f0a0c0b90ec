import type { LocalDate } from '#model/employee.ts'
import { asText } from '../../reading/as-text.ts'
import { at, isEmpty, isObject } from '../../reading/at.ts'
import { quoted, ReadProblem } from '../../reading/read-problem.ts'
import type { Reader } from '../../reading/reader.ts'
import { fromPaths } from '../../reading/readers.ts'
import { dayOfText, guidText, lastDayBefore } from './directory-values.ts'

/** The id of an entry that is a GUID in bytes, as text. */
export function guidId(attribute: string): Reader<string> {
  return {
    paths: [attribute],
    read: (record) => {
      const value = at(record, attribute)
      if (value === undefined || isEmpty(value)) throw new ReadProblem('missing-id', 'The entry has no id.')
      if (!(value instanceof Uint8Array))
        throw new ReadProblem('bad-value', `${quoted(value)} is not an id in bytes.`)
      return guidText(value)
    },
  }
}

/** The only value of an attribute. Several have no order in a directory, so none of them is chosen. */
export function oneText(attribute: string): Reader<string | null> {
  return fromPaths([attribute], (value) => {
    if (Array.isArray(value))
      throw new ReadProblem(
        'bad-value',
        `“${attribute}” has ${value.length} values; none of them was chosen.`,
      )
    return isEmpty(value) ? null : asText(value)
  })
}

/** All values of an attribute, in alphabetical order, since a directory gives them in none. */
export function allTexts(attribute: string): Reader<string | null> {
  return fromPaths([attribute], (value) => {
    if (isEmpty(value)) return null
    return Array.isArray(value) ? value.map(asText).sort().join(', ') : asText(value)
  })
}

/** The id of the person whom `manager` names. */
export function managerId(): Reader<string | null> {
  return fromPaths(['manager'], (manager) => {
    if (isEmpty(manager)) return null
    if (Array.isArray(manager))
      throw new ReadProblem('bad-value', `“manager” has ${manager.length} values; none of them was chosen.`)
    if (isObject(manager) && typeof manager['id'] === 'string') return manager['id']
    const dn = isObject(manager) ? manager['dn'] : manager
    throw new ReadProblem('bad-value', `The manager ${quoted(dn)} is not among the people who were read.`)
  })
}

/** The last day as a directory holds it: a day, a generalised time at midnight, or the instant at which an account expires. */
export function lastDayOf(value: unknown): LocalDate | null {
  const text = asText(value)
  return /^(0|\d{17,19})$/.test(text.trim()) ? lastDayBefore(text) : dayOfText(text)
}

/** The last day, from the attribute that holds it in this directory. */
export function lastDay(): Reader<LocalDate | null> {
  return fromPaths(['lastDay'], (value) => (isEmpty(value) ? null : lastDayOf(value)))
}
