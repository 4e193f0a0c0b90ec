import { asText, type Coded, fromPaths, isEmpty, isFilled, quoted, ReadProblem } from '#connector-kit'
import { lastDayOf } from '#connector-kit/protocols/ldap/index.ts'
import type { EmploymentStatus } from '#model/employee.ts'

type CodedStatus = Coded<EmploymentStatus>

/** Bit of `userAccountControl`: nobody can sign in with the account. */
const disabled = 2

/** An account says who may sign in. Only a day tells leavers from mailboxes and from people who have not started. */
export const employmentStatus = fromPaths(
  ['userAccountControl', 'lastDay'],
  (control, last): CodedStatus | null | undefined => {
    if (control === undefined) return undefined
    if (isEmpty(control)) return null
    const source = asText(control)
    if (!/^\d{1,10}$/.test(source))
      throw new ReadProblem('unknown-code', `${quoted(source)} is not a set of account flags.`)
    if ((Number(source) & disabled) === 0) return { value: 'active', source }
    const lastDay = !isFilled(last) ? null : lastDayOf(last)
    if (lastDay !== null) return { value: 'terminated', source }
    throw new ReadProblem(
      'unknown-code',
      'The account is disabled and has no last day: it may be a leaver, a mailbox or somebody who has not started.',
    )
  },
)
