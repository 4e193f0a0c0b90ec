import type { CompanyOnDay } from '../company/company.ts'
import { displayName, periodOn, type SimulatedPerson, statusOn } from '../company/person.ts'
import type { Listed } from '../wire/listing.ts'
import { countryWords, leaveWord, reasonWords, terminatedWord, typeWords } from './words.ts'

export type Field = Readonly<{
  id: number
  name: string
  type: string
  alias: string | null
  /** Kept with a date in a table: for a future hire there is no current value yet. */
  historical: boolean
  value(listed: Listed, company: CompanyOnDay): string | null
}>

type Value = (person: SimulatedPerson, company: CompanyOnDay) => string | null
type Row = readonly [id: number, alias: string | null, name: string, type: string, value: Value]

const fixed: readonly Row[] = [
  [1, 'firstName', 'First Name', 'text', (person) => person.givenName],
  [5, 'middleName', 'Middle Name', 'text', (person) => person.middleName],
  [2, 'lastName', 'Last Name', 'text', (person) => person.familyName],
  [1358, 'preferredName', 'Preferred Name', 'text', (person) => person.preferredName],
  [-1, 'displayName', 'Display name', 'text', displayName],
  [636, 'employeeNumber', 'Employee #', 'employee_number', (person) => person.employeeNumber],
  [15, 'workEmail', 'Work Email', 'email', (person) => person.workEmail],
  [1357, 'homeEmail', 'Home Email', 'email', (person) => person.personalEmail],
  [-2, 'bestEmail', 'Best Email', 'email', (person) => person.workEmail ?? person.personalEmail],
  [13, 'mobilePhone', 'Mobile Phone', 'phone', (person) => person.phone],
  [6, 'dateOfBirth', 'Birth Date', 'date', (person) => person.birthDate],
  [154, 'gender', 'Gender', 'gender', (person) => (person.gender === 'female' ? 'Female' : 'Male')],
  [4390, 'nationality', 'Nationality', 'list', (person) => person.nationality],
  [4337, 'customNIN1', 'NIN', 'text', (person) => person.nationalId],
  [4338, 'customTaxFileNumber1', 'Tax File Number', 'text', (person) => person.taxId],
  [8, 'address1', 'Address Line 1', 'text', (person) => person.homeAddress.street],
  [10, 'city', 'City', 'text', (person) => person.homeAddress.city],
  [11, 'state', 'State', 'state', () => null],
  [12, 'zipcode', 'Zip Code', 'text', (person) => person.homeAddress.postalCode],
  [3991, 'country', 'Country', 'country', (person) => countryWords[person.homeAddress.country] ?? null],
  [4333, 'originalHireDate', 'Original Hire Date', 'date', (person) => person.periods[0]?.startDate ?? null],
  [-38, 'terminationDate', 'Termination Date', 'date', (person, { day }) => periodOn(person, day).endDate],
  [
    4378,
    'customShirtsize',
    'Shirt size',
    'list',
    (person) => ['S', 'M', 'L', 'XL'][person.index % 4] ?? null,
  ],
]

const historical: readonly Row[] = [
  [17, 'jobTitle', 'Job Title', 'list', (person) => person.title],
  [4, 'department', 'Department', 'list', (person) => person.department],
  // This company, like many, keeps the legal entity in the division.
  [1355, 'division', 'Division', 'list', (person) => person.legalEntity],
  [18, 'location', 'Location', 'list', (person) => person.location],
  [4416, 'team', 'Team', 'list', (person) => person.team],
  [4700, 'customCostCenter', 'Cost Center', 'list', (person) => person.costCenter],
  [91, 'reportsTo', 'Reporting to', 'employee', leadName],
  [-3, 'supervisor', 'Manager', 'employee', leadName],
  [-4, 'supervisorId', 'Manager ID', 'text', (person) => person.leadExternalId],
  [19, 'payRate', 'Pay rate', 'currency', ({ salary }) => `${salary.amount} ${salary.currency}`],
  [156, 'payType', 'Pay type', 'pay_type', () => 'Salary'],
  [4330, 'payPer', 'Paid per', 'paid_per', () => 'Year'],
  [4313, null, 'Termination Type', 'list', (person, company) => reasonOf(person, company)?.type ?? null],
  [4314, null, 'Termination Reason', 'list', (person, company) => reasonOf(person, company)?.reason ?? null],
]

/** Those that a fault can spoil. */
const spoilable: readonly Field[] = [
  field([387, 'status', 'Status', 'status', () => null], false, ({ person, unknownCode }, { day }) =>
    unknownCode ? 'Dormant' : statusWord(person, day),
  ),
  field([16, 'employmentHistoryStatus', 'Employment Status', 'list', () => null], true, (listed, { day }) =>
    listed.unknownCode ? 'Gig' : employmentWord(listed.person, day),
  ),
  field(
    [3, 'hireDate', 'Hire Date', 'date', () => null],
    false,
    ({ person, badDate }, { day }) => badDate ?? periodOn(person, day).startDate,
  ),
]

export const fields: readonly Field[] = [
  ...fixed.map((row) => field(row, false)),
  ...historical.map((row) => field(row, true)),
  ...spoilable,
]

const byName = new Map(
  fields.flatMap(
    (one) =>
      [
        [String(one.id), one],
        [one.alias ?? String(one.id), one],
      ] as const,
  ),
)

/** By alias or by number, as BambooHR takes both. */
export function fieldNamed(name: string): Field | null {
  return byName.get(name) ?? null
}

/** `Active` from the hire date to the termination date; a future hire is not yet. */
export function statusWord(person: SimulatedPerson, day: string): 'Active' | 'Inactive' {
  const status = statusOn(person, day)
  return status === 'active' || status === 'leave' ? 'Active' : 'Inactive'
}

export function employmentWord(person: SimulatedPerson, day: string): string {
  const status = statusOn(person, day)
  if (status === 'terminated') return terminatedWord
  return status === 'leave' ? leaveWord : typeWords[person.employmentType]
}

export function leadName(person: SimulatedPerson, company: CompanyOnDay): string | null {
  const lead = person.leadExternalId === null ? null : company.byExternalId(person.leadExternalId)
  return lead && displayName(lead)
}

function reasonOf(person: SimulatedPerson, { day }: CompanyOnDay) {
  const reason = periodOn(person, day).leaverReason
  return reason && reasonWords[reason]
}

function field([id, alias, name, type, plain]: Row, isHistorical: boolean, value?: Field['value']): Field {
  return {
    id,
    alias,
    name,
    type,
    historical: isHistorical,
    value: value ?? (({ person }, company) => plain(person, company)),
  }
}
