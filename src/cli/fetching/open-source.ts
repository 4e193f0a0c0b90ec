import {
  type AskedFields,
  availableFields,
  type ConnectorDefinition,
  type ConnectorMethod,
  checkCredentials,
  type FetchEvent,
  type FileMethod,
  failureOf,
  type OpenConnection,
  openConnection,
  replacingOrigin,
  systemClock,
} from '#connector-kit'
import { FileFault, openFile, readEmployeeFile } from '#connector-kit/files/index.ts'
import type { EmployeeField } from '#model/employee.ts'
import { UsageError } from '../command.ts'
import { findConnector } from '../find-connector.ts'
import { printable, type Terminal } from '../terminal.ts'
import { askedFrom, type FetchOptions } from './fetch-options.ts'
import { keepIssued } from './keep-issued.ts'

/** Where employees come from, asked for the chosen fields and those that the filter looks at. */
export type EmployeeSource = Readonly<{
  name: string
  /** What may be written: `null` means everything that comes. */
  chosen: AskedFields | null
  fetch: (signal: AbortSignal) => AsyncIterable<FetchEvent>
}>

export async function openSource(
  id: string,
  options: FetchOptions,
  terminal: Terminal,
): Promise<EmployeeSource> {
  const { connector, method } = findConnector(id, options.method ?? undefined)
  if (method.transport === 'push')
    throw new UsageError(
      `${connector.name} by “${method.id}” sends people to the portal and cannot be read without one.`,
    )
  return method.transport === 'file'
    ? openFileSource(connector, method, options)
    : openHttpSource(connector, method, options, terminal)
}

async function openFileSource(
  connector: ConnectorDefinition,
  method: FileMethod,
  options: FetchOptions,
): Promise<EmployeeSource> {
  const { file, columns, sheet, fields, filter } = options
  if (options.credentials || options.baseUrl !== null) {
    throw new UsageError(`${connector.name} reads a file: --credentials and --base-url have no meaning here.`)
  }
  if (file === null) throw new UsageError(`${connector.name} needs --file, the file to read.`)
  const source = {
    source: { path: file },
    ...(columns ? { columns } : {}),
    ...(sheet === null ? {} : { sheet }),
  }
  if (!fields && filter.length === 0) {
    return {
      name: connector.name,
      chosen: null,
      fetch: (signal) => readEmployeeFile({ ...source, format: method.format }, signal),
    }
  }
  const connection = openFile({ method, ...source })
  const chosen = fields ?? (await everythingOpen(connector, method, connection))
  return {
    name: connector.name,
    chosen,
    fetch: (signal) => connection.fetchEmployees(withDimensions(chosen, options), signal),
  }
}

async function openHttpSource(
  connector: ConnectorDefinition,
  method: ConnectorMethod,
  options: FetchOptions,
  terminal: Terminal,
): Promise<EmployeeSource> {
  if (options.file !== null || options.columns || options.sheet !== null) {
    throw new UsageError(
      `${connector.name} is read over HTTP: --file, --columns and --sheet have no meaning here.`,
    )
  }
  if (!options.credentials) {
    const names = Object.keys(method.credentials).join(', ')
    throw new UsageError(`${connector.name} needs --credentials, a JSON file (or “-”) with: ${names}.`)
  }
  const checked = checkCredentials(connector, method.id, options.credentials)
  if (!checked.ok) {
    throw new UsageError(checked.problems.map(({ name, message }) => `${name}: ${message}`).join(' '))
  }
  const egress = egressOf(connector, options, terminal)
  const connection = openConnection({
    connector,
    methodId: method.id,
    credentials: checked.values,
    clock: systemClock,
    egress,
    remember: keepIssued(options.credentialsFile, terminal),
  })
  const chosen =
    options.fields ?? (await everythingOpen(connector, method, connection, terminal, checked.values))
  return {
    name: connector.name,
    chosen,
    fetch: (signal) => connection.fetchEmployees(withDimensions(chosen, options), signal),
  }
}

function egressOf(connector: ConnectorDefinition, options: FetchOptions, { environment }: Terminal) {
  const allowPrivate = (environment['ROLLCALL_ALLOW_PRIVATE_NETWORK'] ?? '')
    .split(',')
    .map((part) => part.trim())
  const variable = `ROLLCALL_BASE_URL_${connector.id.toUpperCase().replaceAll('-', '_')}`
  const baseUrl = options.baseUrl ?? environment[variable] ?? ''
  if (baseUrl !== '' && replacingOrigin(baseUrl, connector) === undefined) {
    const name = options.baseUrl === null ? variable : '--base-url'
    throw new UsageError(`${connector.name} cannot be called at “${baseUrl}”, which ${name} says.`)
  }
  return { allowPrivate: allowPrivate.filter((part) => part !== ''), ...(baseUrl === '' ? {} : { baseUrl }) }
}

/** Every field that is not sensitive, custom ones as the HR system lists them. */
async function everythingOpen(
  connector: ConnectorDefinition,
  method: ConnectorMethod,
  connection: OpenConnection,
  terminal?: Terminal,
  credentials: Readonly<Record<string, string>> = {},
): Promise<AskedFields> {
  const known = availableFields(connector, method.id, [], credentials).filter(
    (field) => !field.sensitive && !field.custom,
  )
  const fields = known.map((field) => field.id as EmployeeField)
  return { fields, custom: await openCustomFields(connection, terminal) }
}

/** Without its list of custom fields an HR system can still be read: what fails here is said and the fetch goes on. */
async function openCustomFields(connection: OpenConnection, terminal?: Terminal): Promise<string[]> {
  try {
    const listed = await connection.customFields(AbortSignal.timeout(60_000))
    return listed.filter((field) => !field.sensitive).map((field) => field.id)
  } catch (error) {
    const failure = failureOf(error)
    if (error instanceof FileFault) return [] // the fetch meets the same fault and reports it
    if (!failure) throw error
    terminal?.err.write(
      `Custom fields were left out: ${printable(failure.what)} ${printable(failure.advice)}\n`,
    )
    return []
  }
}

function withDimensions(chosen: AskedFields, { filter }: FetchOptions): AskedFields {
  const looked = askedFrom(filter.map((clause) => clause.dimension))
  return {
    fields: [...new Set([...chosen.fields, ...looked.fields])],
    custom: [...new Set([...chosen.custom, ...looked.custom])],
  }
}
