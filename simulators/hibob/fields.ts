import type { CompanyOnDay } from '../company/company.ts'
import { displayName, periodOn, statusOn } from '../company/person.ts'
import type { Listed } from '../wire/listing.ts'
import {
  contractWords,
  custom,
  hoursWords,
  type Item,
  itemNamed,
  type ListName,
  lifecycleWords,
  reasonItems,
} from './lists.ts'

type Value = string | number | boolean | null | Item | Readonly<Record<string, unknown>>

export type Field = Readonly<{
  id: string
  name: string
  category: string
  type: 'text' | 'date' | 'list' | 'hierarchy-list' | 'currency' | 'employee-reference' | 'number'
  list: ListName | null
  historical: boolean
  /** A value as machines get it; for a list field its item. */
  value(listed: Listed, company: CompanyOnDay): Value
}>

type Row = readonly [id: string, name: string, type: Field['type'], value: Field['value'], list?: ListName]

const gig: Item = { id: 'gig', name: 'Gig' }

const rows: readonly Row[] = [
  ['root.id', 'Employee ID (backend)', 'text', ({ person }) => person.externalId],
  ['root.firstName', 'First name', 'text', ({ person }) => person.givenName],
  ['root.secondName', 'Middle name', 'text', ({ person }) => person.middleName],
  ['root.surname', 'Last name', 'text', ({ person }) => person.familyName],
  ['root.displayName', 'Display name', 'text', ({ person }) => displayName(person)],
  ['root.fullName', 'Full name', 'text', ({ person }) => `${person.givenName} ${person.familyName}`],
  ['root.email', 'Email', 'text', ({ person }) => person.workEmail],
  ['work.employeeIdInCompany', 'Employee ID', 'text', ({ person }) => person.employeeNumber],
  [
    'work.startDate',
    'Start date',
    'date',
    ({ person, badDate }, { day }) => badDate ?? periodOn(person, day).startDate,
  ],
  ['work.title', 'Job title', 'list', ({ person }, on) => itemNamed('title', person.title, on), 'title'],
  [
    'work.department',
    'Department',
    'list',
    ({ person }, on) => itemNamed('department', person.department, on),
    'department',
  ],
  ['work.site', 'Site', 'list', ({ person }, on) => itemNamed('site', person.location, on), 'site'],
  ['work.siteId', 'Site ID', 'number', ({ person }, on) => Number(itemNamed('site', person.location, on).id)],
  ['work.reportsTo', 'Reports to', 'employee-reference', leadOf],
  ['work.manager', 'Manager ID', 'text', ({ person }) => person.leadExternalId],
  customList('legalEntity', 'Legal entity', (listed) => listed.person.legalEntity),
  customList('costCenter', 'Cost center', (listed) => listed.person.costCenter),
  customList('division', 'Division', (listed) => listed.person.division),
  customList('team', 'Team', (listed) => listed.person.team),
  [
    'internal.status',
    'Status',
    'text',
    ({ person }, { day }) => (statusOn(person, day) === 'terminated' ? 'Inactive' : 'Active'),
  ],
  [
    'internal.lifecycleStatus',
    'Lifecycle status',
    'list',
    ({ person, unknownCode }, { day }) =>
      unknownCode ? { id: 'sabbatical', name: 'Sabbatical' } : lifecycleWords[statusOn(person, day)],
    'lifecycleStatus',
  ],
  [
    'internal.terminationDate',
    'Termination date',
    'date',
    ({ person }, { day }) => periodOn(person, day).endDate,
  ],
  ['internal.terminationReason', 'Termination reason', 'list', reasonItem, 'terminationReason'],
  [
    'employee.lastDayOfWork',
    'Last day of work',
    'date',
    ({ person }, { day }) => periodOn(person, day).lastWorkingDay,
  ],
  [
    'employee.firstDayOfWork',
    'First day of work',
    'date',
    ({ person }) => person.periods[0]?.startDate ?? null,
  ],
  [
    'payroll.employment.type',
    'Employment type',
    'list',
    ({ person, unknownCode }) =>
      unknownCode ? gig : hoursWords[person.employmentType === 'employee-part-time' ? 'part' : 'full'],
    'employmentType',
  ],
  [
    'payroll.employment.contract',
    'Employment contract',
    'list',
    ({ person, unknownCode }) => (unknownCode ? gig : contractWords[person.employmentType]),
    'employmentContract',
  ],
  [
    'payroll.salary.payment',
    'Base salary',
    'currency',
    ({ person }) => ({ value: Number(person.salary.amount), currency: person.salary.currency }),
  ],
  ['personal.birthDate', 'Date of birth', 'date', ({ person }) => person.birthDate],
  ['personal.nationality', 'Nationality', 'text', ({ person }) => person.nationality],
  [
    'home.legalGender',
    'Legal gender',
    'text',
    ({ person }) => (person.gender === 'female' ? 'Female' : 'Male'),
  ],
  ['home.privateEmail', 'Personal email', 'text', ({ person }) => person.personalEmail],
  ['home.mobilePhone', 'Personal mobile', 'text', ({ person }) => person.phone],
  ['address.line1', 'Address line 1', 'text', ({ person }) => person.homeAddress.street],
  ['address.city', 'City', 'text', ({ person }) => person.homeAddress.city],
  ['address.postCode', 'Post code', 'text', ({ person }) => person.homeAddress.postalCode],
  ['address.country', 'Country', 'text', ({ person }) => person.homeAddress.country],
  ['identification.nationalId', 'National ID', 'text', ({ person }) => person.nationalId],
  ['financial.iban', 'IBAN', 'text', ({ person }) => person.bankAccount],
]

const dated = /^(work|payroll|internal)\./

export const fields: readonly Field[] = rows.map(([id, name, type, value, list = null]) => ({
  id,
  name,
  category: id.split('.')[0] ?? id,
  type,
  list,
  historical: dated.test(id),
  value,
}))

const byId = new Map(fields.map((field) => [field.id, field]))

export function fieldNamed(id: string): Field | null {
  return byId.get(id) ?? null
}

function customList(key: keyof typeof custom, name: string, value: (listed: Listed) => string): Row {
  return [
    `work.custom.${custom[key]}`,
    name,
    'list',
    (listed, on) => itemNamed(custom[key], value(listed), on),
    custom[key],
  ]
}

function leadOf({ person }: Listed, company: CompanyOnDay) {
  const lead = person.leadExternalId === null ? null : company.byExternalId(person.leadExternalId)
  if (lead === null) return null
  const { externalId: id, givenName: firstName, familyName: surname, workEmail: email } = lead
  return { id, firstName, surname, email, displayName: displayName(lead) }
}

function reasonItem({ person }: Listed, { day }: CompanyOnDay): Item | null {
  const reason = periodOn(person, day).leaverReason
  return reason && reasonItems[reason]
}
