import type { SimulatedPerson } from '../company/person.ts'
import { asInstant, customWords } from './words.ts'

/** A custom attribute that this company made for itself; Personio has no employee number of its own. */
export type CustomAttribute = Readonly<{
  key: string
  label: string
  type: 'standard' | 'date' | 'list' | 'multiline' | 'tags'
  universalId: string | null
  value(person: SimulatedPerson): string | null
}>

export const customAttributes: readonly CustomAttribute[] = [
  custom(1893011, 'Personalnummer', 'standard', (person) => person.employeeNumber),
  custom(1893012, 'Birthday', 'date', (person) => person.birthDate, 'date_of_birth'),
  custom(1893013, 'Nationality', 'list', (person) => person.nationality, 'nationality'),
  custom(1893014, 'IBAN', 'standard', (person) => person.bankAccount, 'iban'),
  custom(1893015, 'Private email', 'standard', (person) => person.personalEmail, 'personal_email'),
  custom(1893016, 'Contract type', 'list', (person) => customWords.contract[person.employmentType]),
  custom(1893017, 'Tax ID', 'standard', (person) => person.taxId, 'tax_id'),
  custom(1893018, 'Home address', 'multiline', (person) =>
    [person.homeAddress.street, `${person.homeAddress.postalCode} ${person.homeAddress.city}`].join('\n'),
  ),
  custom(1893019, 'Division', 'list', (person) => person.division),
  custom(1893020, 'T-shirt size', 'list', (person) =>
    person.index % 5 === 0 ? null : (['S', 'M', 'L', 'XL'][person.index % 4] ?? null),
  ),
]

const standard: readonly (readonly [key: string, label: string, type: string])[] = [
  ['id', 'ID', 'integer'],
  ['first_name', 'First name', 'standard'],
  ['last_name', 'Last name', 'standard'],
  ['preferred_name', 'Name (preferred)', 'standard'],
  ['email', 'Email', 'standard'],
  ['gender', 'Gender', 'list'],
  ['status', 'Status', 'list'],
  ['position', 'Position', 'list'],
  ['supervisor', 'Supervisor', 'standard'],
  ['employment_type', 'Employment type', 'list'],
  ['weekly_working_hours', 'Weekly hours', 'decimal'],
  ['hire_date', 'Hire date', 'date'],
  ['contract_end_date', 'Contract ends', 'date'],
  ['termination_date', 'Termination date', 'date'],
  ['last_working_day', 'Last day of work', 'date'],
  ['termination_type', 'Termination type', 'list'],
  ['termination_reason', 'Termination reason', 'standard'],
  ['probation_period_end', 'Probation period end', 'date'],
  ['created_at', 'Created at', 'date'],
  ['last_modified_at', 'Last modified', 'date'],
  ['subcompany', 'Subcompany', 'list'],
  ['office', 'Office', 'list'],
  ['department', 'Department', 'list'],
  ['team', 'Team', 'list'],
  ['cost_centers', 'Cost center', 'list'],
  ['holiday_calendar', 'Public holidays', 'standard'],
  ['fix_salary', 'Fix salary', 'decimal'],
  ['fix_salary_interval', 'Salary interval', 'list'],
]

const definitions = new Map(standard.map(([key, label, type]) => [key, { label, type }]))

export function attributeList() {
  return [
    ...standard.map(([key, label, type]) => ({ key, label, type, universal_id: key })),
    ...customAttributes.map(({ key, label, type, universalId }) => ({
      key,
      label,
      type,
      universal_id: universalId,
    })),
  ]
}

/** A value with its label, type and universal id, as every attribute of v1 comes. */
export function labelled(key: string, value: unknown) {
  const { label, type } = definitions.get(key) ?? { label: key, type: 'standard' }
  return { label, value, type, universal_id: key }
}

export function customValues(person: SimulatedPerson) {
  return customAttributes.map(({ key, label, type, universalId, value }) => {
    const plain = value(person)
    const shown = type === 'date' && plain !== null ? asInstant(plain) : plain
    return [key, { label, value: shown, type, universal_id: universalId }] as const
  })
}

function custom(
  number: number,
  label: string,
  type: CustomAttribute['type'],
  value: CustomAttribute['value'],
  universalId: string | null = null,
): CustomAttribute {
  return { key: `dynamic_${number}`, label, type, universalId, value }
}
