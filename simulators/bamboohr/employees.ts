import { unitId } from '../company/organisation.ts'
import { type Answer, type Call, type Caller, json } from '../wire/answer.ts'
import type { Listed } from '../wire/listing.ts'
import { pageOf, type Stage, withheld } from '../wire/stage.ts'
import { fieldNamed, statusWord } from './fields.ts'
import { cellOf } from './report.ts'

const always = ['employeeId', 'firstName', 'lastName', 'preferredName', 'photoUrl', 'jobTitleName', 'status']

/** The list's own names for what reports call otherwise. */
const aliases: Readonly<Record<string, string>> = {
  jobTitleName: 'jobTitle',
  departmentName: 'department',
  divisionName: 'division',
  locationName: 'location',
  employmentStatusName: 'employmentHistoryStatus',
  reportsToName: 'reportsTo',
  reportsToId: 'supervisorId',
  birthDate: 'dateOfBirth',
}

/** The newer list, page by page; what may not be seen is null and named. */
export function cursorList(stage: Stage, call: Call, caller: Caller): Answer {
  const limit = Number(call.query.get('page[limit]') ?? 250)
  const from = Number(call.query.get('page[after]') ?? 0)
  if (!Number.isInteger(limit) || limit < 1 || limit > 2500)
    return bad('BadRequest', 'page[limit] must be 1 to 2500.')
  if (!Number.isInteger(from) || from < 0) return bad('BadPage', 'page[after] is not a cursor of this list.')
  const page = pageOf(stage, caller.secret, from, limit)
  const all = narrowed(stage, call)
  const listed = all === null ? null : [...page.slice(0, page.total)].filter(all)
  const shown = listed?.slice(from, from + limit) ?? [...page.slice(from, from + limit)]
  const total = listed?.length ?? page.total
  const wanted = [...always, ...(call.query.get('fields') ?? '').split(',').filter(Boolean)]
  const next = from + limit < total ? String(from + limit) : null
  return json({
    data: shown.map((one) => record(stage, one, wanted, withheld(stage, caller.secret, 'workEmail'))),
    meta: {
      total,
      page: { limit, nextCursor: next, prevCursor: from > 0 ? String(Math.max(0, from - limit)) : null },
    },
    _links: {
      self: { href: call.origin + call.path },
      ...(next === null ? {} : { next: { href: linkTo(call, next) } }),
    },
  })
}

function record(stage: Stage, listed: Listed, wanted: readonly string[], hidden: string | null) {
  const { person } = listed
  const restricted = wanted.filter((name) => name === hidden || aliases[name] === hidden)
  const entries = wanted.flatMap((name) => {
    if (restricted.includes(name)) return [[name, null] as const]
    if (name === 'employeeId') return [[name, person.externalId] as const]
    if (name === 'photoUrl') return [[name, null] as const]
    if (name === 'departmentId') return [[name, String(unitId('department', person.department))] as const]
    if (name === 'divisionId') return [[name, String(unitId('entity', person.legalEntity))] as const]
    if (name === 'locationId') return [[name, String(unitId('location', person.location))] as const]
    const field = fieldNamed(aliases[name] ?? name)
    return field === null ? [] : [[name, cellOf(stage, listed, field, true) || null] as const]
  })
  return { ...Object.fromEntries(entries), _restrictedFields: restricted }
}

function narrowed(stage: Stage, call: Call): ((one: Listed) => boolean) | null {
  const status = call.query.get('filter[status]')
  const ids = [
    ...call.query.getAll('filter[ids][]'),
    ...(call.query.get('filter[ids]') ?? '').split(','),
  ].filter(Boolean)
  if (status === null && ids.length === 0) return null
  return ({ person }) =>
    (status === null || statusWord(person, stage.today().day).toLowerCase() === status) &&
    (ids.length === 0 || ids.includes(person.externalId))
}

function linkTo(call: Call, after: string): string {
  const url = new URL(call.origin + call.path)
  for (const [name, value] of call.query) url.searchParams.append(name, value)
  url.searchParams.set('page[after]', after)
  return url.href
}

function bad(code: string, message: string): Answer {
  return json({ error: { code, message } }, 400)
}
