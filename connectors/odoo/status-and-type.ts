import { asText, type Coded, decode, fromPaths, parseDay, type Reader, ReadProblem } from '#connector-kit'
import type { Employee, EmploymentStatus } from '#model/employee.ts'
import { dayAt, eitherAt, isBlank, nameIn } from './readers.ts'

/** Odoo 19 keeps the dates of the contract on the employee; before, the module for contracts adds the first one. */
export const startDate = eitherAt(dayAt('contract_date_start'), dayAt('first_contract_date'))

type Status = Coded<EmploymentStatus>
const dayOf = (value: unknown) =>
  value === undefined || isBlank(value) ? undefined : parseDay(asText(value))

/** Archived is not left: duplicates and mistakes are archived too. Only a day of leaving makes a leaver. */
export const employmentStatus: Reader<Status | null> = fromPaths(
  ['active', 'departure_date', 'contract_date_start', 'first_contract_date', 'today'],
  (active, departure, contract, firstContract, today): Status | undefined => {
    if (active === undefined) return undefined
    const { value, source } = decode(active, { true: 'active', false: 'archived' })
    const day = asText(today)
    if (value === 'active') {
      const start = dayOf(contract) ?? dayOf(firstContract)
      return { value: start && start > day ? 'pending' : 'active', source }
    }
    const left = dayOf(departure)
    if (!left)
      throw new ReadProblem(
        'unknown-code',
        'This person is archived and has no departure date: it may be a leaver, a duplicate or a mistake.',
      )
    // The departure date is the last day: until it has passed the person is still there.
    return { value: left < day ? 'terminated' : 'active', source }
  },
)

function codedAt<const T extends string>(
  path: string,
  table: Readonly<Record<string, T>>,
): Reader<Coded<T> | null> {
  return fromPaths([path], (value) => {
    if (isBlank(value)) return null
    const code = nameIn(value)
    return code === undefined ? undefined : decode(code, table)
  })
}

/** The types of 17, 18 and 19. Full and part time are not told. */
export const employmentType = codedAt('employee_type', {
  employee: 'other',
  worker: 'other',
  student: 'other',
  trainee: 'intern',
  contractor: 'contractor',
  freelance: 'contractor',
})

const genders = { male: 'male', female: 'female', other: 'other' } as const
/** Called `sex` from 19 on. */
export const gender: Reader<Employee['gender']> = eitherAt(
  codedAt('sex', genders),
  codedAt('gender', genders),
)

/** The three reasons that Odoo brings along; a company's own ones are findings. */
export const leaverReason = codedAt('departure_reason_id', {
  Fired: 'dismissal',
  Resigned: 'resignation',
  Retired: 'retirement',
})
