import {
  type Employee,
  type EmployeeField,
  employeeFields,
  type RecordProblem,
  type Scalar,
} from '#model/employee.ts'
import type { Asked, CustomFields } from '../http-definition.ts'
import { isObject } from './at.ts'
import { quoted, ReadProblem } from './read-problem.ts'
import type { FieldReaders, JsonObject, Reader } from './reader.ts'

/** What a record became: an employee with the problems of single fields, or nothing but a problem. */
export type MappedRecord =
  | Readonly<{ employee: Employee; problems: readonly RecordProblem[] }>
  | Readonly<{ employee: null; problems: readonly [RecordProblem, ...RecordProblem[]] }>

/** The readers of a method, and which of them are asked. */
export type RecordReading = Readonly<{
  fields: FieldReaders
  custom: CustomFields['read'] | undefined
  asked: Asked
}>

/** Reads the asked fields of a record. A field that cannot be read is a problem and stays absent, never `null`. */
export function mapRecord(record: unknown, reading: RecordReading): MappedRecord {
  const found = externalIdOf(record, reading.fields)
  if (found.problem) return { employee: null, problems: [found.problem] }
  const externalId = found.id
  const json = record as JsonObject
  const problems: RecordProblem[] = []
  const values: Record<string, unknown> = { externalId }
  const attempt = (field: string, read: () => unknown) => {
    try {
      const value = read()
      if (value !== undefined) values[field] = value
    } catch (error) {
      problems.push(problemOf(error, externalId, field))
    }
  }
  for (const [field, reader] of readersFor(reading)) attempt(field, () => reader.read(json))
  const custom = customValues(json, reading, externalId, problems)
  if (custom) values['custom'] = custom
  return { employee: values as Employee, problems }
}

type FoundId = { id: string; problem: null } | { id: null; problem: RecordProblem }

/** The id of a record, or why it has none. */
export function externalIdOf(record: unknown, fields: FieldReaders): FoundId {
  try {
    if (!isObject(record)) throw new ReadProblem('unreadable-record', `${quoted(record)} is not a record.`)
    return { id: fields.externalId.read(record) ?? missing(), problem: null }
  } catch (error) {
    return { id: null, problem: problemOf(error, null, 'externalId') }
  }
}

function missing(): never {
  throw new ReadProblem('missing-id', 'The record has no id.')
}

type FieldReader = readonly [EmployeeField, Reader<unknown>]

/** The readers of the asked fields, in the order in which fields are written. */
export function readersFor({
  fields,
  asked,
}: Pick<RecordReading, 'fields' | 'asked'>): readonly FieldReader[] {
  return employeeFields.flatMap((field): FieldReader[] => {
    if (field === 'externalId' || field === 'custom' || !asked.fields.has(field)) return []
    const reader = fields[field]
    return reader ? [[field, reader]] : []
  })
}

function customValues(
  record: JsonObject,
  { custom, asked }: RecordReading,
  externalId: string,
  problems: RecordProblem[],
): Record<string, Scalar> | undefined {
  if (!custom || asked.custom.size === 0) return undefined
  const values: Record<string, Scalar> = {}
  for (const id of asked.custom) {
    try {
      const value = custom(record, id)
      if (value !== undefined) values[id] = value
    } catch (error) {
      problems.push(problemOf(error, externalId, `custom:${id}`))
    }
  }
  return Object.keys(values).length > 0 ? values : undefined
}

/** What a reader threw, as a problem of a person's field, or of the person where no field is named; throws on anything else. */
export function problemOf(error: unknown, externalId: string | null, field: string | null): RecordProblem {
  if (!(error instanceof ReadProblem)) throw error
  return { externalId, field, code: error.code, message: error.message }
}
