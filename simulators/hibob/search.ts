import { z } from 'zod'
import { statusOn } from '../company/person.ts'
import { type Answer, type Call, type Caller, json, listText } from '../wire/answer.ts'
import { type Listed, listed, listPeople } from '../wire/listing.ts'
import { type Stage, withheld } from '../wire/stage.ts'
import { employeeOfBob, jsonPath, type Reading } from './employee.ts'
import { type Field, fieldNamed, fields } from './fields.ts'

const mostFields = 400
const basic = ['root.id', 'root.firstName', 'root.surname', 'root.email', 'root.displayName']
const basicWork = ['work.title', 'work.department', 'work.site', 'work.reportsTo', 'work.startDate']

const question = z.object({
  fields: z.array(z.string()).max(mostFields).optional(),
  filters: z
    .array(
      z.object({
        fieldPath: z.enum(['root.id', 'root.email']),
        operator: z.literal('equals'),
        values: z.array(z.string()),
      }),
    )
    .max(1)
    .optional(),
  showInactive: z.boolean().optional(),
  humanReadable: z.string().nullable().optional(),
})
type Question = z.infer<typeof question>

/** The whole set in one answer; leavers only when they are asked for. */
export function search(stage: Stage, call: Call, caller: Caller): Answer {
  const asked = read(call.body)
  if (asked === null) return wrong('Invalid request body')
  const company = stage.today()
  const { shown, named } = shownOf(stage, caller, asked)
  const listing = listPeople(company, stage.faults, caller.secret, 100)
  const suits = filterOf(asked)
  function* employees() {
    for (const one of listing.slice(0, listing.total)) {
      const left = statusOn(one.person, company.day) === 'terminated'
      if ((left && asked?.showInactive !== true) || !suits(one)) continue
      yield employeeOfBob(one, company, shown, readingOf(asked), named)
    }
  }
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: listText('{"employees":[', employees(), ']}'),
  }
}

/** One person by backend id or e-mail address. */
export function single(stage: Stage, call: Call, caller: Caller): Answer {
  const asked = read(call.body || '{}')
  if (asked === null) return wrong('Invalid request body')
  const company = stage.today()
  const wanted = call.params['id'] ?? ''
  const person = wanted.includes('@')
    ? [...company.all()].find((one) => one.workEmail === wanted)
    : company.byExternalId(wanted)
  if (!person) return json({ key: 'error.employee.notFound', error: 'Employee not found' }, 404)
  const { shown, named } = shownOf(stage, caller, asked)
  return json({ employees: [employeeOfBob(listed(person), company, shown, readingOf(asked), named)] })
}

export function wrong(message: string): Answer {
  return json({ key: 'error.bad.request', error: message }, 400)
}

/** Fields that are unknown or not permitted are left out without a word. */
function shownOf(stage: Stage, caller: Caller, asked: Question): { shown: Field[]; named: boolean } {
  const named = asked.fields !== undefined && asked.fields.length > 0
  const ids = named ? (asked.fields ?? []) : [...basic, ...basicWork]
  const hidden = withheld(stage, caller.secret, 'root.email')
  const shown = ids.flatMap((id) => fieldNamed(id) ?? []).filter((field) => field.id !== hidden)
  return { shown, named }
}

/** What the service user could be shown, were everything permitted. */
export function fieldList(): Answer {
  return json(
    fields.map(({ id, name, category, type, list, historical }) => ({
      id,
      name,
      category,
      description: '',
      jsonPath: jsonPath(id),
      type,
      typeData: list === null ? {} : { listId: list },
      historical,
    })),
  )
}

function filterOf(asked: Question): (one: Listed) => boolean {
  const [filter] = asked.filters ?? []
  if (filter === undefined) return () => true
  const values = new Set(filter.values)
  return ({ person }) =>
    values.has((filter.fieldPath === 'root.id' ? person.externalId : person.workEmail) ?? '')
}

function readingOf(asked: Question | null): Reading {
  const word = asked?.humanReadable?.toUpperCase()
  return word === 'APPEND' ? 'append' : word === 'REPLACE' ? 'replace' : 'machine'
}

function read(body: string): Question | null {
  try {
    return question.safeParse(JSON.parse(body)).data ?? null
  } catch {
    return null
  }
}
