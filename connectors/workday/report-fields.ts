import {
  asScalar,
  asText,
  type DiscoveredField,
  type FieldReaders,
  fromPaths,
  isEmpty,
  isFilled,
  isObject,
  type JsonObject,
  looksSensitive,
  quoted,
  type Reader,
  ReadProblem,
  text,
} from '#connector-kit'
import type { Employee, EmploymentStatus, EmploymentType, Scalar } from '#model/employee.ts'
import { plainName } from './report-columns.ts'
import { workdayDay } from './worker-parts.ts'

const statuses: Readonly<Record<string, EmploymentStatus>> = {
  active: 'active',
  terminated: 'terminated',
  onleave: 'leave',
  leave: 'leave',
  leaveofabsence: 'leave',
  futurehire: 'pending',
  prehire: 'pending',
  notyethired: 'pending',
}
const types: Readonly<Record<string, EmploymentType>> = {
  fixedterm: 'temporary',
  temporary: 'temporary',
  seasonal: 'temporary',
  casual: 'temporary',
  intern: 'intern',
  trainee: 'intern',
  apprentice: 'apprentice',
  contingentworker: 'contractor',
  contractor: 'contractor',
  consultant: 'contractor',
  freelancer: 'contractor',
}
const regular = new Set(['regular', 'permanent', 'employee'])
const times: Readonly<Record<string, EmploymentType>> = {
  fulltime: 'employee-full-time',
  parttime: 'employee-part-time',
}

/** A row without an id says which column should be named. */
const externalId: Reader<string> = {
  paths: ['id'],
  read: ({ id, idColumn }) => {
    if (isFilled(id)) return asText(id)
    const message = `The row has nothing in the column ${quoted(idColumn)}. Name the report's column with the id.`
    throw new ReadProblem('missing-id', message)
  },
}

const day = (field: string) => fromPaths([`fields.${field}`], workdayDay)

/** Who works full time stands in a column of its own, which regular employees need. */
const employmentType = fromPaths(
  ['fields.employmentType', 'timeType'],
  (told, time): Employee['employmentType'] => {
    if (!isFilled(told)) return told === undefined ? undefined : null
    const source = asText(told)
    if (!regular.has(plainName(source))) return { value: known(source, types), source }
    if (!isFilled(time)) return undefined
    return { value: known(asText(time), times), source }
  },
)

const employmentStatus = fromPaths(['fields.employmentStatus'], (told): Employee['employmentStatus'] =>
  isEmpty(told) ? null : { value: known(asText(told), statuses), source: asText(told) },
)

/** Words of a report by their letters alone; one that is not known is reported and never guessed at. */
function known<T>(source: string, table: Readonly<Record<string, T>>): T {
  const name = plainName(source)
  const value = Object.hasOwn(table, name) ? table[name] : undefined
  if (value === undefined) throw new ReadProblem('unknown-code', `The code ${quoted(source)} is not known.`)
  return value
}

/** What is read of a row whose columns were found before. */
export const reportFields = {
  externalId,
  employeeNumber: text('fields.employeeNumber'),
  givenName: text('fields.givenName'),
  middleName: text('fields.middleName'),
  familyName: text('fields.familyName'),
  preferredName: text('fields.preferredName'),
  displayName: text('fields.displayName'),
  workEmail: text('fields.workEmail'),
  title: text('fields.title'),
  department: text('fields.department'),
  costCenter: text('fields.costCenter'),
  location: text('fields.location'),
  country: text('fields.country'),
  legalEntity: text('fields.legalEntity'),
  managerExternalId: text('fields.managerExternalId'),
  employmentType,
  employmentStatus,
  originalHireDate: day('originalHireDate'),
  startDate: day('startDate'),
  lastWorkingDay: day('lastWorkingDay'),
  endDate: day('endDate'),
} satisfies FieldReaders

/** Every column that is not read as a field: nobody but the company knows what it holds. */
export function discoverColumns(rows: unknown): readonly DiscoveredField[] {
  const all = Array.isArray(rows) ? rows.filter(isObject).map(columnsOf) : []
  const plain = all.flatMap((columns) => Object.keys(columns).filter((one) => isPlain(columns[one])))
  return [...new Set(plain)].map((id) => {
    const label = id
      .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
      .replaceAll('_', ' ')
      .trim()
    return { id, label, type: null, sensitive: looksSensitive(label) }
  })
}

const isPlain = (value: unknown) => typeof value !== 'object' || value === null
const columnsOf = ({ columns }: JsonObject): JsonObject => (isObject(columns) ? columns : {})

/** The value of a column. */
export function readColumn(row: JsonObject, column: string): Scalar | undefined {
  const columns = columnsOf(row)
  return Object.hasOwn(columns, column) ? asScalar(columns[column]) : undefined
}
