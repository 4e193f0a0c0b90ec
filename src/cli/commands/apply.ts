import type { Command } from 'commander'
import type { Preview } from '#api/contract/preview.ts'
import { type Applied, applyPlan } from '../applying/apply-plan.ts'
import { tellApplied } from '../applying/tell-applied.ts'
import { type ChosenPlan, choosePlan } from '../choosing/choose-plan.ts'
import { type StartCommand, UsageError } from '../command.ts'
import type { PortalClient } from '../portal/portal-client.ts'
import { withPortal } from '../portal/with-portal.ts'
import type { Terminal } from '../terminal.ts'

type Words = Readonly<{
  company?: string
  confirmLeaving?: string
  reason?: string
  others?: true
  json?: true
}>

export function declare(command: Command, start: StartCommand): void {
  command
    .argument('<plan>', 'id of the plan, as rollcall preview prints it')
    .option('--confirm-leaving <number>', 'release the held leavings, by their exact number')
    .option('--reason <text>', 'why, where so many leavings are held hard')
    .option('--others', 'apply only what needs no second person; the rest goes on waiting')
    .option('--company <name>', 'company, where several are meant')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExit code: 0 applied, 3 nothing was left but held or waiting for a second person, 4 refused as stale, 1 failure.',
    )
    .action((plan: string, words: Words) =>
      start((terminal) => withPortal('apply', terminal, (client) => apply(client, plan, words, terminal))),
    )
}

async function apply(client: PortalClient, id: string, words: Words, terminal: Terminal): Promise<number> {
  const number = words.confirmLeaving === undefined ? null : wholeNumber(words.confirmLeaving)
  const chosen = await choosePlan(client, id, words.company)
  if (number !== null && chosen.plan.state === 'open') {
    await releaseLeaving(client, chosen, number, words.reason ?? null)
  }
  const applied: Applied = await applyPlan(client, chosen.company, chosen.plan.id, words.others === true)
  return tellApplied(applied, words.json === true, terminal)
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError('--confirm-leaving takes the number of leavings held.')
  return Number(text)
}

async function releaseLeaving(
  client: PortalClient,
  { company, plan }: ChosenPlan,
  number: number,
  reason: string | null,
): Promise<void> {
  const guard = plan.guards.find((one) => one.guard === 'leaving')
  if (!isHeld(guard)) throw new UsageError('No leavings are held in this plan; leave --confirm-leaving out.')
  if (guard.released) return
  await client.call('POST /companies/{company}/plans/{plan}/guards/{guard}/release', {
    params: { company: company.slug, plan: plan.id, guard: 'leaving' },
    body: { number, reason },
  })
}

type Guard = Preview['guards'][number]

function isHeld(guard: Guard | undefined): guard is Guard {
  return guard?.verdict === 'held' || guard?.verdict === 'hard-held'
}
