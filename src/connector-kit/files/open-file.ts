import { employeeFields, isSensitive, type RecordProblem } from '#model/employee.ts'
import type { AvailableField, CheckResult, OpenConnection } from '../connection.ts'
import type { FileMethod } from '../definition.ts'
import type { DiscoveredField } from '../http-definition.ts'
import { employeeFieldOf } from './headings/file-field.ts'
import type { Column, ColumnTargets } from './headings/recognise-columns.ts'
import { type EmployeeFile, readEmployeeFile, surveyFile } from './read-employee-file.ts'
import { FileFault, type FileLimits, type FileSource } from './table.ts'

/** A file and the method that reads it. */
export type FileToOpen = Readonly<{
  method: FileMethod
  source: FileSource
  sheet?: string
  columns?: ColumnTargets
  limits?: Partial<FileLimits>
}>

/** A file as a connection: what reads HR systems over HTTP reads files the same way. */
export function openFile({ method, ...file }: FileToOpen): OpenConnection {
  const whole = { ...file, format: method.format }
  return {
    check: () => checkFile(whole),
    customFields: () => customFieldsOf(whole),
    fetchEmployees: (asked, signal) => readEmployeeFile({ ...whole, asked }, signal),
  }
}

/** The custom fields that the columns of a file fill. */
export async function customFieldsOf(file: EmployeeFile): Promise<readonly DiscoveredField[]> {
  const { columns } = await surveyFile(file)
  return columns.flatMap(({ heading, fills }) =>
    fills && 'custom' in fills ? [{ id: fills.custom, label: heading, type: null, sensitive: false }] : [],
  )
}

/** The fields that the columns of a file fill, with the headings as labels, and what was found out about them. */
export async function fileFields(
  file: FileToOpen,
): Promise<Readonly<{ fields: readonly AvailableField[]; problems: readonly RecordProblem[] }>> {
  const { method, ...rest } = file
  const { columns, problems } = await surveyFile({ ...rest, format: method.format })
  const fields = employeeFields.flatMap((id): AvailableField[] => {
    const column = columns.find((one) => fieldOf(one) === id)
    return column
      ? [{ id, label: column.heading, sensitive: isSensitive(id), custom: false, permissions: [] }]
      : []
  })
  const custom = columns.flatMap(({ heading, fills }): AvailableField[] =>
    fills && 'custom' in fills
      ? [{ id: `custom:${fills.custom}`, label: heading, sensitive: false, custom: true, permissions: [] }]
      : [],
  )
  return { fields: [...fields, ...custom], problems }
}

function fieldOf({ fills }: Column): string | null {
  return fills && 'field' in fills ? employeeFieldOf(fills.field) : null
}

/** The line of the check that reads the first rows of a file. */
export async function* checkFile(file: EmployeeFile): AsyncGenerator<CheckResult> {
  const line = {
    step: 'sample',
    id: null,
    label: 'Columns and first row',
    failure: null,
    sample: null,
  } as const
  try {
    const { columns } = await surveyFile(file)
    const fields = columns.filter(({ fills }) => fills !== null).length
    for await (const event of readEmployeeFile(file)) {
      const first = event.kind === 'page' ? event.employees[0] : undefined
      if (!first && event.kind !== 'end') continue
      const { custom = {}, ...known } = first ?? {}
      const filled = [...Object.values(known), ...Object.values(custom)].filter(
        (value) => value !== null,
      ).length
      yield { ...line, outcome: 'passed', sample: { fields, filled } }
      return
    }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error
    yield { ...line, outcome: 'failed', failure: error.failure }
  }
}
