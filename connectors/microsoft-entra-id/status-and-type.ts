import {
  type Coded,
  coded,
  decode,
  fromPaths,
  isFilled,
  ReadProblem,
  usualEmploymentTypes,
} from '#connector-kit'
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

export const employmentType = coded('employeeType', {
  ...usualEmploymentTypes,
  FullTime: 'employee-full-time',
  PartTime: 'employee-part-time',
  Vendor: 'contractor',
  Seasonal: 'temporary',
})
