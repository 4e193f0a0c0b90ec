import type { Lookup } from '../http-definition.ts'
import { at, isObject } from '../reading/at.ts'
import type { JsonObject } from '../reading/reader.ts'

/** Records of a second list by their id; with `many`, all that share it. */
export type Index = Readonly<Record<string, JsonObject | readonly JsonObject[]>>

type By = Pick<Lookup, 'foreign' | 'many'>

/** The records by what their `foreign` path says. */
export function indexOf(records: readonly JsonObject[], { foreign, many }: By): Index {
  const index: Record<string, JsonObject | readonly JsonObject[]> = Object.create(null)
  for (const record of records) {
    const key = String(at(record, foreign) ?? '')
    const before = index[key]
    index[key] = many ? [...(Array.isArray(before) ? before : []), record] : record
  }
  return index
}

/** The index of the list that lies beside the people of an answer, made once for each answer. */
export function besideIndex(
  lookup: By & Readonly<{ beside: string }>,
): (answer: unknown) => Index | undefined {
  const known = new WeakMap<object, Index>()
  return (answer) => {
    if (!isObject(answer)) return undefined
    const before = known.get(answer)
    if (before) return before
    const records = at(answer, lookup.beside)
    if (!Array.isArray(records)) return undefined
    const index = indexOf(records.filter(isObject), lookup)
    known.set(answer, index)
    return index
  }
}
