import { type EmployeeField, employeeFields } from '#model/employee.ts'

/** What a column may fill: a field of the employee, or a part of one that files spread over several columns. */
export const partFields = ['salaryCurrency', 'homePostalCode', 'homeCity', 'homeCountry'] as const
export type FileField = Exclude<EmployeeField, 'custom'> | (typeof partFields)[number]

const wholeOf: Readonly<Partial<Record<FileField, EmployeeField>>> = {
  salaryCurrency: 'salary',
  homePostalCode: 'homeAddress',
  homeCity: 'homeAddress',
  homeCountry: 'homeAddress',
}

/** The employee's field to which a column's field belongs: `homeCity` is part of `homeAddress`. */
export function employeeFieldOf(field: FileField): EmployeeField {
  return wholeOf[field] ?? (field as EmployeeField)
}

export function isFileField(name: string): name is FileField {
  if (name === 'custom') return false
  return (
    (employeeFields as readonly string[]).includes(name) || (partFields as readonly string[]).includes(name)
  )
}
