import {
  asText,
  at,
  type Coded,
  decode,
  fromPaths,
  isEmpty,
  isFilled,
  isObject,
  listOf,
  quoted,
  ReadProblem,
} from '#connector-kit'
import type { Employee, EmploymentStatus } from '#model/employee.ts'
import { ofPosition, ofWorker, status, workdayDay } from './worker-parts.ts'
import { coming } from './workers-request.ts'

type CodedStatus = Coded<EmploymentStatus>
const yesNo = { '1': 'yes', true: 'yes', '0': 'no', false: 'no' } as const
const inStatus = (key: string) => `Worker_Data.${status}.${key}`

/** A flag of Workday; undefined where it was not sent. */
function flag(value: unknown): { yes: boolean; source: string } | undefined {
  if (!isFilled(value)) return undefined
  const { value: word, source } = decode(value, yesNo)
  return { yes: word === 'yes', source }
}

/** Workday has no status, only flags and days. Somebody hired for a coming day is not active and not terminated. */
export const employmentStatus = fromPaths(
  [...['Active', 'Terminated', 'Leave_Status_Data', 'Hire_Date', 'Hire_Rescinded'].map(inStatus), 'today'],
  (active, terminated, leaves, hired, rescinded, today): CodedStatus | null | undefined => {
    if (active !== undefined && isEmpty(active)) return null
    const left = flag(terminated)
    const works = flag(active)
    if (left?.yes) return { value: 'terminated', source: left.source }
    if (works === undefined) return undefined
    const leave = listOf(leaves)
      .filter(isObject)
      .map((one) => flag(one['On_Leave']))
      .find((one) => one?.yes)
    if (leave) return { value: 'leave', source: leave.source }
    if (works.yes) return { value: 'active', source: works.source }
    if (flag(rescinded)?.yes) throw notTold('The hire was rescinded')
    const day = hired === undefined ? null : workdayDay(hired)
    if (day !== null && typeof today === 'string' && day > today)
      return { value: 'pending', source: works.source }
    throw notTold('The worker is not active')
  },
)

function notTold(what: string): ReadProblem {
  return new ReadProblem(
    'unknown-code',
    `${what}, and is neither terminated nor on leave nor hired for a coming day.`,
  )
}

/** The end of employment: of those who left, and of those whose end is entered already for one of the coming days. */
export const endDate = fromPaths(
  [inStatus('Terminated'), inStatus('Termination_Date'), coming, 'today'],
  (terminated, day, ahead, today) => {
    const left = flag(terminated)
    if (left === undefined) return undefined
    if (left.yes) return day === undefined ? undefined : workdayDay(day)
    // Not asked, or not answered: then nobody knows. Days of an earlier employment are no end of this one.
    if (!Array.isArray(ahead)) return undefined
    if (ahead.length === 0) return null
    const told = at(ahead[0], `${inStatus('Termination_Date')}`)
    const ends = told === undefined ? null : workdayDay(told)
    return ends === null || typeof today !== 'string' || ends < today ? undefined : ends
  },
)

/** The day of a rehire; Workday says of everybody whether they are one. */
export const rehireDate = ofWorker([`${status}.Rehire`, `${status}.Hire_Date`], (rehire, hired) => {
  const again = flag(rehire)
  if (again === undefined) return undefined
  if (!again.yes) return null
  return hired === undefined ? undefined : workdayDay(hired)
})

/** Ids of Workday's own reasons as customers were seen to have them; a company adds its own. */
const reasons = {
  Terminate_Employee_Voluntary_Retirement: 'retirement',
  Terminate_Employee_Voluntary_Death: 'death',
  Terminate_Employee_Involuntary_Death: 'death',
  Terminate_Employee_Voluntary_Personal_Reasons: 'resignation',
  Terminate_Employee_Voluntary_Moved: 'resignation',
} as const

/** By the reason and never by its category alone: a death is “voluntary” in Workday, and a pension too. */
export const leaverReason = fromPaths(
  [inStatus('Primary_Termination_Reason_Reference'), inStatus('Primary_Termination_Category_Reference')],
  (reason, category): Employee['leaverReason'] => {
    const id = idOf(reason)
    if (id === undefined) return undefined
    try {
      return decode(id, reasons)
    } catch {
      const of = idOf(category)
      const more = of === undefined ? '' : ` Workday counts it as ${quoted(of)}.`
      throw new ReadProblem('unknown-code', `The reason ${quoted(id)} is not known.${more}`)
    }
  },
)

/** The id of a reference in words; the other one is a number of Workday's own. */
function idOf(reference: unknown): string | undefined {
  if (!isObject(reference)) return undefined
  const [found] = Object.entries(reference).filter(([type]) => type !== 'WID' && !type.startsWith('@'))
  return found && !isEmpty(found[1]) ? asText(found[1]) : undefined
}

/** Employee types that Workday brings along; each company has more, which are reported and not guessed at. */
const employeeTypes = {
  Regular: 'regular',
  Fixed_Term: 'temporary',
  Temporary: 'temporary',
  Seasonal: 'temporary',
  Casual: 'temporary',
  Intern: 'intern',
  Trainee: 'intern',
  Apprentice: 'apprentice',
} as const
const timeTypes = { Full_time: 'employee-full-time', Part_time: 'employee-part-time' } as const

const ofEmployee = ofPosition(
  ['Worker_Type_Reference.Employee_Type_ID', 'Position_Time_Type_Reference.Position_Time_Type_ID'],
  (type, time): Employee['employmentType'] => {
    if (!isFilled(type)) return type === undefined ? undefined : null
    const { value, source } = decode(type, employeeTypes)
    if (value !== 'regular') return { value, source }
    return !isFilled(time) ? undefined : { value: decode(time, timeTypes).value, source }
  },
)

/** Contingent workers are contractors, whatever a company calls their kinds. */
export const employmentType = {
  paths: [...ofEmployee.paths, 'kind'],
  read: (record: Parameters<typeof ofEmployee.read>[0]): Employee['employmentType'] => {
    const kind = at(record, 'kind')
    if (!isFilled(kind)) return undefined
    const { value, source } = decode(kind, { Employee: 'employee', Contingent_Worker: 'contractor' })
    return value === 'contractor' ? { value, source } : ofEmployee.read(record)
  },
}
