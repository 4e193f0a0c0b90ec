import { type Coded, coded, decode, fromPaths, isFilled, ReadProblem } from '#connector-kit'
import type { EmploymentStatus } from '#model/employee.ts'

type CodedStatus = Coded<EmploymentStatus>

/** An account says who may sign in. Only a day tells leavers from mailboxes and from people who have not started. */
export const employmentStatus = fromPaths(
  ['accountEnabled', 'employeeHireDate', 'leaving.employeeLeaveDateTime', 'today'],
  (enabled, hired, leaves, today): CodedStatus | null | undefined => {
    if (!isFilled(enabled)) return enabled === undefined ? undefined : null
    const { value, source } = decode(enabled, { true: 'active', false: 'disabled' })
    if (value === 'active') return { value, source }
    if (typeof hired === 'string' && typeof today === 'string' && hired.slice(0, 10) > today)
      return { value: 'pending', source }
    if (typeof leaves === 'string') return { value: 'terminated', source }
    throw new ReadProblem(
      'unknown-code',
      'The account is disabled and has no leave date: it may be a leaver, a mailbox or somebody who has not started.',
    )
  },
)

/** The words are each company's own; these are usual ones. Full and part time are not told. */
export const employmentType = coded('employeeType', {
  Employee: 'other',
  Permanent: 'other',
  'Full time': 'employee-full-time',
  'Full-time': 'employee-full-time',
  FullTime: 'employee-full-time',
  'Part time': 'employee-part-time',
  'Part-time': 'employee-part-time',
  PartTime: 'employee-part-time',
  Contractor: 'contractor',
  Consultant: 'contractor',
  External: 'contractor',
  Vendor: 'contractor',
  Freelancer: 'contractor',
  Intern: 'intern',
  Trainee: 'intern',
  Apprentice: 'apprentice',
  Temporary: 'temporary',
  Temp: 'temporary',
  Seasonal: 'temporary',
  Other: 'other',
})
