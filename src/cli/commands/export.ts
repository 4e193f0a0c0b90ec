import { type Command, Option } from 'commander'
import { chooseCompany } from '../choosing/choose-company.ts'
import { choosePlan } from '../choosing/choose-plan.ts'
import { type StartCommand, UsageError } from '../command.ts'
import { exportRows } from '../exporting/export-rows.ts'
import { openOutput } from '../fetching/open-output.ts'
import type { Answer, PortalClient } from '../portal/portal-client.ts'
import { withPortal } from '../portal/with-portal.ts'
import { jsonLine, type Terminal } from '../terminal.ts'

type Format = 'csv' | 'xlsx'
type Words = Readonly<{ company?: string; plan?: string; format?: Format; out?: string; json?: true }>

export function declare(command: Command, start: StartCommand): void {
  command
    .option('--plan <id>', 'the lines of this plan; without it, the portal’s people')
    .option('--company <name>', 'company, where there are several')
    .addOption(new Option('--format <format>', 'kind of file').choices(['csv', 'xlsx']))
    .option('--out <file>', 'write it there in place of standard output')
    .option('--json', 'one JSON object in place of a CSV or Excel file')
    .action((words: Words) =>
      start((terminal) => withPortal('export', terminal, (client) => exportFile(client, words, terminal))),
    )
}

async function exportFile(client: PortalClient, words: Words, terminal: Terminal): Promise<number> {
  const format = words.format ?? (words.out?.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv')
  if (words.json === true && words.format !== undefined)
    throw new UsageError('--json and --format exclude each other.')
  if (format === 'xlsx' && words.out === undefined && words.json !== true)
    throw new UsageError('An Excel file needs --out FILE.xlsx.')
  const output = openOutput(words.out ?? null, terminal)
  if (words.json === true) await output.write(jsonLine(await exportRows(client, words)))
  else await copy(await openExport(client, words, format), output.write)
  await output.close()
  return 0
}

async function openExport(client: PortalClient, words: Words, format: Format): Promise<Answer> {
  const query = { format }
  if (words.plan !== undefined) {
    const { company, plan } = await choosePlan(client, words.plan, words.company)
    const params = { company: company.slug, plan: plan.id }
    return client.open('GET /companies/{company}/plans/{plan}/export', { params, query })
  }
  const { slug } = await chooseCompany(client, words.company)
  return client.open('GET /companies/{company}/people/export', { params: { company: slug }, query })
}

async function copy({ body }: Answer, write: (part: string | Uint8Array) => Promise<void>): Promise<void> {
  for await (const part of body ?? []) await write(part)
}
