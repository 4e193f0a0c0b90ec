import { periodOn, statusOn } from '../company/person.ts'
import { type Answer, type Call, json } from '../wire/answer.ts'
import type { Stage } from '../wire/stage.ts'
import { leadName } from './fields.ts'
import { refused } from './form.ts'
import { reasonWords, terminatedWord, typeWords } from './words.ts'

/** The rows of one person in one of the dated tables. */
export function table(stage: Stage, call: Call): Answer {
  const company = stage.today()
  const person = company.byExternalId(call.params['id'] ?? '')
  if (person === null) return refused(404, 'The employee does not exist')
  const employeeId = person.externalId
  switch (call.params['table']) {
    case 'jobInfo':
      return json([
        {
          id: `${person.index + 1}`,
          employeeId,
          date: periodOn(person, company.day).startDate,
          location: person.location,
          department: person.department,
          division: person.legalEntity,
          jobTitle: person.title,
          reportsTo: leadName(person, company),
        },
      ])
    case 'employmentStatus':
      return json(
        person.periods.flatMap((period, at) => {
          const reason = period.leaverReason && reasonWords[period.leaverReason]
          const row = (n: number, date: string, employmentStatus: string) => ({
            id: `${person.index + 1}${at}${n}`,
            employeeId,
            date,
            employmentStatus,
            terminationReasonId: n === 1 ? (reason?.reason ?? '') : '',
            terminationTypeId: n === 1 ? (reason?.type ?? '') : '',
          })
          return [
            row(0, period.startDate, typeWords[person.employmentType]),
            ...(period.endDate === null ? [] : [row(1, period.endDate, terminatedWord)]),
          ]
        }),
      )
    default:
      return refused(404, 'The table does not exist')
  }
}

export function changed(stage: Stage, call: Call): Answer {
  const since = call.query.get('since')
  if (since === null) return refused(400, 'since is missing')
  const company = stage.today()
  const employees: Record<string, unknown> = {}
  for (const person of company.all()) {
    if (person.changedDay < since.slice(0, 10)) continue
    const action = statusOn(person, company.day) === 'pending' ? 'Inserted' : 'Updated'
    employees[person.externalId] = {
      id: person.externalId,
      action,
      lastChanged: `${person.changedDay}T08:00:00+00:00`,
    }
  }
  return json({ latest: `${company.day}T08:00:00+00:00`, employees })
}
