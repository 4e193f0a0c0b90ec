import { asText, type Coded, decode, isFilled, parseDay, type Reader, ReadProblem } from '#connector-kit'
import type { EmploymentStatus, LocalDate } from '#model/employee.ts'
import { numbers } from './numbers.ts'
import { valueIn } from './values.ts'

type CodedStatus = Coded<EmploymentStatus>

/** Which way days are written could not be verified; both of these are read, and no other is guessed. */
export function dayOf(value: unknown): LocalDate | null {
  return parseDay(asText(value), ['YYYY-MM-DD', 'DD.MM.YYYY'])
}

/** Words for the state of an account, as they are usual; CatalystOne's own list could not be verified. */
const accounts = {
  Active: 'active',
  Aktiv: 'active',
  Inactive: 'inactive',
  Inaktiv: 'inactive',
} as const

/** Days come first: an account says who may sign in, not who is employed. */
export const employmentStatus: Reader<CodedStatus | null> = {
  paths: [numbers.accountStatus, numbers.hired, numbers.left].map((field) => `field.${field}.data.value`),
  read: (record) => {
    const [hired, left, account] = [numbers.hired, numbers.left, numbers.accountStatus].map((field) =>
      valueIn(record, field),
    )
    const today = String(record['today'])
    if (isDayThat(left, (day) => day < today)) return { value: 'terminated', source: asText(left) }
    if (isDayThat(hired, (day) => day > today)) return { value: 'pending', source: asText(hired) }
    if (!isFilled(account)) return account === undefined ? undefined : null
    const { value, source } = decode(account, accounts)
    if (value === 'active') return { value, source }
    throw new ReadProblem(
      'unknown-code',
      'The account is inactive and no date of termination has passed: it may be a leaver or somebody without an account.',
    )
  },
}

function isDayThat(value: unknown, holds: (day: LocalDate) => boolean): boolean {
  const day = !isFilled(value) ? null : dayOf(value)
  return day !== null && holds(day)
}
