import type { Command } from 'commander'
import type { ConnectionSummary } from '#api/contract/connection.ts'
import { type ChosenCompany, listCompanies, named } from '../choosing/choose-company.ts'
import { connectionsOf } from '../choosing/choose-connection.ts'
import type { StartCommand } from '../command.ts'
import { type PortalClient, PortalRefusal } from '../portal/portal-client.ts'
import { withPortal } from '../portal/with-portal.ts'
import { jsonLine, type Terminal, write } from '../terminal.ts'
import { counted } from '../words/count-words.ts'
import { writeLines } from '../words/write-lines.ts'

type Words = Readonly<{ company?: string; json?: true }>
type Status = Readonly<{
  company: string
  name: string
  hrIntegration: boolean
  connections: readonly ConnectionSummary[]
}>

export function declare(command: Command, start: StartCommand): void {
  command
    .option('--company <name>', 'only this company')
    .option('--json', 'print one JSON array')
    .action((words: Words) =>
      start((terminal) => withPortal('status', terminal, (client) => tellStatus(client, words, terminal))),
    )
}

async function tellStatus(client: PortalClient, words: Words, terminal: Terminal): Promise<number> {
  const all = await listCompanies(client)
  const wanted = words.company === undefined ? all : [named(all, words.company)]
  const found: Status[] = []
  for (const company of wanted) found.push(await statusOf(client, company))
  if (words.json === true) await write(terminal.out, jsonLine(found))
  else
    await writeLines(terminal.out, found.length === 0 ? ['There is no company yet.'] : found.flatMap(inWords))
  return 0
}

async function statusOf(client: PortalClient, company: ChosenCompany): Promise<Status> {
  const base = { company: company.slug, name: company.name }
  try {
    return { ...base, hrIntegration: true, connections: await connectionsOf(client, company) }
  } catch (error) {
    if (!(error instanceof PortalRefusal) || error.problem.code !== 'hr-integration-off') throw error
    return { ...base, hrIntegration: false, connections: [] }
  }
}

function inWords({ company, name, hrIntegration, connections }: Status): string[] {
  const heading = `${name} (${company})`
  if (!hrIntegration) return [heading, '  HR Integration is off']
  if (connections.length === 0) return [heading, '  no connection yet']
  return [heading, ...connections.flatMap(connectionInWords)]
}

function connectionInWords(one: ConnectionSummary): string[] {
  const waiting =
    one.changesWaiting === null ? '' : `, ${counted(one.changesWaiting, 'change', 'changes')} waiting`
  const lines = [
    `  ${one.name}: ${one.state}${waiting} (${one.id})`,
    `    last good fetch ${one.lastGoodFetchAt ?? 'never'}, next ${one.nextFetchAt ?? 'not planned'}`,
  ]
  if (one.lastRun !== null)
    lines.push(`    last run ${one.lastRun.number} by ${one.lastRun.by} at ${one.lastRun.at}`)
  if (one.failure !== null) lines.push(`    ${one.failure.what} ${one.failure.advice}`)
  if (one.testAddress !== null) lines.push(`    test address ${one.testAddress}`)
  return lines
}
