import {
  asText,
  at,
  type Coded,
  decode,
  isEmpty,
  isFilled,
  type JsonObject,
  type Reader,
  ReadProblem,
} from '#connector-kit'
import type { EmploymentStatus, EmploymentType } from '#model/employee.ts'
import { type Counting, countingOf, jobOf, jobPaths } from './employment.ts'

type CodedStatus = Coded<EmploymentStatus>
type CodedType = Coded<EmploymentType>

/**
 * The external codes of the picklist employee-status, which SAP delivers and says never to change (note 2505526).
 * Furlough is unpaid time off within an employment. Discarded is an assignment that was deleted, never an employment.
 */
const statuses = {
  A: 'active',
  D: 'active',
  S: 'active',
  P: 'leave',
  U: 'leave',
  F: 'leave',
  R: 'terminated',
  T: 'terminated',
  O: 'discarded',
} as const

/** What the job information of today says; somebody whose first day is to come, or whose last has passed, by the day. */
export const employmentStatus: Reader<CodedStatus | null> = {
  paths: [...jobPaths, 'jobs.emplStatusNav.externalCode'],
  read: (record) => {
    const counting = countingOf(record)
    if (!counting) return undefined
    const job = jobOf(record, counting)
    const code = job && at(job, 'emplStatusNav.externalCode')
    const told = !isFilled(code) ? undefined : statusOf(code)
    return byDays(counting, told) ?? told ?? (code === null ? null : undefined)
  },
}

function statusOf(code: unknown): CodedStatus {
  const { value, source } = decode(code, statuses)
  if (value !== 'discarded') return { value, source }
  throw new ReadProblem('unknown-code', 'The employment was discarded, and no other one counts.')
}

function byDays(
  { period, employment, today }: Counting,
  told: CodedStatus | undefined,
): CodedStatus | undefined {
  if (period.part.startDate > today)
    return { value: 'pending', source: told?.source ?? asText(employment['startDate']) }
  const { endDate } = period.part
  // Job information of inactive people may be missing where a right is.
  if (told === undefined && endDate !== null && endDate < today)
    return { value: 'terminated', source: asText(employment['endDate']) }
  return undefined
}

const kinds = { R: 'regular', T: 'temporary' } as const

/** A contingent worker by the employment; else regular or temporary, and full or part time, by the job. */
export const employmentType: Reader<CodedType | null> = {
  paths: [
    ...jobPaths,
    'employmentNav.isContingentWorker',
    'jobs.regularTempNav.externalCode',
    'jobs.isFulltimeEmployee',
  ],
  read: (record) => {
    const counting = countingOf(record)
    const contingent = counting?.employment['isContingentWorker']
    if (contingent === undefined) return undefined
    const outside = isEmpty(contingent)
      ? undefined
      : decode(contingent, { true: 'contractor', false: 'employee' })
    if (outside?.value === 'contractor') return { value: 'contractor', source: outside.source }
    const job = jobOf(record, counting)
    return job && typeOf(job)
  },
}

function typeOf(job: JsonObject): CodedType | null | undefined {
  const kind = at(job, 'regularTempNav.externalCode')
  const { isFulltimeEmployee: full } = job
  if (kind === undefined || full === undefined) return undefined
  const told = isEmpty(kind) ? undefined : decode(kind, kinds)
  if (told?.value === 'temporary') return { value: 'temporary', source: told.source }
  if (isEmpty(full)) return told ? { value: 'other', source: told.source } : null
  const share = decode(full, { true: 'employee-full-time', false: 'employee-part-time' })
  return { value: share.value, source: told?.source ?? share.source }
}
