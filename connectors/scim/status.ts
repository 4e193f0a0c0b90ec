import { decode, fromPaths, isEmpty, ReadProblem } from '#connector-kit'
import type { EmploymentStatus } from '#model/employee.ts'

/**
 * Whether somebody may sign in, which is not whether somebody is employed: an inactive account is a leaver, somebody on
 * leave, a mailbox, or somebody who has not started, so that it proposes nothing by itself. Some services send words.
 */
export const employmentStatus = fromPaths(
  ['active'],
  (active): { value: EmploymentStatus; source: string } | null => {
    if (isEmpty(active)) return null
    const { value, source } = decode(active, { true: 'active', false: 'inactive' })
    if (value === 'active') return { value, source }
    throw new ReadProblem(
      'unknown-code',
      'The account is inactive, and SCIM has no last day: it may be a leaver, somebody on leave, a mailbox or somebody who has not started.',
    )
  },
)
