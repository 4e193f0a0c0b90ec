import type { ConnectorDefinition, ConnectorMethod } from '#connector-kit'
import { type ConnectionSettings, connectionSettings } from '#model/settings.ts'
import { UsageError } from '../command.ts'
import { credentialsIn } from '../credentials-in.ts'
import { findConnector } from '../find-connector.ts'
import { readJsonFile } from '../read-json-file.ts'
import type { Terminal } from '../terminal.ts'

/** The words of the command line as commander gives them. */
export type ConnectWords = Readonly<
  Partial<Record<'company' | 'credentials' | 'file' | 'settings' | 'method' | 'employeeNumber', string>> & {
    new?: true
    json?: true
  }
>

export type ConnectOptions = Readonly<{
  connector: ConnectorDefinition
  method: ConnectorMethod
  company: string | undefined
  credentials: Readonly<Record<string, string>>
  file: string | null
  settings: Partial<ConnectionSettings>
  /** The field that holds the employee number, where the HR system has none of its own. */
  employeeNumber: string | null
  another: boolean
  json: boolean
}>

/** Everything is read and checked before anything is written. */
export async function connectOptions(
  id: string,
  words: ConnectWords,
  terminal: Terminal,
): Promise<ConnectOptions> {
  const { connector, method } = findConnector(id, words.method)
  if (method.transport === 'push')
    throw new UsageError(
      `${connector.name} by “${method.id}” is set up on the screen, where its token is shown.`,
    )
  const isFile = method.transport === 'file'
  if (isFile && words.file === undefined) throw new UsageError(`${connector.name} needs --file FILE.`)
  if (!isFile && words.credentials === undefined) {
    const names = Object.keys(method.credentials).join(', ')
    throw new UsageError(`${connector.name} needs --credentials FILE.json with: ${names}.`)
  }
  return {
    connector,
    method,
    company: words.company,
    credentials: await readCredentials(words.credentials, terminal),
    file: words.file ?? null,
    settings: await readSettings(words.settings, terminal),
    employeeNumber: words.employeeNumber ?? null,
    another: words.new === true,
    json: words.json === true,
  }
}

async function readCredentials(
  path: string | undefined,
  terminal: Terminal,
): Promise<Record<string, string>> {
  if (path === undefined) return {}
  return credentialsIn(await readJsonFile(path, 'The credentials file', terminal))
}

const partialSettings = connectionSettings.partial().strict()

async function readSettings(
  path: string | undefined,
  terminal: Terminal,
): Promise<Partial<ConnectionSettings>> {
  if (path === undefined) return {}
  const content = await readJsonFile(path, 'The settings file', terminal)
  const parsed = partialSettings.safeParse(content)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((one) => `${one.path.join('.') || 'the file'}: ${one.message}`)
    throw new UsageError(`The settings file is not as it should be. ${wrong.slice(0, 10).join('; ')}.`)
  }
  // Only what stands in the file: a part that is left out keeps what is there, and does not fall to a default.
  const named = new Set(Object.keys(content as object))
  return Object.fromEntries(Object.entries(parsed.data).filter(([key]) => named.has(key)))
}
