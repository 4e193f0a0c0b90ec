import type { RecordProblem } from '#model/employee.ts'
import type { ProtocolParts } from '../../definition.ts'
import { ConnectorFailure } from '../../failures.ts'
import type { EmployeeFile } from '../../files/read-employee-file.ts'
import { FileFault, type TableRow } from '../../files/table.ts'
import { chooseFiles } from './choose-files.ts'
import { combineTables, formatOf, pieces } from './combine-tables.ts'
import type { SftpSession } from './sftp-session.ts'
import type { SftpSettings } from './sftp-settings.ts'

/** What was read from the server, as one file of employees. */
export type ReadFiles = Readonly<{ file: EmployeeFile; problems: readonly RecordProblem[]; requests: number }>

/** Told of a wait, with the instant at which it ends and the requests so far. */
export type OnWait = (untilMs: number, requests: number) => void

/** Chooses the files and reads them whole, so that what is read twice is the same both times. */
export async function readFiles(
  { name, clock }: ProtocolParts,
  settings: SftpSettings,
  session: SftpSession,
  signal: AbortSignal,
  onWait: OnWait,
): Promise<ReadFiles> {
  const wait = (untilMs: number) => onWait(untilMs, session.requests())
  const chosen = await chooseFiles({ session, settings, name, clock, signal, onWait: wait })
  const fetched = async (file: (typeof chosen)['whole']) => ({
    name: file.name,
    bytes: await session.read(file),
  })
  const whole = await fetched(chosen.whole)
  const changes = []
  for (const file of chosen.changes) changes.push(await fetched(file))
  const joined = []
  for (const file of chosen.joined) joined.push(await fetched(file))
  const base = {
    source: { open: () => pieces(whole.bytes) },
    format: formatOf(whole.name),
    columns: settings.columns,
    ...(settings.sheet === '' ? {} : { sheet: settings.sheet }),
  }
  if (changes.length + joined.length === 0)
    return { file: base, problems: chosen.problems, requests: session.requests() }
  const table = await combineTables({ whole, changes, joined }, settings).catch(asConnectorFailure)
  const problems = [...chosen.problems, ...table.problems]
  return { file: { ...base, rows: () => inTurn(table.rows) }, problems, requests: session.requests() }
}

async function* inTurn(rows: readonly TableRow[]): AsyncGenerator<TableRow> {
  yield* rows
}

function asConnectorFailure(error: unknown): never {
  throw error instanceof FileFault ? new ConnectorFailure(error.failure) : error
}
