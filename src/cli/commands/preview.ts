import type { Command } from 'commander'
import type { Preview } from '#api/contract/preview.ts'
import { type ChosenConnection, chooseConnection } from '../choosing/choose-connection.ts'
import type { StartCommand } from '../command.ts'
import { type PortalClient, PortalRefusal } from '../portal/portal-client.ts'
import { withPortal } from '../portal/with-portal.ts'
import { jsonLine, type Terminal, write } from '../terminal.ts'
import { fetchAndWait, fetchInWords, paramsOf, waitForFetch } from '../waiting.ts'
import { countsInWords } from '../words/count-words.ts'
import { heldGuards, heldInWords } from '../words/held-in-words.ts'
import { writeLines } from '../words/write-lines.ts'

type Words = Readonly<{ connection?: string; company?: string; fetch?: true; json?: true }>

export function declare(command: Command, start: StartCommand): void {
  command
    .option('--connection <id>', 'connection by id, name or HR system, where there are several')
    .option('--company <name>', 'company, where there are several')
    .option('--fetch', 'fetch from the HR system first; without it, the newest complete fetch counts')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExit code: 0 nothing to do, 2 something can be applied now, 3 all that waits is held, 1 failure.',
    )
    .action((words: Words) =>
      start((terminal) => withPortal('preview', terminal, (client) => preview(client, words, terminal))),
    )
}

async function preview(client: PortalClient, words: Words, terminal: Terminal): Promise<number> {
  const chosen = await chooseConnection(client, words)
  const place = { company: chosen.company, connectionId: chosen.connection.id }
  if (words.fetch === true) {
    const fetched = await fetchAndWait(client, place, terminal)
    if (fetched !== null && fetched.state !== 'complete') {
      await writeLines(terminal.err, fetchInWords(fetched))
      return 1
    }
  }
  const plan = await makePreview(client, chosen, terminal)
  if (words.json === true) await write(terminal.out, jsonLine(described(chosen, plan)))
  else await tell(chosen, plan, terminal)
  return exitCodes[outcomeOf(plan)]
}

/** Where the newest fetch does not serve, the portal starts one by itself: then it is waited for, once. */
export async function makePreview(
  client: PortalClient,
  { company, connection }: ChosenConnection,
  terminal: Terminal,
): Promise<Preview> {
  const place = { company, connectionId: connection.id }
  const ask = () =>
    client.call('POST /companies/{company}/connections/{connection}/preview', {
      params: paramsOf(place),
      body: { fetch: false },
    })
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof PortalRefusal) || error.problem.code !== 'no-snapshot') throw error
    const fetched = await waitForFetch(client, place, terminal)
    if (fetched === null) throw error
    if (fetched.state !== 'complete') await writeLines(terminal.err, fetchInWords(fetched))
    return ask()
  }
}

const exitCodes = { 'nothing to do': 0, 'can be applied': 2, held: 3 } as const

function outcomeOf({ selection }: Preview): keyof typeof exitCodes {
  if (selection.selected > 0) return 'can be applied'
  return selection.held > 0 ? 'held' : 'nothing to do'
}

function described({ company, connection }: ChosenConnection, plan: Preview) {
  const { selected, selectable, held } = plan.selection
  return {
    plan: plan.id,
    outcome: outcomeOf(plan),
    company: company.slug,
    connection: { id: connection.id, name: connection.name, connectorId: connection.connectorId },
    createdAt: plan.createdAt,
    fetchedAt: plan.fetchedAt,
    counts: plan.counts,
    selection: { selected, selectable, held },
    held: heldGuards(plan.guards),
  }
}

/** The plan's id alone on standard output, so that it can be taken from there; what it says on standard error. */
async function tell({ connection }: ChosenConnection, plan: Preview, terminal: Terminal): Promise<void> {
  const { selected, held } = plan.selection
  await writeLines(terminal.err, [
    `${connection.name}: ${countsInWords(plan.counts)}; fetched ${plan.fetchedAt ?? 'never'}.`,
    ...heldInWords(heldGuards(plan.guards)),
    selected > 0
      ? `${selected} selected. Nothing is applied until: rollcall apply ${plan.id}`
      : held > 0
        ? 'All that waits is held.'
        : 'There is nothing to apply.',
  ])
  await write(terminal.out, `${plan.id}\n`)
}
