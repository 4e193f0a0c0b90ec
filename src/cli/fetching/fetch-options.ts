import { z } from 'zod'
import { type AskedFields, replacingOrigin } from '#connector-kit'
import type { ColumnTargets } from '#connector-kit/files/index.ts'
import { type EmployeeField, employeeFields } from '#model/employee.ts'
import { type ScopingFilter, scopingFilter } from '#model/settings.ts'
import { UsageError } from '../command.ts'
import { credentialsIn } from '../credentials-in.ts'
import { readJsonFile } from '../read-json-file.ts'
import type { Terminal } from '../terminal.ts'

/** The words of the command line as commander gives them. */
export type FetchWords = Readonly<
  Partial<
    Record<
      'credentials' | 'method' | 'baseUrl' | 'filter' | 'fields' | 'out' | 'file' | 'columns' | 'sheet',
      string
    >
  > & {
    json?: true
  }
>

export type FetchOptions = Readonly<{
  credentials: Readonly<Record<string, string>> | null
  /** Where they were read from. */
  credentialsFile: string | null
  method: string | null
  baseUrl: string | null
  filter: ScopingFilter
  /** `null`: everything that is not sensitive. */
  fields: AskedFields | null
  out: string | null
  file: string | null
  columns: ColumnTargets | null
  sheet: string | null
  json: boolean
}>

export async function fetchOptions(words: FetchWords, terminal: Terminal): Promise<FetchOptions> {
  const read = (path: string | undefined, what: string) =>
    path === undefined ? null : readJsonFile(path, what, terminal)
  return {
    credentials: credentialsFrom(await read(words.credentials, 'The credentials file')),
    credentialsFile: words.credentials ?? null,
    method: words.method ?? null,
    baseUrl: words.baseUrl === undefined ? null : checkedUrl(words.baseUrl),
    filter: filterFrom(await read(words.filter, 'The filter file')),
    fields: fieldsFrom(await read(words.fields, 'The fields file')),
    out: words.out ?? null,
    file: words.file ?? null,
    columns: columnsFrom(await read(words.columns, 'The columns file')),
    sheet: words.sheet ?? null,
    json: words.json === true,
  }
}

function credentialsFrom(content: unknown): Readonly<Record<string, string>> | null {
  return content === null ? null : credentialsIn(content)
}

function checkedUrl(text: string): string {
  const origin = replacingOrigin(text)
  if (origin !== undefined) return origin
  throw new UsageError('--base-url must be a scheme, a host and a port, such as http://127.0.0.1:8080.')
}

function filterFrom(content: unknown): ScopingFilter {
  if (content === null) return []
  const parsed = scopingFilter.safeParse(content)
  if (!parsed.success) {
    throw new UsageError(
      'The filter file must be a list of clauses: [{"dimension": "department", "mode": "include", "values": ["Sales"]}].',
    )
  }
  for (const { dimension } of parsed.data)
    if (!isFieldName(dimension)) throw unknownField(dimension, 'The filter file')
  return parsed.data
}

function fieldsFrom(content: unknown): AskedFields | null {
  if (content === null) return null
  const names = z.array(z.string()).safeParse(content)
  if (!names.success)
    throw new UsageError(
      'The fields file must be a list of names: ["givenName", "workEmail", "custom:<id>"].',
    )
  for (const name of names.data) if (!isFieldName(name)) throw unknownField(name, 'The fields file')
  return askedFrom(names.data)
}

/** Names of fields, sorted into those of the employee and custom ones. */
export function askedFrom(names: readonly string[]): AskedFields {
  const custom = names
    .filter((name) => name.startsWith('custom:'))
    .map((name) => name.slice('custom:'.length))
  return {
    fields: employeeFields.filter((field) => field !== 'custom' && names.includes(field)),
    custom: [...new Set(custom)],
  }
}

function isFieldName(name: string): boolean {
  return /^custom:./u.test(name) || (name !== 'custom' && employeeFields.includes(name as EmployeeField))
}

function unknownField(name: string, where: string): UsageError {
  const names = employeeFields.filter((field) => field !== 'custom').join(', ')
  return new UsageError(`${where} names “${name}”, which is no field. There are: ${names}, custom:<id>.`)
}

function columnsFrom(content: unknown): ColumnTargets | null {
  if (content === null) return null
  const target = z.union([z.string(), z.null(), z.object({ field: z.string(), format: z.string() })])
  // Entries are checked one by one: zod's record would drop a heading called __proto__.
  const wellFormed =
    typeof content === 'object' &&
    !Array.isArray(content) &&
    Object.values(content).every((value) => target.safeParse(value).success)
  if (wellFormed) return content as ColumnTargets
  throw new UsageError(
    'The columns file must be an object: {"<heading>": "<field>", "<heading>": null, "<heading>": "custom:<id>"}.',
  )
}
