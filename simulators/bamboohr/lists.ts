import { unitsOf } from '../company/organisation.ts'
import { type Answer, type Call, type Caller, json } from '../wire/answer.ts'
import { type Stage, withheld } from '../wire/stage.ts'
import { fieldNamed, fields } from './fields.ts'
import { wantsJson, xmlOf } from './form.ts'
import { leaveWord, reasonWords, terminatedWord, typeWords } from './words.ts'

/** Own numbers of the simulator, which `/meta/fields` of a real account does not list. */
const unlisted = new Set([-1, -2, -3, -4])

export function fieldList(stage: Stage, call: Call, caller: Caller): Answer {
  const hidden = withheld(stage, caller.secret, 'workEmail')
  const listed = fields
    .filter((field) => !unlisted.has(field.id) && (hidden === null || field.alias !== hidden))
    .map(({ id, name, type, alias }) => ({ id, name, type, ...(alias === null ? {} : { alias }) }))
  return wantsJson(call) ? json(listed) : xmlOf('fields', listed)
}

export function optionLists(stage: Stage, call: Call): Answer {
  const titles = new Set<string>()
  for (const person of stage.today().all()) titles.add(person.title)
  const reasons = Object.values(reasonWords)
  const lists = [
    list('jobTitle', [...titles].sort()),
    list('department', names('department')),
    list('division', names('entity')),
    list('location', names('location')),
    list('team', names('team')),
    list('customCostCenter', names('cost-center')),
    list('employmentHistoryStatus', [...Object.values(typeWords), leaveWord, terminatedWord]),
    list('4313', [...new Set(reasons.map((one) => one.type))]),
    list('4314', [...new Set(reasons.map((one) => one.reason))]),
  ]
  return wantsJson(call) ? json(lists) : xmlOf('lists', lists)
}

function list(name: string, options: readonly string[]) {
  const field = fieldNamed(name)
  const fieldId = field?.id ?? 0
  return {
    id: 3000 + fieldId,
    fieldId,
    manageable: 'yes',
    multiple: 'no',
    name: field?.name ?? name,
    ...(field?.alias === null ? {} : { alias: name }),
    options: options.map((option, at) => ({
      id: fieldId * 1000 + at + 1,
      archived: 'no',
      manageable: 'yes',
      createdDate: '2020-01-01T08:00:00+00:00',
      archivedDate: null,
      name: option,
    })),
  }
}

function names(unit: Parameters<typeof unitsOf>[0]): string[] {
  return unitsOf(unit).map((one) => one.name)
}
