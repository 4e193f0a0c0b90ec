import {
  type Employee,
  type EmployeeField,
  employeeFields,
  isSensitive,
  type RecordProblem,
  type Scalar,
} from '#model/employee.ts'
import type { AskedFields } from '../connection.ts'
import { employeeFieldOf, type FileField } from './headings/file-field.ts'
import { type Column, columnOf } from './headings/recognise-columns.ts'
import type { Cell, FileLimits, TableRow } from './table.ts'
import { checkCell, shown } from './values/check-text.ts'
import { isCodedField, readCode } from './values/code-tables.ts'
import { type DayOrder, readDay } from './values/day-format.ts'
import { readMoney } from './values/read-money.ts'

type ReadEmployee = Readonly<{ employee: Employee | null; problems: readonly RecordProblem[] }>
/** Reads one row of a file. */
export type RowReader = (row: TableRow) => ReadEmployee

const dayFields = new Set<string>([
  'originalHireDate',
  'startDate',
  'rehireDate',
  'lastWorkingDay',
  'endDate',
  'birthDate',
])
const idFields = new Set<string>([
  'externalId',
  'employeeNumber',
  'managerExternalId',
  'nationalId',
  'taxId',
  'bankAccount',
])

/** Whether a field is a calendar day. */
export function isDayField(field: string): boolean {
  return dayFields.has(field)
}

/** The column by which rows are told apart: the HR system's own id, else the employee number. */
export function idColumn(columns: readonly Column[]): Column | undefined {
  return columnOf(columns, 'externalId') ?? columnOf(columns, 'employeeNumber')
}

/** Whether a fetch wants a column: without a choice, everything that is not sensitive. */
export function isAsked(column: Column, asked: AskedFields | undefined): boolean {
  if (!column.fills) return false
  if ('custom' in column.fills) return asked === undefined || asked.custom.includes(column.fills.custom)
  const field = employeeFieldOf(column.fills.field)
  return asked === undefined ? !isSensitive(field) : field === 'externalId' || asked.fields.includes(field)
}

type Problem = (field: string, code: RecordProblem['code'], message: string) => void
type FieldValue = Employee[EmployeeField]

/** Reads rows of one file into employees; one wrong cell costs its field, not the person. */
export function rowReader(
  columns: readonly Column[],
  asked: AskedFields | undefined,
  orders: ReadonlyMap<number, DayOrder>,
  limits: FileLimits,
): RowReader {
  const wanted = columns.filter((column) => isAsked(column, asked))
  const id = idColumn(columns)
  return (row) => {
    const problems: RecordProblem[] = []
    const checkedId = checkCell(id ? (row.cells[id.index] ?? null) : null, limits.cellBytes)
    if (checkedId.kind !== 'text' || isMangledNumber(checkedId.text)) {
      const message = `Row ${row.line} has no usable id: “${id?.heading ?? ''}” ${idTrouble(checkedId)}. The row was left out.`
      return {
        employee: null,
        problems: [{ externalId: null, field: 'externalId', code: 'missing-id', message }],
      }
    }
    const externalId = checkedId.text
    const problem: Problem = (field, code, message) =>
      problems.push({ externalId, field, code, message: `Row ${row.line}: ${message}` })
    const values = new Map<FileField, FieldValue | undefined>()
    const custom: [string, Scalar][] = []
    for (const column of wanted) {
      const cell = row.cells[column.index]
      if (cell === undefined || !column.fills) continue
      if ('custom' in column.fills) addCustom(custom, column.fills.custom, cell, limits, problem)
      else
        values.set(column.fills.field, readField(column, column.fills.field, cell, orders, limits, problem))
    }
    joinParts(values, problem)
    return { employee: assembled(externalId, values, custom), problems }
  }
}

function idTrouble(cell: ReturnType<typeof checkCell>): string {
  if (cell.kind === 'empty') return 'is empty'
  return cell.kind === 'wrong' ? cell.why : `was turned into a rounded number: ${shown(cell.text)}`
}

/** `1.23457E+11`: a spreadsheet has rounded a long number for good. */
function isMangledNumber(text: string): boolean {
  return /^\d([.,]\d+)?E\+\d+$/iu.test(text)
}

