import {
  at,
  decode,
  fromPaths,
  isFilled,
  isObject,
  type JsonObject,
  quoted,
  type Reader,
  ReadProblem,
} from '#connector-kit'
import { statuses } from './codes.ts'

/** Where the kit puts a person's employments; the list of people names them by id only. */
export const employments = 'employmentDetails'

// Somebody works in a running employment, else will work in a coming one, else has worked in the last ended one.
const order = ['ACTIVE', 'LEAVE', 'ONBOARDING', 'INACTIVE']

/**
 * The employment that says what somebody does now; a person may have ended ones and a coming one beside it.
 * Undefined when what would tell them apart was not sent: the wrong one would overwrite good values.
 */
export function currentEmployment(list: unknown): JsonObject | undefined {
  if (!Array.isArray(list)) return undefined
  const all = list.filter(isObject)
  if (all.length < 2) return all[0]
  const rank = (one: JsonObject) => order.indexOf(String(one['status'] ?? '').toUpperCase())
  if (all.some((one) => rank(one) < 0)) return undefined
  const best = Math.min(...all.map(rank))
  const candidates = all.filter((one) => rank(one) === best)
  if (candidates.length > 1 && candidates.some((one) => typeof one['employment_start_date'] !== 'string'))
    return undefined
  const start = (one: JsonObject) => String(one['employment_start_date'])
  const byStart = candidates.toSorted((a, b) => start(a).localeCompare(start(b)))
  // Of several coming ones the nearest counts, else the newest.
  return order[best] === 'ONBOARDING' ? byStart[0] : byStart.at(-1)
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
    const filled = (ids ?? []).filter(isFilled)
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

/** The ids of org units of a type. A unit without its type or id tells nothing about any of them. */
export function unitIds(type: string): (employment: JsonObject) => readonly unknown[] | null | undefined {
  return ({ org_units: units }) => {
    if (!Array.isArray(units)) return undefined
    const all = units.filter(isObject)
    if (all.some((unit) => unit['type'] === undefined || unit['id'] === undefined)) return undefined
    return all.filter((unit) => unit['type'] === type).map(({ id }) => id)
  }
}

/** The ids of cost centers, the largest weight first. */
export function costCenterIds({ cost_centers: centers }: JsonObject): readonly unknown[] | null | undefined {
  if (!Array.isArray(centers)) return undefined
  const byWeight = centers
    .filter(isObject)
    .toSorted((a, b) => Number(b['weight'] ?? 0) - Number(a['weight'] ?? 0))
  return byWeight.some(({ id }) => id === undefined) ? undefined : byWeight.map(({ id }) => id)
}

/** The status of the current employment; an unknown one among several is reported, since it hides which is current. */
export const employmentStatus = fromPaths([employments], (list) => {
  const current = currentEmployment(list)
  const status = current?.['status']
  if (current) return !isFilled(status) ? (status === undefined ? undefined : null) : decode(status, statuses)
  const told = Array.isArray(list) ? list.map((one) => at(one, 'status')) : []
  for (const one of told) if (isFilled(one)) decode(one, statuses)
  return undefined
})
