import type { CompanyOnDay } from '../company/company.ts'
import { entityNamed, unitId } from '../company/organisation.ts'
import { periodOn, type SimulatedPerson, statusOn } from '../company/person.ts'
import type { Listed } from '../wire/listing.ts'
import { customValues, labelled } from './attributes.ts'
import { asInstant, employmentTypeWord, statusWords, terminationWords } from './words.ts'

/** An employee as v1 shows them; `wanted` is the `attributes[]` of the call, `withheld` one it may not see. */
export function employeeOfV1(
  listed: Listed,
  company: CompanyOnDay,
  wanted: ReadonlySet<string>,
  withheld: string | null,
) {
  const entries = [
    ...Object.entries(ownValues(listed, company)).map(([key, value]) => [key, labelled(key, value)] as const),
    ...customValues(listed.person),
  ]
  const shown = entries.filter(
    ([key]) => key !== withheld && (wanted.size === 0 || wanted.has(key) || key === 'id'),
  )
  return { type: 'Employee', attributes: Object.fromEntries(shown) }
}

function ownValues({ person, unknownCode, badDate }: Listed, company: CompanyOnDay) {
  const period = periodOn(person, company.day)
  const lead = person.leadExternalId === null ? null : company.byExternalId(person.leadExternalId)
  return {
    id: Number(person.externalId),
    first_name: person.givenName,
    last_name: person.familyName,
    preferred_name: person.preferredName,
    email: person.workEmail,
    gender: person.gender,
    status: unknownCode ? 'sabbatical' : statusWords[statusOn(person, company.day)],
    position: person.title,
    supervisor: lead && supervisorOf(lead),
    employment_type: unknownCode ? 'gig' : employmentTypeWord(person.employmentType),
    weekly_working_hours: String(person.weeklyHours),
    hire_date: badDate === null ? asInstant(period.startDate) : `${badDate}T00:00:00+01:00`,
    contract_end_date:
      person.employmentType === 'temporary' && period.endDate ? asInstant(period.endDate) : null,
    termination_date: period.endDate && asInstant(period.endDate),
    last_working_day: period.lastWorkingDay && asInstant(period.lastWorkingDay),
    termination_type: period.leaverReason === null ? '' : terminationWords[period.leaverReason],
    termination_reason: '',
    probation_period_end: null,
    created_at: asInstant(person.periods[0]?.startDate ?? company.day),
    last_modified_at: asInstant(person.changedDay),
    ...placeValues(person),
    fix_salary: Number(person.salary.amount),
    fix_salary_interval: 'yearly',
  }
}

function placeValues(person: SimulatedPerson) {
  const entity = entityNamed(person.legalEntity)
  const place = entity.locations.find((one) => one.name === person.location)
  return {
    subcompany: unit('Subcompany', unitId('entity', person.legalEntity), person.legalEntity),
    office: unit('Office', unitId('location', person.location), person.location),
    department: unit('Department', unitId('department', person.department), person.department),
    team: unit('Team', unitId('team', person.team), person.team),
    cost_centers: [
      {
        type: 'CostCenter',
        attributes: {
          id: unitId('cost-center', person.costCenter),
          name: person.costCenter,
          percentage: 100,
        },
      },
    ],
    holiday_calendar: {
      type: 'HolidayCalendar',
      attributes: {
        id: entity.id,
        name: `${entity.country} holidays`,
        country: entity.country,
        state: place?.state ?? null,
      },
    },
  }
}

function supervisorOf(lead: SimulatedPerson) {
  return {
    type: 'Employee',
    attributes: {
      id: labelled('id', Number(lead.externalId)),
      first_name: labelled('first_name', lead.givenName),
      last_name: labelled('last_name', lead.familyName),
      email: labelled('email', lead.workEmail),
    },
  }
}

function unit(type: string, id: number, name: string) {
  return { type, attributes: { id, name } }
}
