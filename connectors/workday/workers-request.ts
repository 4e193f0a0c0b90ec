import { type Asked, asText, at, isObject, type JsonObject, type Request, xmlOf } from '#connector-kit'
import { workdayDay } from './worker-parts.ts'

/** Where somebody's coming end of employment is attached. */
export const coming = 'coming'

/** The version of Workday's web services that is spoken; Workday keeps old ones. */
export const version = 'v44.0'
const path = `/Human_Resources/${version}`
export const pageSize = 100
const daysAhead = 180

type Element = Readonly<Record<string, unknown>>
type Parts = Readonly<{ references?: Element; criteria?: Element; filter: Element; group: Element }>

/** A request of Get_Workers. The order of elements is Workday's, which refuses any other. */
function getWorkers({ references, criteria, filter, group }: Parts): Request {
  const request = {
    '@version': version,
    ...(references ? { Request_References: references } : {}),
    ...(criteria ? { Request_Criteria: criteria } : {}),
    Response_Filter: filter,
    Response_Group: group,
  }
  const named = { ...(prefixed(request) as Element), '@xmlns:wd': 'urn:com.workday/bsvc' }
  return { method: 'POST', path, body: xmlOf({ 'wd:Get_Workers_Request': named }) }
}

function prefixed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prefixed)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key === '#text') return [key, inner]
      return [key.startsWith('@') ? `@wd:${key.slice(1)}` : `wd:${key}`, prefixed(inner)]
    }),
  )
}

const reference = (type: string, id: string) => ({ ID: { '@type': type, '#text': id } })

/** The days and the moment a page is of; the same for every page, so that nobody slips from one to another. */
function asOf({ startedAt }: Asked, day: string, page: number): Element {
  return { As_Of_Effective_Date: day, As_Of_Entry_DateTime: startedAt, Page: page, Count: pageSize }
}

/** Everybody as of today: employees and contingent workers, those who left and those who will come. */
export function everybody(asked: Asked, page = 1): Request {
  const none = {
    Exclude_Inactive_Workers: false,
    Exclude_Employees: false,
    Exclude_Contingent_Workers: false,
  }
  return getWorkers({ criteria: none, filter: asOf(asked, asked.today, page), group: groupOf(asked) })
}

/** Those for whom an end within the coming days is entered, as they will be then. Today's data do not tell it. */
export function comingLeavers(asked: Asked, page = 1): Request {
  const through = dayAfter(asked.today, daysAhead)
  const processes = ['Terminate Employee', 'End Contingent Worker Contract']
  const criteria = {
    Transaction_Log_Criteria_Data: {
      Transaction_Date_Range_Data: {
        Effective_From: `${asked.today}T00:00:00Z`,
        Effective_Through: `${through}T00:00:00Z`,
      },
      Transaction_Type_References: {
        Transaction_Type_Reference: processes.map((one) => reference('Business_Process_Type', one)),
      },
    },
  }
  const group = { Include_Reference: true, Include_Employment_Information: true }
  return getWorkers({ criteria, filter: asOf(asked, through, page), group })
}

/** Somebody who has not begun, as of the first day; nothing to ask for anybody else. */
export function firstDay(record: JsonObject, asked: Asked): Request | undefined {
  const status = 'Worker_Data.Employment_Data.Worker_Status_Data'
  const wid = told(record, 'Worker_Reference.WID', asText)
  const day = told(record, `${status}.Hire_Date`, workdayDay)
  const active = told(record, `${status}.Active`, asText)
  if (wid === undefined || (active !== '0' && active !== 'false') || !day || day <= asked.today)
    return undefined
  return getWorkers({
    references: { '@Skip_Non_Existing_Instances': true, Worker_Reference: reference('WID', wid) },
    filter: asOf(asked, day, 1),
    group: groupOf(asked),
  })
}

/** What a record holds there; what cannot be read is told by the reader of its field. */
function told<T>(record: JsonObject, path: string, read: (value: unknown) => T): T | undefined {
  try {
    const value = at(record, path)
    return value === undefined || value === null ? undefined : read(value)
  } catch {
    return undefined
  }
}

/** The cheapest request that only a user with access to Get_Workers may make. */
export const probe = getWorkers({ filter: { Page: 1, Count: 1 }, group: { Include_Reference: true } })

/** What to send of each worker: the groups in which the asked fields lie, and of organisations only the asked types. */
function groupOf({ paths, fields, custom }: Asked): Element {
  const asks = (part: string) => paths.some((one) => one.startsWith(`Worker_Data.${part}`))
  const own = (groups: RegExp) => [...custom].some((id) => groups.test(id))
  const types = new Set([...custom].flatMap((id) => id.match(/^organization-(.+)$/)?.[1] ?? []))
  if (fields.has('legalEntity')) types.add('COMPANY')
  if (fields.has('costCenter')) types.add('COST_CENTER')
  if (fields.has('department')) types.add('SUPERVISORY')
  const organizations = types.size > 0 || custom.has('*')
  return {
    Include_Reference: true,
    ...on('Include_Personal_Information', asks('Personal_Data') || own(inPersonalData)),
    ...on(
      'Include_Employment_Information',
      organizations || asks('Employment_Data') || own(inEmploymentData),
    ),
    ...on('Include_Compensation', asks('Compensation_Data')),
    ...(organizations ? { Include_Organizations: true, ...withoutOthers(types, custom.has('*')) } : {}),
  }
}

/** Custom fields by the group they lie in; `*` stands for any. */
const inPersonalData = /^(\*$|id-)/
const inEmploymentData = /^(?!id-|workerType$|userName$|universalId$)/

const on = (flag: string, wanted: boolean) => (wanted ? { [flag]: true } : {})

/** Types of organisations that Workday can leave out, in the order of its elements; hierarchies are never read. */
const leftOut: readonly (readonly [flag: string, type: string | null])[] = [
  ['Exclude_Organization_Support_Role_Data', null],
  ['Exclude_Location_Hierarchies', null],
  ['Exclude_Cost_Centers', 'COST_CENTER'],
  ['Exclude_Cost_Center_Hierarchies', null],
  ['Exclude_Companies', 'COMPANY'],
  ['Exclude_Company_Hierarchies', null],
  ['Exclude_Matrix_Organizations', 'MATRIX'],
  ['Exclude_Pay_Groups', 'PAY_GROUP'],
  ['Exclude_Regions', 'REGION'],
  ['Exclude_Region_Hierarchies', null],
  ['Exclude_Supervisory_Organizations', 'SUPERVISORY'],
  ['Exclude_Teams', 'TEAM'],
  ['Exclude_Custom_Organizations', '*'],
  ['Exclude_Funds', 'FUND'],
  ['Exclude_Fund_Hierarchies', null],
  ['Exclude_Grants', 'GRANT'],
  ['Exclude_Grant_Hierarchies', null],
  ['Exclude_Business_Units', 'BUSINESS_UNIT'],
  ['Exclude_Business_Unit_Hierarchies', null],
  ['Exclude_Programs', 'PROGRAM'],
  ['Exclude_Program_Hierarchies', null],
  ['Exclude_Gifts', 'GIFT'],
  ['Exclude_Gift_Hierarchies', null],
]

function withoutOthers(types: ReadonlySet<string>, all: boolean): Element {
  const known = new Set(leftOut.map(([, type]) => type))
  const own = [...types].some((type) => !known.has(type))
  const wanted = (type: string | null) => type !== null && (all || types.has(type) || (type === '*' && own))
  return Object.fromEntries(leftOut.map(([flag, type]) => [flag, !wanted(type)]))
}

const dayMs = 86_400_000

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}