function addCustom(
  custom: [string, Scalar][],
  name: string,
  cell: Cell,
  limits: FileLimits,
  problem: Problem,
): void {
  const checked = checkCell(cell, limits.cellBytes)
  if (checked.kind === 'wrong') problem(`custom:${name}`, checked.code, `“${name}” ${checked.why}.`)
  else custom.push([name, checked.kind === 'text' ? checked.text : null])
}

/** `undefined` where the cell cannot be understood: then nothing is known of the field. */
function readField(
  column: Column,
  field: FileField,
  cell: Cell,
  orders: ReadonlyMap<number, DayOrder>,
  limits: FileLimits,
  problem: Problem,
): FieldValue | undefined {
  const checked = checkCell(cell, limits.cellBytes)
  const say: Problem = (_, code, why) => problem(employeeFieldOf(field), code, `“${column.heading}” ${why}.`)
  if (checked.kind === 'wrong') return void say(field, checked.code, checked.why)
  if (checked.kind === 'empty') return null
  const { text } = checked
  if (isCodedField(field)) {
    const value = readCode(field, text)
    if (value === null) return void say(field, 'unknown-code', `has the unknown value “${shown(text)}”`)
    return { value, source: text } as FieldValue
  }
  if (isDayField(field)) return readDayField(field, text, orders.get(column.index) ?? 'unknown', say)
  if (idFields.has(field) && isMangledNumber(text)) {
    return void say(
      field,
      'unsafe-number',
      `was turned into a rounded number: ${shown(text)}; format the column as text`,
    )
  }
  return text
}

function readDayField(field: string, text: string, order: DayOrder, say: Problem): FieldValue | undefined {
  const day = readDay(text, order)
  if ('day' in day) return day.day
  // The whole column is one finding then, made when the file was looked through.
  if (day.wrong === 'order unknown') return undefined
  const why = {
    'no day': `“${shown(text)}” is not written as a day`,
    'no such day': `“${shown(text)}” is no day of the calendar`,
    'time of day': `“${shown(text)}” has a time, which may belong to the day before or after`,
  }[day.wrong]
  return void say(field, 'bad-date', `cannot be read: ${why}`)
}

/** Amount and currency become the salary, street, postal code, city and country the address. */
function joinParts(values: Map<FileField, FieldValue | undefined>, problem: Problem): void {
  const amount = values.get('salary')
  if (typeof amount === 'string') {
    const money = readMoney(amount, textOf(values, 'salaryCurrency'))
    if (!money)
      problem('salary', 'bad-value', 'the salary cannot be read: its amount or its currency is not clear.')
    values.set('salary', money ?? undefined)
  }
  const parts = ['homeAddress', 'homePostalCode', 'homeCity', 'homeCountry'] as const
  if (!parts.some((part) => values.has(part))) return
  const lines = textOf(values, 'homeAddress')?.split(/\r?\n/u) ?? []
  const [postalCode, city, country] = [
    textOf(values, 'homePostalCode'),
    textOf(values, 'homeCity'),
    textOf(values, 'homeCountry'),
  ]
  const known = lines.length > 0 || postalCode || city || country
  values.set('homeAddress', known ? { lines, postalCode, city, country } : null)
}

function textOf(values: ReadonlyMap<FileField, unknown>, field: FileField): string | null {
  const value = values.get(field)
  return typeof value === 'string' ? value : null
}

/** Keys in the order in which employees are written; custom fields keep odd names such as `__proto__` as data. */
function assembled(
  externalId: string,
  values: ReadonlyMap<FileField, unknown>,
  custom: readonly [string, Scalar][],
): Employee {
  const entries: [string, unknown][] = []
  for (const field of employeeFields) {
    if (field === 'externalId') entries.push([field, externalId])
    else if (field === 'custom' && custom.length > 0) entries.push([field, Object.fromEntries(custom)])
    else if (field !== 'custom' && values.get(field) !== undefined) entries.push([field, values.get(field)])
  }
  return Object.fromEntries(entries) as Employee
}
