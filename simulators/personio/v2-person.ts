import type { CompanyOnDay } from '../company/company.ts'
import { unitId } from '../company/organisation.ts'
import { type Period, periodOn, type SimulatedPerson, statusOn } from '../company/person.ts'
import type { Listed } from '../wire/listing.ts'
import { customAttributes } from './attributes.ts'
import { employmentTypeWord, statusWords, terminationWords } from './words.ts'

const attributeTypes = {
  standard: 'string',
  date: 'date',
  list: 'string',
  multiline: 'string',
  tags: 'string_list',
} as const

export function personOfV2(
  { person }: Listed,
  company: CompanyOnDay,
  origin: string,
  withheld: string | null,
) {
  const left = statusOn(person, company.day) === 'terminated'
  const whole = {
    id: person.externalId,
    email: person.workEmail,
    created_at: instant(person.periods[0]?.startDate ?? company.day),
    updated_at: instant(person.changedDay),
    first_name: person.givenName,
    last_name: person.familyName,
    preferred_name: person.preferredName,
    gender: person.gender.toUpperCase(),
    profile_picture: { url: `${origin}/v1/company/employees/${person.externalId}/profile-picture` },
    status: left ? 'INACTIVE' : 'ACTIVE',
    custom_attributes: customAttributes
      .filter(({ key }) => key !== withheld)
      .map(({ key, label, type, universalId, value }) => ({
        id: key,
        type: attributeTypes[type],
        global_id: universalId,
        label,
        value: value(person),
      })),
    employments: person.periods.map((_, at) => ({ id: employmentId(person, at) })),
    _meta: { links: { employments: { href: `${origin}/v2/persons/${person.externalId}/employments` } } },
  }
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key !== withheld))
}

/** One employment per period. Without the right to them only id and status are left. */
export function employmentsOfV2(
  { person, unknownCode, badDate }: Listed,
  company: CompanyOnDay,
  rights: boolean,
) {
  const current = periodOn(person, company.day)
  return person.periods.map((period, at) => {
    const word = period === current ? statusWords[statusOn(person, company.day)] : 'inactive'
    const base = { id: employmentId(person, at), status: unknownCode ? 'SABBATICAL' : word.toUpperCase() }
    if (!rights) return base
    return {
      ...base,
      person: { id: person.externalId },
      position: { title: person.title },
      type: unknownCode ? 'GIG' : employmentTypeWord(person.employmentType).toUpperCase(),
      employment_start_date: badDate ?? period.startDate,
      employment_end_date: period.endDate,
      contract_end_date: person.employmentType === 'temporary' ? period.endDate : null,
      probation_end_date: null,
      weekly_working_hours: person.weeklyHours,
      full_time_weekly_working_hours: 37.5,
      created_at: instant(period.startDate),
      updated_at: instant(person.changedDay),
      ...placeOf(person),
      termination: terminationOf(period),
    }
  })
}

function placeOf(person: SimulatedPerson) {
  const text = (id: number) => String(id)
  return {
    supervisor: person.leadExternalId === null ? null : { id: person.leadExternalId },
    office: { id: text(unitId('location', person.location)) },
    org_units: [
      { type: 'department', id: text(unitId('department', person.department)) },
      { type: 'team', id: text(unitId('team', person.team)) },
    ],
    cost_centers: [{ id: text(unitId('cost-center', person.costCenter)), weight: 100 }],
    legal_entity: { id: text(unitId('entity', person.legalEntity)) },
    sub_company: { id: text(unitId('entity', person.legalEntity)) },
  }
}

function terminationOf(period: Period) {
  if (period.endDate === null) return null
  return {
    termination_date: period.endDate,
    last_working_day: period.lastWorkingDay,
    terminated_at: period.endDate,
    type: period.leaverReason === null ? null : terminationWords[period.leaverReason].toUpperCase(),
    reason: null,
  }
}

function employmentId(person: SimulatedPerson, at: number): string {
  return `00000000-0000-4000-8000-${person.externalId.padStart(10, '0')}${String(at + 1).padStart(2, '0')}`
}

function instant(day: string): string {
  return `${day}T08:00:00Z`
}
