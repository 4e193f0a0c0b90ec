import {
  asAddress,
  asMoney,
  asText,
  at,
  type Coded,
  decode,
  filledDay,
  filledText,
  type HomeAddress,
  ifFilled,
  isFilled,
  isObject,
  type JsonObject,
  quoted,
  type Reader,
  ReadProblem,
} from '#connector-kit'
import type { LocalDate, Money } from '#model/employee.ts'

const root = 'root.'
const readable = 'humanReadable.'

/** The field id of HiBob for a path in the answer: `firstName` is asked as `root.firstName`. */
export function fieldIdOf(path: string): string {
  const plain = path.startsWith(readable) ? path.slice(readable.length) : path
  if (plain.startsWith('work.reportsTo')) return 'work.reportsTo'
  return plain.includes('.') ? plain : root + plain
}

/** A value by field id: HiBob answers nested (`work.title`) and, for some, flat (`/work/title` with a `value`). */
export function plainOf(record: JsonObject, fieldId: string): unknown {
  const path = fieldId.startsWith(root) ? fieldId.slice(root.length) : fieldId
  const nested = at(record, path)
  return nested === undefined ? at(record, `/${fieldId.replaceAll('.', '/')}.value`) : nested
}

/** The words of a list value; the plain answer holds its id only. */
export function wordsOf(record: JsonObject, fieldId: string): unknown {
  return at(record, readable + (fieldId.startsWith(root) ? fieldId.slice(root.length) : fieldId))
}

export function reader<T>(
  fieldIds: readonly string[],
  read: (record: JsonObject) => T | undefined,
): Reader<T> {
  return { paths: fieldIds, read }
}

export function bobText(fieldId: string): Reader<string | null> {
  return reader([fieldId], (record) => filledText(plainOf(record, fieldId)))
}

/** A day. The plain value is ISO; the words are written in the style of whoever made the service user. */
export function bobDay(fieldId: string): Reader<LocalDate | null> {
  return reader([fieldId], (record) => {
    const value = plainOf(record, fieldId)
    return filledDay(value)
  })
}

/** A value of a list, in words. An id without words is a problem: it would overwrite a name with a number. */
export function bobList(fieldId: string): Reader<string | null> {
  return reader([fieldId], (record) => listWords(record, fieldId))
}

/** The words of a list value, or the plain value where it is no id. */
export function listWords(record: JsonObject, fieldId: string): string | null | undefined {
  const value = plainOf(record, fieldId)
  if (!isFilled(value)) return value === undefined ? undefined : null
  const words = wordsOf(record, fieldId)
  if (isFilled(words)) return Array.isArray(words) ? words.map(asText).join(', ') : asText(words)
  const plain = asText(value)
  if (/^\d{5,}$/.test(plain))
    throw new ReadProblem('bad-value', `HiBob sent the list id ${quoted(plain)} without its words.`)
  return plain
}

/** A coded value: its words, else the plain value. */
export function bobCoded<const T extends string>(
  fieldId: string,
  table: Readonly<Record<string, T>>,
): Reader<Coded<T> | null> {
  return reader([fieldId], (record) => {
    const words = listWords(record, fieldId)
    return typeof words === 'string' ? decode(words, table) : words
  })
}

/** An amount with its currency. */
export function bobMoney(fieldId: string): Reader<Money | null> {
  return reader([fieldId], (record) => {
    const value = plainOf(record, fieldId)
    if (!isFilled(value)) return value === undefined ? undefined : null
    if (!isObject(value)) return asMoney(value)
    const { value: amount, currency } = value
    return ifFilled(amount, () => asMoney(amount, currency))
  })
}

/** The first of several readers that was supplied; companies keep some facts in one place or another. */
export function firstOf<T>(...readers: readonly Reader<T>[]): Reader<T> {
  return {
    paths: readers.flatMap(({ paths }) => paths),
    read: (record) => {
      for (const one of readers) {
        const value = one.read(record)
        if (value !== undefined) return value
      }
      return undefined
    },
  }
}

const addressIds = ['address.line1', 'address.line2', 'address.postCode', 'address.city', 'address.country']

/** The parts of an address. */
export const bobAddress: Reader<HomeAddress | null> = reader(addressIds, (record) => {
  const [line1, line2, postalCode, city, country] = addressIds.map((fieldId) => plainOf(record, fieldId))
  return asAddress({ lines: [line1, line2], postalCode, city, country })
})
