import { type Period, type SimulatedPerson, statusOn } from '../company/person.ts'
import { type Answer, type Call, json } from '../wire/answer.ts'
import { listed } from '../wire/listing.ts'
import type { Stage } from '../wire/stage.ts'
import { fieldNamed } from './fields.ts'
import { contractWords, hoursWords, itemNamed, lifecycleWords, reasonItems } from './lists.ts'

type Entry = Readonly<{ id: number; effectiveDate: string; reason: string | null; [column: string]: unknown }>

/** The dated rows of one person in `work`, `employment`, `lifecycle` or `salaries`. */
export function table(
  stage: Stage,
  call: Call,
  name: 'work' | 'employment' | 'lifecycle' | 'salaries',
): Answer {
  const company = stage.today()
  const person = company.byExternalId(call.params['id'] ?? '')
  if (person === null) return json({ key: 'error.employee.notFound', error: 'Employee not found' }, 404)
  const [first] = person.periods
  const effectiveDate = first?.startDate ?? company.day
  const base = { id: person.index * 10 + 1, effectiveDate, reason: null }
  switch (name) {
    case 'work':
      return values([{ ...base, ...workOf(stage, person) }])
    case 'employment':
      return values([
        {
          ...base,
          contract: contractWords[person.employmentType].id,
          type: hoursWords[person.employmentType === 'employee-part-time' ? 'part' : 'full'].id,
          salaryPayType: 'salaried',
        },
      ])
    case 'salaries': {
      const salary = { value: Number(person.salary.amount), currency: person.salary.currency }
      return values([{ ...base, base: salary, payPeriod: 'Annual', payFrequency: 'Monthly' }])
    }
    case 'lifecycle':
      return values(person.periods.flatMap((period, at) => lifeOf(person, period, at, company.day)))
  }
}

function workOf(stage: Stage, person: SimulatedPerson) {
  const company = stage.today()
  const site = itemNamed('site', person.location, company)
  return {
    title: String(itemNamed('title', person.title, company).id),
    department: String(itemNamed('department', person.department, company).id),
    site: person.location,
    siteId: Number(site.id),
    reportsTo: fieldNamed('work.reportsTo')?.value(listed(person), company) ?? null,
    customColumns: {},
  }
}

function lifeOf(person: SimulatedPerson, period: Period, at: number, day: string): Entry[] {
  const row = (
    n: number,
    effectiveDate: string,
    status: string,
    reasonType: string | null = null,
  ): Entry => ({
    id: person.index * 10 + at * 4 + n,
    effectiveDate,
    reason: null,
    status,
    reasonType,
  })
  const pending = statusOn(person, day) === 'pending'
  const begun = row(1, period.startDate, pending ? lifecycleWords.pending.id.toString() : 'employed')
  const away =
    at === person.periods.length - 1 && person.leave ? [row(2, person.leave.fromDate, 'leave')] : []
  if (period.endDate === null) return [begun, ...away]
  const reason = period.leaverReason && String(reasonItems[period.leaverReason].id)
  return [begun, ...away, row(3, period.endDate, 'terminated', reason)]
}

function values(entries: readonly Entry[]): Answer {
  return json({ values: entries })
}
