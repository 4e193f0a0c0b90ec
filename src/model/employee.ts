import { z } from 'zod'

/** A calendar day, `YYYY-MM-DD`. Never an instant: it has no time zone. */
export const localDate = z.iso.date()
export type LocalDate = z.infer<typeof localDate>

/** What the HR system says about somebody's employment, normalised. */
export const employmentStatuses = ['pending', 'active', 'leave', 'terminated'] as const
export type EmploymentStatus = (typeof employmentStatuses)[number]

/** The kind of contract, normalised. */
export const employmentTypes = [
  'employee-full-time',
  'employee-part-time',
  'contractor',
  'intern',
  'apprentice',
  'temporary',
  'other',
] as const
export type EmploymentType = (typeof employmentTypes)[number]

export const genders = ['female', 'male', 'other', 'undisclosed'] as const
export const leaverReasons = [
  'resignation',
  'dismissal',
  'end-of-contract',
  'retirement',
  'death',
  'other',
] as const

/** A normalised code beside the value as the HR system wrote it. */
const coded = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.object({ value: z.enum(values), source: z.string() })

/** Amount as decimal text, never a float; currency in ISO 4217. */
export const money = z.object({ amount: z.string().regex(/^-?\d+(\.\d+)?$/), currency: z.string().length(3) })
export type Money = z.infer<typeof money>

export const homeAddress = z.object({
  lines: z.array(z.string()),
  postalCode: z.string().nullish(),
  city: z.string().nullish(),
  country: z.string().nullish(),
})

/** The value of a custom field of the HR system. */
export const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type Scalar = z.infer<typeof scalar>

const text = z.string().nullable().optional()
const day = localDate.nullable().optional()

/**
 * A person as the HR system tells it.
 *
 * An absent key was not supplied (not permitted, not sent) and never changes anything;
 * `null` was sent empty. `externalId` is the HR system's own id and is always there.
 */
export const employee = z.object({
  externalId: z.string().min(1),
  employeeNumber: text,
  givenName: text,
  middleName: text,
  familyName: text,
  preferredName: text,
  displayName: text,
  workEmail: text,
  title: text,
  department: text,
  team: text,
  division: text,
  costCenter: text,
  location: text,
  country: text,
  legalEntity: text,
  managerExternalId: text,
  employmentType: coded(employmentTypes).nullable().optional(),
  employmentStatus: coded(employmentStatuses).nullable().optional(),
  originalHireDate: day,
  startDate: day,
  rehireDate: day,
  lastWorkingDay: day,
  endDate: day,
  leaverReason: coded(leaverReasons).nullable().optional(),
  personalEmail: text,
  phone: text,
  birthDate: day,
  gender: coded(genders).nullable().optional(),
  nationality: text,
  nationalId: text,
  taxId: text,
  homeAddress: homeAddress.nullable().optional(),
  salary: money.nullable().optional(),
  bankAccount: text,
  /** Custom fields of the HR system by their id there. */
  custom: z.record(z.string(), scalar).optional(),
})
export type Employee = z.infer<typeof employee>
export type EmployeeField = keyof Employee

/** Fields that are off by default and need their own right to see. */
export const sensitiveFields = [
  'personalEmail',
  'phone',
  'birthDate',
  'gender',
  'nationality',
  'nationalId',
  'taxId',
  'homeAddress',
  'salary',
  'bankAccount',
] as const satisfies readonly EmployeeField[]
export type SensitiveField = (typeof sensitiveFields)[number]

/** Every field in the order in which it is written and shown. */
export const employeeFields = Object.keys(employee.shape) as readonly EmployeeField[]

/** Whether a field is sensitive: off by default, and shown only to those with the right. */
export function isSensitive(field: string): field is SensitiveField {
  return (sensitiveFields as readonly string[]).includes(field)
}

/** Something about one record that could not be read as it stands; the record's other fields are kept. */
export type RecordProblem = Readonly<{
  /** `null` when even the id could not be read. */
  externalId: string | null
  field: string | null
  code: ProblemCode
  message: string
}>
export const problemCodes = [
  'unknown-code',
  'bad-date',
  'bad-value',
  'unreadable-record',
  'missing-id',
  'duplicate-id',
  'conflicting-record',
  'unknown-heading',
  'unsafe-number',
] as const
export type ProblemCode = (typeof problemCodes)[number]
