import { isEmpty, isObject, type JsonObject } from '#connector-kit'

/** An entry of an attribute with several values; null where it was sent without one, absent where that is not sure. */
export type Entry = JsonObject | null | undefined

export function ofType(entries: unknown, type: string): Entry {
  const all = entriesOf(entries)
  if (all === undefined) return undefined
  const found = all.filter((one) => typeOf(one) === type)
  if (found.length > 0) return found.find(isPrimary) ?? found[0]
  return all.every((one) => typeOf(one) !== undefined) ? null : undefined
}

/** The entry of the wanted type, else the primary one, else the only one; never one of the type that is not meant. */
export function mainOf(entries: unknown, wanted: string, notMeant: string): Entry {
  const wantedOne = ofType(entries, wanted)
  if (wantedOne) return wantedOne
  const others = (entriesOf(entries) ?? []).filter((one) => typeOf(one) !== notMeant)
  const [only, ...more] = others
  return others.find(isPrimary) ?? (more.length === 0 && only !== undefined ? only : wantedOne)
}

/** One text of several lines as a list of them. */
export function listed(lines: unknown): readonly unknown[] {
  return typeof lines === 'string' && !isEmpty(lines) ? lines.split('\n').map((line) => line.trim()) : [lines]
}

function entriesOf(entries: unknown): readonly JsonObject[] | undefined {
  if (isEmpty(entries)) return []
  // A single entry without a list around it is the habit of some services.
  if (isObject(entries)) return [entries]
  return Array.isArray(entries) ? entries.filter(isObject) : undefined
}

function typeOf({ type }: JsonObject): string | undefined {
  return typeof type === 'string' ? type.trim().toLowerCase() : undefined
}

function isPrimary({ primary }: JsonObject): boolean {
  return primary === true || String(primary).toLowerCase() === 'true'
}
