import { setTimeout as sleep } from 'node:timers/promises'
import type { Snapshot } from '#model/snapshot.ts'
import type { ChosenCompany } from './choosing/choose-company.ts'
import { type PortalClient, PortalRefusal } from './portal/portal-client.ts'
import type { Terminal } from './terminal.ts'
import { counted } from './words/count-words.ts'

export type Place = Readonly<{ company: ChosenCompany; connectionId: string }>

export function paramsOf({ company, connectionId }: Place): { company: string; connection: string } {
  return { company: company.slug, connection: connectionId }
}

type TooSoon = 'take the last one' | 'wait'

/** Starts a fetch, or joins the one that runs, and waits for its end. HR systems may be read once a minute. */
export async function fetchAndWait(
  client: PortalClient,
  place: Place,
  terminal: Terminal,
  tooSoon: TooSoon = 'take the last one',
): Promise<Snapshot | null> {
  while (!(await startFetch(client, place, terminal, tooSoon)));
  return waitForFetch(client, place, terminal)
}

/** False where it has to be tried again. */
async function startFetch(
  client: PortalClient,
  place: Place,
  terminal: Terminal,
  tooSoon: TooSoon,
): Promise<boolean> {
  try {
    const params = paramsOf(place)
    await client.call('POST /companies/{company}/connections/{connection}/fetch', { params })
    return true
  } catch (error) {
    if (!(error instanceof PortalRefusal)) throw error
    const { code } = error.problem
    if (code === 'fetch-running' || (code === 'fetch-too-soon' && tooSoon === 'take the last one'))
      return true
    if (code !== 'fetch-too-soon') throw error
    terminal.err.write(`${error.problem.title} Going on in ${error.retryAfterSeconds} seconds.\n`)
    await sleep(Math.max(1, error.retryAfterSeconds) * 1000)
    return false
  }
}

/** The newest fetch, once it has ended; null where none was ever made. */
export async function waitForFetch(
  client: PortalClient,
  place: Place,
  terminal: Terminal,
): Promise<Snapshot | null> {
  await client.runFetches()
  const params = paramsOf(place)
  for (;;) {
    const [newest] = await client.call('GET /companies/{company}/connections/{connection}/snapshots', {
      params,
    })
    if (newest?.state !== 'fetching') {
      if (terminal.interactive) terminal.err.write(clearLine)
      return newest ?? null
    }
    show(newest, terminal)
    await sleep(300)
  }
}

const clearLine = '\r\u001b[2K'

function show({ progress }: Snapshot, { interactive, err }: Terminal): void {
  if (!interactive) return
  const waiting =
    progress.waitingUntilAt === null
      ? ''
      : `, waiting for the HR system’s limit until ${progress.waitingUntilAt}`
  err.write(`${clearLine}reading: ${counted(progress.people, 'person', 'people')}${waiting}`)
}

/** Why a fetch gave nothing to go on with. */
export function fetchInWords(snapshot: Snapshot): string[] {
  const people = counted(snapshot.progress.people, 'person', 'people')
  const { reused } = snapshot.progress
  const taken =
    reused === undefined
      ? []
      : [
          `  The details of ${counted(reused.people, 'person', 'people')} are from the interrupted fetch before, read from ${reused.readAt} on.`,
        ]
  if (snapshot.state === 'complete') return [`Fetched ${people}, complete.`, ...taken]
  const why = snapshot.incompleteBecause.map((one) => `  ${one.reason}: ${one.detail}`)
  const todo = snapshot.failure === null ? [] : [`  What to do: ${snapshot.failure.advice}`]
  return [`The fetch is ${snapshot.state} (${people}); nothing is taken from it.`, ...why, ...todo]
}
