import { asText, at, isEmpty, isFilled, isObject, type JsonObject, type Reader } from '#connector-kit'

/**
 * What stands in a field, by its number: `{ field: { "7": { name, type, data: { value } } } }`, or a list of such
 * data. Undefined when the field was not sent, null when it was sent empty.
 */
export function valueIn(record: JsonObject, field: string): unknown {
  const data = dataOf(record, field)
  if (!Array.isArray(data)) return isObject(data) ? at(data, 'value') : data
  const values = data.filter(isObject).map((one) => one['value'])
  return values.length === 0 ? null : values.filter(isFilled)
}

/** What lies around the value, such as the ids of a manager. */
export function dataOf(record: JsonObject, field: string): unknown {
  const fields = record['field']
  const entry = isObject(fields) && Object.hasOwn(fields, field) ? fields[field] : undefined
  const data = isObject(entry) ? entry['data'] : undefined
  return data !== undefined && isEmpty(data) ? null : data
}

const labelled = (value: unknown) =>
  isObject(value)
    ? String(value['name'] ?? '')
        .trim()
        .toLowerCase()
    : ''

/** The number of the one field that this company's CatalystOne itself calls so. */
export function fieldCalled(record: JsonObject, labels: readonly string[]): string | undefined {
  const fields = record['field']
  const found = Object.entries(isObject(fields) ? fields : {}).filter(([, entry]) =>
    labels.includes(labelled(entry)),
  )
  return found.length === 1 ? found[0]?.[0] : undefined
}

export function ofField<T>(field: string, read: (value: unknown) => T): Reader<T | null> {
  return {
    paths: [`field.${field}.data.value`],
    read: (record) => readFilled(valueIn(record, field), read),
  }
}

/** A reader of the field that has one of these labels. */
export function ofLabel(...labels: readonly string[]): Reader<string | null> {
  return {
    paths: ['field'],
    read: (record) => {
      const field = fieldCalled(record, labels)
      return field === undefined ? undefined : readFilled(valueIn(record, field), textOf)
    },
  }
}

function readFilled<T>(value: unknown, read: (value: unknown) => T): T | null | undefined {
  if (value === undefined) return undefined
  return isEmpty(value) || (Array.isArray(value) && value.length === 0) ? null : read(value)
}

/** Several values as one text. */
export function textOf(value: unknown): string {
  return Array.isArray(value) ? value.map(asText).join(', ') : asText(value)
}
