import {
  asScalar,
  asText,
  type DiscoveredField,
  type FieldReaders,
  isEmpty,
  isObject,
  type JsonObject,
  looksSensitive,
  quoted,
  type Reader,
  ReadProblem,
} from '#connector-kit'
import type { EmploymentStatus, EmploymentType, Scalar } from '#model/employee.ts'
import {
  columnsOf,
  type NamedColumns,
  plainName,
  type ReportField,
  reportFields,
  usualIds,
} from './report-columns.ts'
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

/** The readers of a report's rows, with the columns that a person named. */
export function reportReaders(named: NamedColumns): FieldReaders {
  const read = <T>(field: ReportField, value: (told: unknown) => T) => ofColumn(field, named, value)
  const text = (field: ReportField) => read(field, (told) => (isEmpty(told) ? null : asText(told)))
  const day = (field: ReportField) => read(field, workdayDay)
  return {
    externalId: idOf(named.idColumn),
    employeeNumber: text('employeeNumber'),
    givenName: text('givenName'),
    middleName: text('middleName'),
    familyName: text('familyName'),
    preferredName: text('preferredName'),
    displayName: text('displayName'),
    workEmail: text('workEmail'),
    title: text('title'),
    department: text('department'),
    costCenter: text('costCenter'),
    location: text('location'),
    country: text('country'),
    legalEntity: text('legalEntity'),
    managerExternalId: text('managerExternalId'),
    employmentType: employmentType(named),
    employmentStatus: read('employmentStatus', (told) => codeOf(told, statuses)),
    originalHireDate: day('originalHireDate'),
    startDate: day('startDate'),
    lastWorkingDay: day('lastWorkingDay'),
    endDate: day('endDate'),
  }
}

/** A row without the column of the id says which column it is that should be named. */
function idOf(idColumn: string | undefined): Reader<string> {
  const columns: readonly string[] = idColumn === undefined ? usualIds : [idColumn]
  return {
    paths: columns,
    read: (row) => {
      const found = columns
        .map((column) => row[column])
        .find((value) => value !== undefined && !isEmpty(value))
      if (found !== undefined) return asText(found)
      const names = columns.map(quoted).join(' or ')
      throw new ReadProblem(
        'missing-id',
        `The row has nothing in the column ${names}. Name the report's column with the id.`,
      )
    },
  }
}

function ofColumn<T>(field: ReportField, named: NamedColumns, read: (told: unknown) => T): Reader<T> {
  return {
    paths: [],
    read: (row) => {
      const column = columnFor(row, field, named)
      return column === undefined ? undefined : read(row[column])
    },
  }
}

function columnFor(row: JsonObject, field: ReportField, named: NamedColumns): string | undefined {
  const { given, usual } = columnsOf(field, named)
  if (given !== undefined) return Object.hasOwn(row, given) ? given : undefined
  const columns = Object.keys(row)
  return usual
    .map((name) => columns.find((column) => plainName(column) === name))
    .find((found) => found !== undefined)
}

/** Who works full time stands in a column of its own, which regular employees need. */
function employmentType(named: NamedColumns): NonNullable<FieldReaders['employmentType']> {
  const kind = ofColumn('employmentType', named, (told) => told)
  return {
    paths: [],
    read: (row) => {
      const told = kind.read(row)
      if (told === undefined || isEmpty(told)) return told === undefined ? undefined : null
      const source = asText(told)
      if (!regular.has(plainName(source))) return codeOf(source, types)
      const column = Object.keys(row).find((name) => plainName(name) === 'timetype')
      const time = column === undefined ? undefined : row[column]
      const value = time === undefined || isEmpty(time) ? undefined : codeOf(time, times)?.value
      return value === undefined ? undefined : { value, source }
    },
  }
}

/** Words of a report by their letters alone; one that is not known is reported and never guessed at. */
function codeOf<T>(told: unknown, table: Readonly<Record<string, T>>): { value: T; source: string } | null {
  if (isEmpty(told)) return null
  const source = asText(told)
  const name = plainName(source)
  const value = Object.hasOwn(table, name) ? table[name] : undefined
  if (value === undefined) throw new ReadProblem('unknown-code', `The code ${quoted(source)} is not known.`)
  return { value, source }
}

/** Every column that is not read as a field: nobody but the company knows what it holds. */
export function reportColumns(named: NamedColumns): (rows: unknown) => readonly DiscoveredField[] {
  return (rows) => {
    const all = Array.isArray(rows) ? rows.filter(isObject) : []
    const read = new Set(all.flatMap((row) => reportFields.map((field) => columnFor(row, field, named))))
    const columns = [
      ...new Set(all.flatMap((row) => Object.keys(row).filter((column) => isPlain(row[column])))),
    ]
    return columns
      .filter((column) => !read.has(column))
      .map((id) => ({ id, label: labelOf(id), type: null, sensitive: looksSensitive(labelOf(id)) }))
  }
}

const isPlain = (value: unknown) => typeof value !== 'object' || value === null
const labelOf = (column: string) =>
  column
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replaceAll('_', ' ')
    .trim()

/** The value of a column. */
export function readColumn(row: JsonObject, column: string): Scalar | undefined {
  return Object.hasOwn(row, column) ? asScalar(row[column]) : undefined
}
