import type { Command } from 'commander'
import type { RunSummary } from '#api/contract/registry.ts'
import { isUuid } from '#model/is-uuid.ts'
import { applyPlan } from '../applying/apply-plan.ts'
import { tellApplied } from '../applying/tell-applied.ts'
import { type ChosenCompany, chooseCompany, listCompanies } from '../choosing/choose-company.ts'
import { type StartCommand, UsageError } from '../command.ts'
import { type PortalClient, PortalRefusal } from '../portal/portal-client.ts'
import { withPortal } from '../portal/with-portal.ts'
import type { Terminal } from '../terminal.ts'

type Words = Readonly<{ company?: string; json?: true }>

export function declare(command: Command, start: StartCommand): void {
  command
    .argument('<run>', 'number or id of the run to take back')
    .option('--company <name>', 'company, where there are several')
    .option('--json', 'print one JSON object')
    .action((run: string, words: Words) =>
      start((terminal) => withPortal('undo', terminal, (client) => undo(client, run, words, terminal))),
    )
}

/** An undo is a plan like any other; here it is made and applied in one go, and refused as stale like any other. */
async function undo(client: PortalClient, run: string, words: Words, terminal: Terminal): Promise<number> {
  const found = await findRun(client, run, words.company)
  const params = { company: found.company.slug, run: found.run.id }
  const { planId } = await client.call('POST /companies/{company}/runs/{run}/undo', { params, body: {} })
  return tellApplied(await applyPlan(client, found.company, planId), words.json === true, terminal)
}

type FoundRun = Readonly<{ company: ChosenCompany; run: RunSummary }>

async function findRun(client: PortalClient, wanted: string, company: string | undefined): Promise<FoundRun> {
  const everywhere = company === undefined && isUuid(wanted)
  const companies = everywhere ? await listCompanies(client) : [await chooseCompany(client, company)]
  for (const one of companies) {
    const run = (await runsOf(client, one)).find(
      ({ id, number }) => id === wanted || String(number) === wanted.replace(/^#/, ''),
    )
    if (run !== undefined) return { company: one, run }
  }
  throw new UsageError(`There is no run “${wanted}”; the receipt of each run names its number.`)
}

async function runsOf(client: PortalClient, company: ChosenCompany): Promise<readonly RunSummary[]> {
  try {
    return await client.call('GET /companies/{company}/runs', { params: { company: company.slug } })
  } catch (error) {
    if (error instanceof PortalRefusal && error.problem.code === 'hr-integration-off') return []
    throw error
  }
}
