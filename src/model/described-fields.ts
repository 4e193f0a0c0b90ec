import type { EmployeeField, EmploymentStatus, EmploymentType, genders, leaverReasons } from './employee.ts'

/** What an administrator says about a field besides its path. */
export type DescribedKind = 'id' | 'text' | 'day' | 'code' | 'money' | 'address'

/** Every field a description can name, and what has to be said about it. */
export const describedKinds = {
  externalId: 'id',
  employeeNumber: 'text',
  givenName: 'text',
  middleName: 'text',
  familyName: 'text',
  preferredName: 'text',
  displayName: 'text',
  workEmail: 'text',
  title: 'text',
  department: 'text',
  team: 'text',
  division: 'text',
  costCenter: 'text',
  location: 'text',
  country: 'text',
  legalEntity: 'text',
  managerExternalId: 'text',
  employmentType: 'code',
  employmentStatus: 'code',
  originalHireDate: 'day',
  startDate: 'day',
  rehireDate: 'day',
  lastWorkingDay: 'day',
  endDate: 'day',
  leaverReason: 'code',
  personalEmail: 'text',
  phone: 'text',
  birthDate: 'day',
  gender: 'code',
  nationality: 'text',
  nationalId: 'text',
  taxId: 'text',
  homeAddress: 'address',
  salary: 'money',
  bankAccount: 'text',
} as const satisfies Readonly<Record<Exclude<EmployeeField, 'custom'>, DescribedKind>>
export type DescribedField = keyof typeof describedKinds
export type DescribedCode = 'employmentType' | 'employmentStatus' | 'leaverReason' | 'gender'

/** The values that a code of the HR system can mean; a test holds them equal to those of the employee. */
export const describedCodes = {
  employmentStatus: ['pending', 'active', 'leave', 'terminated'] as readonly EmploymentStatus[],
  employmentType: [
    'employee-full-time',
    'employee-part-time',
    'contractor',
    'intern',
    'apprentice',
    'temporary',
    'other',
  ] as readonly EmploymentType[],
  leaverReason: [
    'resignation',
    'dismissal',
    'end-of-contract',
    'retirement',
    'death',
    'other',
  ] as readonly (typeof leaverReasons)[number][],
  gender: ['female', 'male', 'other', 'undisclosed'] as readonly (typeof genders)[number][],
} as const satisfies Readonly<Record<DescribedCode, readonly string[]>>

/** How a day can be written there. */
export const describedDayFormats = [
  'YYYY-MM-DD',
  'DD.MM.YYYY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD-MM-YYYY',
] as const

/** Where a secret of the sign-in is kept: a credential of this name, never the description itself. */
export const secretSlots = ['apiKey', 'password', 'clientSecret'] as const
export type SecretSlot = (typeof secretSlots)[number]

/** Fields by which a filter can choose people. */
export const dimensionFields = [
  'department',
  'team',
  'division',
  'location',
  'country',
  'legalEntity',
  'costCenter',
  'employmentType',
  'employmentStatus',
] as const satisfies readonly DescribedField[]
