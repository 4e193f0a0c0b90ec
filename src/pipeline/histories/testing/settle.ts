import { changeFingerprint } from '#stores/plan-store.ts'
import { contentOf, isWriting, tickKey } from './ledger.ts'
import type { Playing } from './open-history.ts'
import { clickOn } from './play-click.ts'
import { playFetch, playSnapshotRelease } from './play-fetch.ts'
import { playReconnect } from './play-people.ts'
import { readAndCheck, releaseGuard, tickEverything } from './play-plan.ts'
import type { Reading } from './portal.ts'
import { holds } from './violation.ts'

const mostRounds = 4

/** Once faults stop, what is applied is applied: the next preview does not ask for it again, and soon asks for nothing. */
export async function checkSettled(playing: Playing): Promise<void> {
  await playReconnect(playing)
  await playFetch(playing, { do: 'fetch', reading: 'whole', order: 0, pageSize: 50, twice: false })
  if (playing.ledger.truths.at(-1)?.held) await playSnapshotRelease(playing)
  const applied = new Set<string>()
  for (let round = 0; ; round += 1) {
    const reading = await readAndCheck(playing)
    const asks = writing(reading)
    const again = asks.find((item) => applied.has(contentOf(item)))
    holds(
      'I10',
      again === undefined,
      () => `${again?.key} is asked for again: ${JSON.stringify(again?.changes)}`,
    )
    if (reading === undefined || asks.length === 0) return
    holds(
      'I10',
      round < mostRounds,
      () => `after ${round} synchronisations there is still ${asks.map((one) => one.key).join(', ')}`,
    )
    for (const item of asks) applied.add(contentOf(item))
    await applyEverything(playing, reading)
  }
}

function writing(reading: Reading | undefined) {
  return (reading?.lines ?? []).map(({ item }) => item).filter(isWriting)
}

async function applyEverything(playing: Playing, reading: Reading): Promise<void> {
  await tickEverything(playing, reading)
  await tickEveryField(playing, reading)
  for (const guard of reading.plan.guards.filter(
    (one) => one.verdict === 'held' || one.verdict === 'hard-held',
  ))
    await releaseGuard(playing, reading, guard, 2)
  const again = await playing.portal.read(reading.plan.id)
  if (again !== undefined) await clickOn(playing, again, 'once')
}

/** Fields that somebody left out on the way are taken along in the end. */
async function tickEveryField({ ledger, portal }: Playing, { plan, lines }: Reading): Promise<void> {
  for (const { item } of lines)
    for (const change of item.changes) {
      const key = tickKey(plan.connectionId, item.key, change.attribute)
      if (ledger.ticks.get(key)?.choice !== 'exclude') continue
      const fingerprint = changeFingerprint(change)
      const choice = 'include'
      await portal.tick(plan.connectionId ?? '', [
        { key: item.key, attribute: change.attribute, fingerprint, choice },
      ])
      ledger.ticks.set(key, { content: JSON.stringify([change.attribute, change.new]), choice })
    }
}
