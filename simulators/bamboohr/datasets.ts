import { type Answer, type Call, type Caller, json } from '../wire/answer.ts'
import { pageOf, type Stage } from '../wire/stage.ts'
import { fields, statusWord } from './fields.ts'
import { asJson } from './form.ts'
import { cellOf, readable } from './report.ts'

const mostRows = 1000

export function datasets(): Answer {
  return json({ datasets: [{ name: 'employee', label: 'Employee' }] })
}

export function datasetFields(call: Call): Answer {
  if (call.params['name'] !== 'employee') return problem(404, 'Not found', 'There is no such dataset.')
  const listed = fields.map((field) => ({
    name: field.alias ?? String(field.id),
    label: field.name,
    parentType: field.historical ? 'table' : 'page',
    parentName: field.historical ? 'Job' : 'Personal',
    entityName: field.historical ? 'job' : 'personal',
  }))
  const whole = {
    total_records: listed.length + 1,
    current_page: 1,
    total_pages: 1,
    next_page: null,
    prev_page: null,
  }
  const id = {
    name: 'eeid',
    label: 'EEID',
    parentType: 'page',
    parentName: 'Personal',
    entityName: 'personal',
  }
  return json({ pagination: whole, name: 'employee', label: 'Employee', fields: [id, ...listed] })
}

export function datasetRows(stage: Stage, call: Call, caller: Caller): Answer {
  const asked = asJson(call.body) ?? {}
  const { page = 1, pageSize = 100, filter = null } = asked
  if (call.params['name'] !== 'employee') return problem(404, 'Not found', 'There is no such dataset.')
  if (!Array.isArray(asked['fields'])) return problem(400, 'Bad request', 'fields is missing.')
  if (!whole(page) || !whole(pageSize) || pageSize > mostRows)
    return problem(400, 'Bad request', 'page or pageSize is wrong.')
  const names = asked['fields'].map(String)
  const shown = readable(stage, caller, names)
  const from = (page - 1) * pageSize
  const listing = pageOf(stage, caller.secret, from, pageSize)
  const wanted = /^\s*status eq '(Active|Inactive)'\s*$/.exec(String(filter ?? ''))?.[1]
  if (filter !== null && wanted === undefined)
    return problem(422, 'Unprocessable', 'This filter is not simulated.')
  const all =
    wanted &&
    [...listing.slice(0, listing.total)].filter(
      ({ person }) => statusWord(person, stage.today().day) === wanted,
    )
  const rows = all ? all.slice(from, from + pageSize) : [...listing.slice(from, from + pageSize)]
  const totalItems = all ? all.length : listing.total
  const totalPages = Math.max(1, Math.ceil(totalItems / pageSize))
  const link = (to: number) => (to >= 1 && to <= totalPages ? `${call.origin}${call.path}?page=${to}` : null)
  return json({
    data: rows.map((one) => ({
      fields: {
        ...(names.includes('eeid') ? { eeid: one.person.externalId } : {}),
        ...Object.fromEntries(shown.map(({ key, field }) => [key, cellOf(stage, one, field, false) || null])),
      },
    })),
    links: { next: link(page + 1), prev: link(page - 1) },
    meta: { page, pageSize, totalPages, totalItems },
  })
}

function whole(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1
}

function problem(status: number, title: string, detail: string): Answer {
  const body = { type: 'about:blank', title, status, detail, instance: '', code: title, fields: {} }
  return { ...json(body, status), headers: { 'content-type': 'application/problem+json' } }
}
