import type { Database } from '#db/database.ts'
import { companyDay } from './ledger.ts'
import { openHistory, type Playing } from './open-history.ts'
import { clickOn, playApply, playUndo } from './play-click.ts'
import { checkGone, playDisconnect, playFetch, playShuffled, playSnapshotRelease } from './play-fetch.ts'
import { playDays, playEdit, playReconnect, playSettings } from './play-people.ts'
import {
  playDecision,
  playGuardRelease,
  playPreview,
  playTick,
  playTickEverything,
  readAndCheck,
  tickEverything,
} from './play-plan.ts'
import { checkSettled } from './settle.ts'
import type { History, PortalStep, Step, UpstreamStep } from './steps.ts'
import { editUpstream } from './upstream.ts'
import { Violation } from './violation.ts'

/** Plays a history against the real portal; throws a violation, whose message tells the story, or anything that failed. */
export async function playHistory(database: Database, history: History): Promise<void> {
  const playing = await openHistory(database, history)
  const { story } = playing.ledger
  try {
    if (history.begun) story.push(`${companyDay(playing.ledger)} ${await playSync(playing, 0, true)}`)
    for (const step of history.steps) await playStep(playing, step)
    await checkGone(playing)
    story.push('In the end everything is fetched, ticked, released and applied.')
    await checkSettled(playing)
  } catch (error) {
    throw withStory(error, story)
  }
}

function withStory(error: unknown, story: readonly string[]): Error {
  const violation =
    error instanceof Violation
      ? error
      : new Violation('no failure', error instanceof Error ? `${error.stack}` : String(error))
  violation.message = `${violation.message}\n\nThe story:\n${story.map((line, index) => `${index}. ${line}`).join('\n')}`
  return violation
}

async function playStep(playing: Playing, step: Step): Promise<void> {
  const { ledger } = playing
  const at = ledger.story.push(`${companyDay(ledger)} (${step.do}) …`) - 1
  const told = isUpstream(step) ? playUpstream(playing, step) : await playPortal(playing, step)
  if (told === '') ledger.story.splice(at, 1)
  else ledger.story[at] = `${companyDay(ledger)} ${told}`
}

const upstreamSteps: ReadonlySet<string> = new Set<UpstreamStep['do']>([
  'hire',
  'change',
  'empty',
  'withhold',
  'terminate',
  'take the leaving back',
  'go on leave',
  'remove',
  'bring back',
  'rehire',
  'convert',
  'duplicate',
  'reuse the number',
  'reuse the id',
])

function isUpstream(step: Step): step is UpstreamStep {
  return upstreamSteps.has(step.do)
}

function playUpstream({ ledger }: Playing, step: UpstreamStep): string {
  const edited = editUpstream(ledger.upstream, step, companyDay(ledger))
  if (edited === undefined) return ''
  ledger.upstream = edited.upstream
  return `HR: ${edited.told}.`
}

async function playPortal(playing: Playing, step: PortalStep): Promise<string> {
  switch (step.do) {
    case 'fetch':
      return playFetch(playing, step)
    case 'fetch again, shuffled':
      return playShuffled(playing, step)
    case 'release the snapshot':
      return playSnapshotRelease(playing)
    case 'preview':
      return playPreview(playing)
    case 'sync':
      return playSync(playing, step.order, step.all)
    case 'tick':
      return playTick(playing, step)
    case 'tick everything':
      return playTickEverything(playing)
    case 'decide':
      return playDecision(playing, step)
    case 'release a guard':
      return playGuardRelease(playing, step)
    case 'apply':
      return playApply(playing, step.plan, step.click)
    case 'undo':
      return playUndo(playing, step)
    case 'edit by hand':
      return playEdit(playing, step)
    case 'filter':
    case 'mapping':
    case 'identifier':
      return playSettings(playing, step)
    case 'disconnect':
      return playDisconnect(playing, step.during)
    case 'reconnect':
      return playReconnect(playing)
    case 'days pass':
      return playDays(playing, step.days)
  }
}

/** A whole synchronisation, as it is done every day. */
async function playSync(playing: Playing, order: number, all: boolean): Promise<string> {
  const fetched = await playFetch(playing, {
    do: 'fetch',
    reading: 'whole',
    order,
    pageSize: 50,
    twice: false,
  })
  if (fetched === '') return ''
  const read = await playPreview(playing)
  const reading = await readAndCheck(playing)
  if (reading === undefined) return fetched
  if (all) await tickEverything(playing, reading)
  const again = await playing.portal.read(reading.plan.id)
  const clicked = again === undefined ? '' : await clickOn(playing, again, 'once')
  return `${fetched} ${read}${all ? ' She ticks everything.' : ''} ${clicked}`
}
