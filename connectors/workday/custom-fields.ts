import {
  asScalar,
  asText,
  at,
  type DiscoveredField,
  isEmpty,
  isObject,
  type JsonObject,
  listOf,
  looksSensitive,
} from '#connector-kit'
import type { Scalar } from '#model/employee.ts'
import { organizationName, organizationTypes } from './worker-organizations.ts'
import {
  jobs,
  onFirstDayOf,
  organizations,
  personal,
  primaryJob,
  status,
  workdayDay,
} from './worker-parts.ts'

const days: Readonly<Record<string, readonly [label: string, path: string]>> = {
  continuousServiceDate: ['Continuous service date', `${status}.Continuous_Service_Date`],
  seniorityDate: ['Seniority date', `${status}.Seniority_Date`],
  vestingDate: ['Vesting date', `${status}.Vesting_Date`],
}
const ofPosition: Readonly<Record<string, readonly [label: string, path: string]>> = {
  employeeType: ['Employee type', 'Worker_Type_Reference.Employee_Type_ID'],
  contingentWorkerType: ['Contingent worker type', 'Worker_Type_Reference.Contingent_Worker_Type_ID'],
  jobProfile: ['Job profile', 'Job_Profile_Summary_Data.Job_Profile_Name'],
  managementLevel: [
    'Management level',
    'Job_Profile_Summary_Data.Management_Level_Reference.Management_Level_ID',
  ],
}
const plain: Readonly<Record<string, readonly [label: string, path: string]>> = {
  userName: ['Workday user name', 'User_ID'],
  universalId: ['Universal ID', 'Universal_ID'],
}
const always: readonly DiscoveredField[] = [
  { id: 'workerType', label: 'Employee or contingent worker', type: 'text', sensitive: false },
  ...Object.entries(days).map(([id, [label]]) => ({ id, label, type: 'date', sensitive: false })),
  ...[...Object.entries(ofPosition), ...Object.entries(plain)].map(([id, [label]]) => ({
    id,
    label,
    type: 'text',
    sensitive: false,
  })),
]

const readAnyway = new Set(['COMPANY', 'COST_CENTER', 'SUPERVISORY'])
const dataOf = (worker: JsonObject, path: string) => at(onFirstDayOf(worker) ?? worker, `Worker_Data.${path}`)

/** Service dates and kinds of work, and what some workers have of the company's own: organisations and ids by type. */
export function discoverFields(some: unknown): readonly DiscoveredField[] {
  const workers = Array.isArray(some) ? some.filter(isObject) : []
  const types = workers.flatMap((one) => organizationTypes(dataOf(one, jobs), dataOf(one, organizations)))
  const ids = workers.flatMap(customIds).map(([type]) => type)
  const own = (prefix: string, all: readonly string[]) =>
    [...new Set(all)]
      .toSorted()
      .map((type) => ({ id: `${prefix}-${type}`, label: type.replaceAll('_', ' ') }))
  const kinds = types.filter((type) => !readAnyway.has(type) && !type.endsWith('HIERARCHY'))
  return [
    ...always,
    ...own('organization', kinds).map((one) => ({
      ...one,
      type: 'text',
      sensitive: looksSensitive(one.label),
    })),
    // A number a company gives may be a tax number as well as a badge.
    ...own('id', ids).map((one) => ({ ...one, type: 'text', sensitive: true })),
  ]
}

/** The value of one of them. */
export function readField(worker: JsonObject, id: string): Scalar | undefined {
  if (id === 'workerType') return asScalar(worker['kind'])
  const day = days[id] && dataOf(worker, days[id][1])
  if (day !== undefined) return workdayDay(day)
  if (plain[id]) return asScalar(dataOf(worker, plain[id][1]))
  if (ofPosition[id]) {
    const job = primaryJob(dataOf(worker, jobs))
    return asScalar(job && at(job, `Position_Data.${ofPosition[id][1]}`))
  }
  const [, kind, type = ''] = /^(organization|id)-(.*)$/.exec(id) ?? []
  if (kind === 'organization')
    return organizationName(type, dataOf(worker, jobs), dataOf(worker, organizations))
  return kind === 'id' ? customIds(worker).find(([own]) => own === type)?.[1] : undefined
}

function customIds(worker: JsonObject): readonly (readonly [type: string, value: string | null])[] {
  return listOf(dataOf(worker, `${personal}.Identification_Data.Custom_ID`)).flatMap((one) => {
    const data = isObject(one) ? one['Custom_ID_Data'] : undefined
    const type = isObject(data) ? at(data, 'ID_Type_Reference.Custom_ID_Type_ID') : undefined
    const value = isObject(data) ? data['ID'] : undefined
    if (typeof type !== 'string' || value === undefined) return []
    return [[type, isEmpty(value) ? null : asText(value)] as const]
  })
}
