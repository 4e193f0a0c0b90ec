import type { Entry } from 'ldapts'
import type { JsonObject } from '../../reading/reader.ts'

/**
 * An entry as the readers take it: attributes under the names they were asked by, whatever case the directory uses, one
 * value as it is, several as a list. An attribute without a value is not there: a directory does not tell whether it is
 * empty or hidden from this account.
 */
export function recordOf(entry: Entry, attributes: readonly string[], binary: readonly string[]): JsonObject {
  const asked = new Map(attributes.map((one) => [one.toLowerCase(), one]))
  const inBytes = new Set(binary)
  const record: Record<string, unknown> = {}
  for (const [type, told] of Object.entries(entry)) {
    const name = type === 'dn' ? undefined : asked.get(type.toLowerCase())
    if (name === undefined) continue
    const values = [told].flat().map((value) => shown(value, inBytes.has(name)))
    if (values.length > 0) record[name] = values.length === 1 ? values[0] : values.sort()
  }
  return record
}

function shown(value: Buffer | string, inBytes: boolean): unknown {
  if (typeof value === 'string') return inBytes ? Buffer.from(value) : value
  return inBytes ? value : { bytes: value.length }
}
