import { isObject, type JsonObject } from '#connector-kit'
import type { EmployeeField } from '#model/employee.ts'

/** Names that Workday's own report fields usually get as columns, without signs and in small letters. */
const usual = {
  employeeNumber: ['employeeid', 'workerid', 'employeenumber'],
  givenName: ['firstname', 'legalfirstname', 'legalnamefirstname'],
  middleName: ['middlename', 'legalmiddlename', 'legalnamemiddlename'],
  familyName: ['lastname', 'legallastname', 'legalnamelastname'],
  preferredName: ['preferredfirstname', 'preferrednamefirstname'],
  displayName: ['fullname', 'displayname', 'preferredname', 'preferredfullname'],
  workEmail: ['primaryworkemail', 'emailprimarywork', 'workemail', 'emailwork'],
  title: ['businesstitle', 'jobtitle'],
  department: ['supervisoryorganization', 'supervisoryorganizationname', 'department'],
  costCenter: ['costcentername', 'costcenter'],
  location: ['location', 'locationname', 'worklocation'],
  country: ['workaddresscountry', 'locationaddresscountry', 'worklocationcountry'],
  legalEntity: ['company', 'companyname', 'legalentity'],
  employmentType: ['employeetype', 'workersubtype', 'workertype'],
  employmentStatus: ['workerstatus', 'employeestatus'],
  originalHireDate: ['originalhiredate'],
  startDate: ['hiredate', 'mostrecenthiredate'],
  lastWorkingDay: ['lastdayofwork', 'terminationlastdayofwork'],
  endDate: ['terminationdate'],
} as const satisfies Partial<Record<EmployeeField, readonly string[]>>

const usualIds = ['Employee_ID', 'Worker']
const numbers: readonly string[] = usual.employeeNumber
const workdayIds = ['workdayid', 'wid', 'workerwid']

/** The columns that a person names, by the credentials that hold their names. */
const named = {
  employmentStatus: 'statusColumn',
  startDate: 'hireColumn',
  endDate: 'terminationColumn',
} as const

type Values = Readonly<Record<string, string>>

/** The rows of a report, each with its id, its fields by their names here, and the other columns as they are called. */
export function shapedRows(answer: unknown, values: Values): unknown {
  const rows = isObject(answer) ? answer['Report_Entry'] : undefined
  return Array.isArray(rows)
    ? { rows: rows.map((row) => (isObject(row) ? shapedRow(row, values) : row)) }
    : {}
}

function shapedRow(row: JsonObject, values: Values): JsonObject {
  const ids = values['idColumn'] ? [values['idColumn']] : usualIds
  const idColumn = ids.find((column) => Object.hasOwn(row, column)) ?? ids.join(' or ')
  const found = fieldColumns(row, values, idColumn)
  const read = new Set([idColumn, ...found.map(([, column]) => column)])
  return {
    idColumn,
    id: row[idColumn],
    fields: Object.fromEntries(found.map(([field, column]) => [field, row[column]])),
    timeType: row[columnNamed(row, 'timetype') ?? ''],
    columns: Object.fromEntries(Object.entries(row).filter(([column]) => !read.has(column))),
  }
}

/** The column of each field that the row has. A column that a person named counts alone, even where it is missing. */
function fieldColumns(
  row: JsonObject,
  values: Values,
  idColumn: string,
): readonly (readonly [string, string])[] {
  const names: Readonly<Record<string, readonly string[]>> = {
    ...usual,
    managerExternalId: managers(idColumn),
  }
  return Object.entries(names).flatMap(([field, plainNames]) => {
    const own = values[(named as Values)[field] ?? '']
    const column = own
      ? [own].find((one) => Object.hasOwn(row, one))
      : plainNames.map((name) => columnNamed(row, name)).find((one) => one !== undefined)
    return column === undefined ? [] : [[field, column] as const]
  })
}

/** A manager is found by the id that people are known by, so that the column must hold the same kind of id. */
function managers(idColumn: string): readonly string[] {
  const id = plainName(idColumn)
  if (workdayIds.includes(id)) return ['managerworkdayid', 'managerwid', 'workersmanagerworkdayid']
  return numbers.includes(id) ? ['manageremployeeid', 'managerid', 'workersmanageremployeeid'] : []
}

function columnNamed(row: JsonObject, name: string): string | undefined {
  return Object.keys(row).find((column) => plainName(column) === name)
}

/** A column's name without what differs from report to report: `Email_-_Primary_Work`, `emailPrimaryWork`. */
export function plainName(column: string): string {
  return column.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}
