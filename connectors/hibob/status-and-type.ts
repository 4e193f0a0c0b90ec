import { asText, type Coded, decode, isFilled, type Reader, ReadProblem } from '#connector-kit'
import type { EmploymentStatus, EmploymentType } from '#model/employee.ts'
import { listWords, plainOf, reader } from './values.ts'

type CodedStatus = Coded<EmploymentStatus>
// https://apidocs.hibob.com (2025-09 to 2026-08) and the description of March 2024,
// https://github.com/konfig-sdks/hi-bob-java-sdk/blob/2ffff9562aa2/api/openapi.yaml
const lifecycle = { employed: 'active', hired: 'pending', terminated: 'terminated' } as const

/** The lifecycle tells all four; without it, Inactive may be a leaver or somebody who has not started. */
export const bobStatus: Reader<CodedStatus | null> = reader(
  ['internal.lifecycleStatus', 'internal.status', 'internal.terminationDate'],
  (record) => {
    const stage = plainOf(record, 'internal.lifecycleStatus')
    if (isFilled(stage)) {
      const source = asText(stage)
      // HiBob has one word for each kind of leave, and customers add their own: `parental leave`, `garden leave`.
      if (/\bleave$/i.test(source.trim())) return { value: 'leave', source }
      return decode(source, lifecycle)
    }
    const status = plainOf(record, 'internal.status')
    if (!isFilled(status)) return stage === undefined && status === undefined ? undefined : null
    const { value, source } = decode(status, { Active: 'active', Inactive: 'inactive' })
    if (value === 'active') return { value, source }
    const ended = plainOf(record, 'internal.terminationDate')
    if (isFilled(ended)) return { value: 'terminated', source }
    throw new ReadProblem(
      'unknown-code',
      'Inactive may be a leaver or somebody who has not started: the lifecycle is not readable.',
    )
  },
)

type CodedType = Coded<EmploymentType>
const words = {
  contractor: 'contractor',
  freelancer: 'contractor',
  consultant: 'contractor',
  intern: 'intern',
  internship: 'intern',
  apprentice: 'apprentice',
  apprenticeship: 'apprentice',
  temporary: 'temporary',
  'fixed term': 'temporary',
  'fixed-term': 'temporary',
  'full time': 'employee-full-time',
  'full-time': 'employee-full-time',
  'part time': 'employee-part-time',
  'part-time': 'employee-part-time',
  permanent: 'other',
  employee: 'other',
  regular: 'other',
  other: 'other',
} as const satisfies Record<string, EmploymentType>

/** Said most first: an intern in full time is an intern, a permanent employee in part time works part time. */
const precedence: readonly EmploymentType[] = [
  'contractor',
  'intern',
  'apprentice',
  'temporary',
  'employee-part-time',
  'employee-full-time',
  'other',
]

/** HiBob's type and contract share one set of words, and companies use the two either way round. */
export const bobType: Reader<CodedType | null> = reader(
  ['payroll.employment.type', 'payroll.employment.contract'],
  (record) => {
    const told = [
      listWords(record, 'payroll.employment.type'),
      listWords(record, 'payroll.employment.contract'),
    ]
    if (told.every((one) => one === undefined)) return undefined
    const known = told.filter((one) => typeof one === 'string').map((one) => decode(one, words))
    return (
      known.toSorted((a, b) => precedence.indexOf(a.value) - precedence.indexOf(b.value))[0] ??
      (told.includes(undefined) ? undefined : null)
    )
  },
)
