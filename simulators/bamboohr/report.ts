import { statusOn } from '../company/person.ts'
import { type Answer, type Call, type Caller, json, listText } from '../wire/answer.ts'
import { type Listed, listPeople } from '../wire/listing.ts'
import { type Stage, withheld } from '../wire/stage.ts'
import { type Field, fieldNamed, statusWord } from './fields.ts'
import { asJson, refused, wantsJson, xmlOf } from './form.ts'

const mostFields = 400
const directoryFields = [
  'displayName',
  'firstName',
  'lastName',
  'preferredName',
  'jobTitle',
  'mobilePhone',
  'workEmail',
  'department',
  'location',
  'division',
  'supervisor',
]

/** Everybody, leavers and future hires too, in one answer. */
export function customReport(stage: Stage, call: Call, caller: Caller): Answer {
  // Read as XML unless the type is exactly this, as the description warns.
  if (call.headers['content-type'] !== 'application/json') return refused(400, 'Malformed XML')
  const asked = asJson(call.body)
  if (asked === null) return refused(400, 'Malformed JSON')
  const names = Array.isArray(asked['fields']) ? asked['fields'].map(String) : []
  if (names.length > mostFields) return refused(400, 'Too many fields')
  if (!wantsJson(call)) return refused(404, 'Report format not found')
  const shown = readable(stage, caller, names)
  const onlyCurrent = call.query.get('onlyCurrent') !== 'false'
  const listing = listPeople(stage.today(), stage.faults, caller.secret, 100)
  const rows = map(listing.slice(0, listing.total), (one) => rowOf(stage, one, shown, onlyCurrent))
  const head = JSON.stringify({ title: asked['title'] ?? '', fields: shown.map(described) }).slice(0, -1)
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: listText(`${head},"employees":[`, rows, ']}'),
  }
}

/** Active people only; with `onlyCurrent=false` also those who are to come. */
export function directory(stage: Stage, call: Call, caller: Caller): Answer {
  const company = stage.today()
  const shown = readable(stage, caller, directoryFields)
  const future = call.query.get('onlyCurrent') === 'false'
  const listing = listPeople(company, stage.faults, caller.secret, 100)
  const listed = [...listing.slice(0, listing.total)].filter(
    ({ person }) =>
      statusWord(person, company.day) === 'Active' || (future && statusOn(person, company.day) === 'pending'),
  )
  if (listed.length === 0) return refused(404, 'The directory is empty')
  const employees = listed.map((one) => {
    const row = rowOf(stage, one, shown, false)
    return {
      ...row,
      ...('supervisor' in row ? { supervisor: row['supervisor'] ?? '' } : {}),
      canUploadPhoto: 0,
    }
  })
  // The directory calls a telephone number a text.
  const fields = shown
    .map(described)
    .map((field) => ({ ...field, type: field.type.replace('phone', 'text') }))
  const answer = { fields, employees }
  return wantsJson(call) ? json(answer) : xmlOf('directory', employees)
}

/** One person; only what was asked for, and what may be seen. */
export function single(stage: Stage, call: Call, caller: Caller): Answer {
  const id = call.params['id'] ?? ''
  const company = stage.today()
  // 0 stands for the person whose key it is.
  const person = id === '0' ? company.at(0) : company.byExternalId(id)
  if (person === null) return refused(404, `Employee id ${id} is not found`)
  const names = (call.query.get('fields') ?? (id === '0' ? '' : 'firstName,lastName'))
    .split(',')
    .filter(Boolean)
  const row = rowOf(
    stage,
    { person, unknownCode: false, badDate: null },
    readable(stage, caller, names),
    call.query.get('onlyCurrent') !== 'false',
  )
  return wantsJson(call) ? json(row) : xmlOf('employee', [row])
}

type Shown = Readonly<{ key: string; field: Field }>

/** Fields that are unknown or withheld are left out without a word. */
export function readable(stage: Stage, caller: Caller, names: readonly string[]): Shown[] {
  const hidden = withheld(stage, caller.secret, 'workEmail')
  return names.flatMap((key) => {
    const field = fieldNamed(key)
    if (field === null || (hidden !== null && [field.alias, String(field.id)].includes(hidden))) return []
    return [{ key, field }]
  })
}

export function cellOf(stage: Stage, listed: Listed, field: Field, onlyCurrent: boolean): string | null {
  const company = stage.today()
  const early = onlyCurrent && field.historical && statusOn(listed.person, company.day) === 'pending'
  const value = early ? null : field.value(listed, company)
  return value === null && field.type === 'date' ? '' : value
}

function rowOf(
  stage: Stage,
  listed: Listed,
  shown: readonly Shown[],
  onlyCurrent: boolean,
): Record<string, string | null> {
  const row: Record<string, string | null> = { id: listed.person.externalId }
  for (const { key, field } of shown) row[key] = cellOf(stage, listed, field, onlyCurrent)
  return row
}

function described({ key, field }: Shown) {
  return { id: key, type: field.type, name: field.name }
}

function* map<T, R>(items: Iterable<T>, change: (item: T) => R): Generator<R> {
  for (const item of items) yield change(item)
}
