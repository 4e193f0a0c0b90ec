import {
  at,
  fromPaths,
  isEmpty,
  isObject,
  type JsonObject,
  quoted,
  type Reader,
  ReadProblem,
} from '#connector-kit'

/** Where the kit puts a person's employments; the list of people names them by id only. */
export const employments = 'employmentDetails'

// Somebody works in a running employment, else will work in a coming one, else has worked in the last ended one.
const order = ['ACTIVE', 'LEAVE', 'ONBOARDING', 'INACTIVE']

/** The employment that says what somebody does now; a person may have ended ones and a coming one beside it. */
export function currentEmployment(list: unknown): JsonObject | undefined {
  if (!Array.isArray(list)) return undefined
  const rank = (one: JsonObject) => {
    const found = order.indexOf(String(one['status'] ?? '').toUpperCase())
    return found < 0 ? order.length : found
  }
  const start = (one: JsonObject) => String(one['employment_start_date'] ?? '')
  return list.filter(isObject).toSorted((a, b) => {
    if (rank(a) !== rank(b)) return rank(a) - rank(b)
    const newestFirst = start(b).localeCompare(start(a))
    // Of several coming ones the nearest counts.
    return rank(a) === order.indexOf('ONBOARDING') ? -newestFirst : newestFirst
  })[0]
}

/** A reader of parts of the current employment. */
export function ofEmployment<T>(
  paths: readonly string[],
  read: (...values: unknown[]) => T | undefined,
): Reader<T> {
  return fromPaths([employments], (list) => {
    const employment = currentEmployment(list)
    if (!employment) return undefined
    const values = paths.map((path) => at(employment, path))
    return values.every((value) => value === undefined) ? undefined : read(...values)
  })
}

/** The first day of the earliest employment. */
export function earliestStart(list: unknown): unknown {
  if (!Array.isArray(list)) return undefined
  const starts = list.map((one) => at(one, 'employment_start_date'))
  if (starts.every((start) => start === undefined)) return undefined
  return starts.filter((start) => typeof start === 'string').toSorted()[0] ?? null
}

/** A reader that turns ids of the current employment into names by a list of the HR system. */
export function namedByList(
  list: string,
  idsOf: (employment: JsonObject) => readonly unknown[] | null | undefined,
): Reader<string | null> {
  return fromPaths([employments, list], (all, names) => {
    const employment = currentEmployment(all)
    const ids = employment && idsOf(employment)
    if (ids === undefined || names === undefined) return undefined
    const filled = (ids ?? []).filter((id) => id !== undefined && !isEmpty(id))
    return filled.length === 0 ? null : filled.map((id) => nameOf(names, String(id), list)).join(', ')
  })
}

function nameOf(names: unknown, id: string, list: string): string {
  const name = isObject(names) && names[id] !== undefined ? at(names[id], 'name') : undefined
  if (typeof name === 'string') return name
  throw new ReadProblem('unknown-code', `The id ${quoted(id)} is not in Personio's list ${list}.`)
}

/** The id at a path of the employment, as a list of one. */
export function oneId(path: string): (employment: JsonObject) => readonly unknown[] | null | undefined {
  return (employment) => {
    const id = at(employment, path)
    return id === undefined ? undefined : [id]
  }
}

/** The ids of org units of a type. */
export function unitIds(type: string): (employment: JsonObject) => readonly unknown[] | null | undefined {
  return ({ org_units: units }) =>
    Array.isArray(units)
      ? units
          .filter(isObject)
          .filter((unit) => unit['type'] === type)
          .map(({ id }) => id)
      : undefined
}

/** The ids of cost centers, the largest weight first. */
export function costCenterIds({ cost_centers: centers }: JsonObject): readonly unknown[] | null | undefined {
  if (!Array.isArray(centers)) return undefined
  const byWeight = centers
    .filter(isObject)
    .toSorted((a, b) => Number(b['weight'] ?? 0) - Number(a['weight'] ?? 0))
  return byWeight.map(({ id }) => id)
}
