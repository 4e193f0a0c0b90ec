import { checkNothingWritten } from './check-nothing-written.ts'
import type { HrRecord } from './hr-record.ts'
import { prepareReading, type Reading } from './invented-hr-system.ts'
import { newestTruth, type Truth } from './ledger.ts'
import type { Playing } from './open-history.ts'
import { readAndCheck } from './play-plan.ts'
import { remainsOf } from './portal-state.ts'
import { shuffled } from './shuffle.ts'
import type { PortalStep, ReadingKind } from './steps.ts'
import { holds, same } from './violation.ts'

type FetchStep = Extract<PortalStep, { do: 'fetch' }>
type Order = Readonly<{ order: number; pageSize: number }>

export async function playFetch(playing: Playing, step: FetchStep): Promise<string> {
  const { ledger, portal } = playing
  if (!ledger.connected) return ''
  const reading = readingOf(ledger.upstream.records, step.reading, step)
  let second: Awaited<ReturnType<typeof portal.fetch>>
  const meanwhile = async () => {
    if (step.twice) second = await portal.fetch()
  }
  prepareReading(portal.signsInWith, { ...reading, meanwhile })
  const done = await portal.fetch()
  holds('I12', done !== undefined, () => 'no fetch began though none was running')
  holds('I12', second === undefined, () => 'a second fetch of the connection ran beside the first')
  if (done === undefined) return ''
  noteFetch(playing, reading, done)
  await checkNothingWritten(playing, 'a fetch')
  const state = done.end === 'closed' ? done.end : done.end.state
  return `A fetch (${step.reading}${step.twice ? ', begun again meanwhile' : ''}) of ${reading.records.length} ends ${state}.`
}

function noteFetch(
  { ledger }: Playing,
  reading: Reading,
  { snapshotId, end }: NonNullable<Awaited<ReturnType<Playing['portal']['fetch']>>>,
): void {
  if (end === 'closed') return
  const { connectionId, settings } = ledger
  const earlier = newestTruth(ledger)
  const readable = reading.records.filter((one) => !reading.unreadable.includes(one.externalId))
  const truth: Truth = {
    snapshotId,
    connectionId,
    records: new Map(readable.map((one) => [one.externalId, one])),
    unreadable: reading.unreadable.length,
    usable: end.state === 'complete',
    held: end.state === 'held',
    filter: settings.filter,
  }
  const short = earlier !== undefined && readable.length * 2 <= earlier.records.size + earlier.unreadable * 0
  if (reading.ends !== 'well')
    same('rule 3', `the state of a fetch that ended ${reading.ends}`, end.state, 'incomplete')
  else if (readable.length === 0 || short)
    same('rule 3', 'the state of an empty or much shorter fetch', end.state, 'held')
  else if (reading.records.every((one) => one.withheld.length === 0))
    same('rule 3', 'the state of a whole fetch', end.state, 'complete')
  if (truth.usable) ledger.moves += 1
  // A good fetch takes the place of those that were held before it.
  if (truth.usable) ledger.truths = ledger.truths.map((one) => ({ ...one, held: false }))
  ledger.truths.push(truth)
}

export function readingOf(
  records: readonly HrRecord[],
  kind: ReadingKind,
  { order, pageSize }: Order,
): Reading {
  const all = shuffled(records, order)
  const come = kind === 'empty' ? [] : kind === 'half' ? all.slice(0, Math.floor(all.length / 2)) : all
  const broken = kind === 'cut-short' || kind === 'repeated-page' || kind === 'breaks'
  return {
    records: broken ? come.slice(0, Math.max(1, come.length - 1)) : come,
    pageSize,
    unreadable: kind === 'one unreadable' ? come.slice(0, 1).map((one) => one.externalId) : [],
    ends: broken ? kind : 'well',
  }
}

/** The same people in another order and in other pages give the same preview. */
export async function playShuffled(playing: Playing, order: Order): Promise<string> {
  const { ledger } = playing
  if (!ledger.connected) return ''
  const first = await wholeFetch(playing, { order: 0, pageSize: 1000 })
  const one = first && (await readAndCheck(playing))
  const second = await wholeFetch(playing, order)
  const other = second && (await readAndCheck(playing))
  if (!one || !other) return ''
  const bare = ({ plan, lines }: typeof one) => [lines.map(({ item }) => item), plan.counts, plan.guards]
  same('I14', 'the preview of the same people, shuffled', bare(other), bare(one))
  return 'The same people are fetched twice, in another order and in other pages, and previewed twice.'
}

async function wholeFetch(playing: Playing, order: Order): Promise<boolean> {
  await playFetch(playing, { do: 'fetch', reading: 'whole', twice: false, ...order })
  return playing.ledger.truths.at(-1)?.usable === true
}

export async function playSnapshotRelease(playing: Playing): Promise<string> {
  const { ledger, portal } = playing
  const held = ledger.truths.findLast((one) => one.held && one.connectionId === ledger.connectionId)
  if (held === undefined || !ledger.connected) return ''
  same(
    'no failure',
    'the release of a held snapshot',
    await portal.releaseSnapshot(held.snapshotId),
    'released',
  )
  ledger.truths = ledger.truths.map((one) => (one === held ? { ...one, usable: true, held: false } : one))
  ledger.moves += 1
  await checkNothingWritten(playing, 'the release of a snapshot')
  return 'Kari and Ola release the held snapshot.'
}

export async function playDisconnect(playing: Playing, during: 'rest' | 'a fetch'): Promise<string> {
  const { ledger, portal } = playing
  if (!ledger.connected) return ''
  // Which connection was disconnected last is told by the clock, which does not stand still for people.
  ledger.at = new Date(ledger.at.getTime() + 1000)
  portal.setClock(ledger.at)
  if (during === 'rest')
    same('no failure', 'the answer to Disconnect', await portal.disconnect(), 'disconnected')
  else {
    const meanwhile = async () =>
      same('no failure', 'the answer to Disconnect', await portal.disconnect(), 'disconnected')
    prepareReading(portal.signsInWith, {
      ...readingOf(ledger.upstream.records, 'whole', { order: 0, pageSize: 1 }),
      meanwhile,
    })
    const done = await portal.fetch()
    if (ledger.upstream.records.length === 0) await portal.disconnect()
    else same('I9', 'the end of a fetch that was disconnected in its middle', done?.end, 'closed')
  }
  ledger.connected = false
  ledger.moves += 1
  ledger.gone.push(ledger.connectionId)
  ledger.truths = ledger.truths.filter((one) => one.connectionId !== ledger.connectionId)
  await checkGone(playing)
  await checkNothingWritten(playing, 'Disconnect')
  return `Kari disconnects${during === 'rest' ? '' : ' in the middle of a fetch'}.`
}

/** What was disconnected stays gone. */
export async function checkGone({ ledger, portal }: Playing): Promise<void> {
  for (const connectionId of ledger.gone)
    same(
      'I9',
      'what remains of a disconnected connection',
      await remainsOf(portal.database.pool, portal.companyId, connectionId),
      {},
    )
}
