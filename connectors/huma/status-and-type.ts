import {
  type Coded,
  decode,
  fromPaths,
  isFilled,
  isObject,
  partOfFullTime,
  ReadProblem,
} from '#connector-kit'
import type { EmploymentStatus } from '#model/employee.ts'
import { ofPosition, positions } from './positions.ts'

type CodedStatus = Coded<EmploymentStatus>

// Stages and contract types: Huma’s description 1.53.2, https://github.com/valuetechdev/humahrm-go/blob/2e7aa9a/api/openapi.yaml
const stages = { CURRENT: 'active', UPCOMING: 'pending', ENDED: 'terminated' } as const

/**
 * Huma closes an account and ends a position; neither alone is a leaver. A closed account with a running position
 * is reported and not guessed at: closing may be about the login only.
 */
export const employmentStatus = fromPaths(
  ['status.active', positions, 'user.employmentEndDate.value'],
  (active, list, lastDay): CodedStatus | null | undefined => {
    if (!isFilled(active)) return active === undefined ? undefined : null
    const account = decode(active, { true: 'active', false: 'closed' })
    const told = Array.isArray(list) ? list.filter(isObject).map(({ status }) => status) : []
    if (told.some((one) => !isFilled(one))) return undefined
    const stage = firstOf(told.map((one) => decode(one, stages)))
    if (account.value === 'active') return stage ?? { value: 'active', source: account.source }
    if (stage !== undefined && stage.value !== 'active') return stage
    if (stage === undefined && typeof lastDay === 'string')
      return { value: 'terminated', source: account.source }
    throw new ReadProblem(
      'unknown-code',
      'The account is deactivated and no position has ended: it may be a leaver. Enter the end of the position in Huma.',
    )
  },
)

const precedence: readonly EmploymentStatus[] = ['active', 'pending', 'terminated']

function firstOf(all: readonly CodedStatus[]): CodedStatus | undefined {
  return all.toSorted((a, b) => precedence.indexOf(a.value) - precedence.indexOf(b.value))[0]
}

const types = {
  Permanent: 'permanent',
  Temporary: 'temporary',
  Seasonal: 'temporary',
  Casual: 'temporary',
  Trainee: 'intern',
  JobTrainingProgram: 'intern',
  Consultant: 'contractor',
  Freelance: 'contractor',
  ThirdParty: 'contractor',
  Other: 'other',
} as const

/** The contract of the position that counts; how much of full time a permanent one is, its percentage tells. */
export const employmentType = ofPosition(['contractType', 'percentage'], (type, percentage) => {
  if (!isFilled(type)) return type === undefined ? undefined : null
  const { value, source } = decode(type, types)
  return { value: value === 'permanent' ? partOfFullTime(percentage) : value, source }
})
