import { isDeepStrictEqual } from 'node:util'
import type { Plan, PlanItem } from '#model/plan.ts'
import { changeFingerprint, itemFingerprint } from '#stores/plan-store.ts'
import { checkNothingWritten } from './check-nothing-written.ts'
import { checkPlan } from './check-plan.ts'
import { contentOf, decisionKey, type Ledger, newestTruth, releaseKey, tickKey } from './ledger.ts'
import type { Playing } from './open-history.ts'
import { admins, type Reading } from './portal.ts'
import { checkSelection } from './selection.ts'
import type { PortalStep } from './steps.ts'
import { holds, same } from './violation.ts'

/** A preview, read line by line and checked; undefined where there is none, and there should be none. */
export async function readAndCheck(playing: Playing): Promise<Reading | undefined> {
  const { ledger, portal } = playing
  if (!ledger.connected) return undefined
  const made = await portal.preview()
  const serves = sameFilter(newestTruth(ledger), ledger)
  same('rule 3', 'whether there is a preview', made !== 'no snapshot' && made !== 'not found', serves)
  const reading = serves ? await portal.read(made) : undefined
  if (reading === undefined) return undefined
  const shown = ledger.shown.find((one) => one.plan.id === made)
  if (shown === undefined) {
    checkPlan(ledger, portal, reading)
    checkAgainstFull(reading, await portal.planInFull())
  } else
    same(
      'I2',
      'the lines of a plan that was read before',
      reading.lines.map(({ item }) => item),
      shown.lines,
    )
  checkSelection(ledger, reading)
  note(ledger, reading)
  return reading
}

/** Looking at what may have changed finds what looking at everybody finds. */
function checkAgainstFull({ plan, lines }: Reading, full: Plan | undefined): void {
  const told = (items: readonly PlanItem[]) => [...items].sort((one, other) => (one.key < other.key ? -1 : 1))
  const found = { items: told(lines.map(({ item }) => item)), counts: plan.counts, guards: plan.guards }
  const expected = { items: told(full?.items ?? []), counts: full?.counts, guards: full?.guards }
  holds(
    'in full',
    isDeepStrictEqual(found, JSON.parse(JSON.stringify(expected))),
    () => `${JSON.stringify(found)}\n  in full  ${JSON.stringify(expected)}`,
  )
}

export function note(ledger: Ledger, { plan, lines }: Reading): void {
  const moves = ledger.moves
  const others = ledger.shown.filter((one) => one.plan.id !== plan.id)
  ledger.shown = [{ plan, lines: lines.map(({ item }) => item), moves }, ...others]
}

function sameFilter(truth: ReturnType<typeof newestTruth>, { settings }: Ledger): boolean {
  return truth !== undefined && JSON.stringify(truth.filter) === JSON.stringify(settings.filter)
}

export async function playPreview(playing: Playing): Promise<string> {
  const reading = await readAndCheck(playing)
  await checkNothingWritten(playing, 'a preview')
  return reading === undefined ? '' : `Kari reads a preview: ${told(reading)}.`
}

function told({ plan, lines }: Reading): string {
  const guards = plan.guards
    .filter((one) => one.holds.length > 0)
    .map((one) => ` ${one.guard} ${one.verdict}`)
  return `${lines.map(({ item, selected }) => `${selected ? '☑' : '☐'}${item.key} ${item.bucket}`).join(', ') || 'nothing'}${guards.join(',')}`
}

/** A plan that is there and can be ticked. */
export async function openPlan({ ledger, portal }: Playing, index: number): Promise<Reading | undefined> {
  const shown = ledger.shown[index % Math.max(1, ledger.shown.length)]
  return shown === undefined ? undefined : portal.read(shown.plan.id)
}

export async function playTick(playing: Playing, step: Extract<PortalStep, { do: 'tick' }>): Promise<string> {
  const { ledger, portal } = playing
  const reading = await openPlan(playing, step.plan)
  if (reading === undefined || reading.plan.state !== 'open' || reading.plan.connectionId === null) return ''
  const line = reading.lines[step.line % Math.max(1, reading.lines.length)]
  if (line === undefined) return ''
  const { item } = line
  const change = step.field === null ? undefined : item.changes[step.field % Math.max(1, item.changes.length)]
  if (step.field !== null && change === undefined) return ''
  const { choice } = step
  const fingerprint = change === undefined ? itemFingerprint(item) : changeFingerprint(change)
  await portal.tick(reading.plan.connectionId, [
    { key: item.key, attribute: change?.attribute ?? null, fingerprint, choice },
  ])
  const content = change === undefined ? contentOf(item) : JSON.stringify([change.attribute, change.new])
  ledger.ticks.set(tickKey(reading.plan.connectionId, item.key, change?.attribute), { content, choice })
  await recheck(playing, reading)
  return `Kari ${choice}s ${change === undefined ? '' : `${change.attribute} of `}${item.key} in a preview.`
}

export async function playTickEverything(playing: Playing): Promise<string> {
  const reading = await openPlan(playing, 0)
  if (reading === undefined || reading.plan.state !== 'open') return ''
  await tickEverything(playing, reading)
  return 'Kari ticks everything.'
}

export async function tickEverything(playing: Playing, reading: Reading): Promise<void> {
  const { ledger, portal } = playing
  await portal.tickEverything(reading.plan)
  for (const { item, selectable } of reading.lines)
    if (selectable)
      ledger.ticks.set(tickKey(reading.plan.connectionId, item.key), {
        content: contentOf(item),
        choice: 'include',
      })
  await recheck(playing, reading)
}

async function recheck({ ledger, portal }: Playing, { plan }: Reading): Promise<void> {
  const again = await portal.read(plan.id)
  if (again !== undefined) checkSelection(ledger, again)
}

export async function playGuardRelease(
  playing: Playing,
  step: Extract<PortalStep, { do: 'release a guard' }>,
): Promise<string> {
  const reading = await openPlan(playing, 0)
  if (reading === undefined || reading.plan.state !== 'open') return ''
  const guards = reading.plan.guards.filter((one) => one.verdict === 'held' || one.verdict === 'hard-held')
  const guard = guards[step.guard % Math.max(1, guards.length)]
  if (guard === undefined) return ''
  await releaseGuard(playing, reading, guard, step.by === 'one' ? 1 : 2)
  return `The guard "${guard.guard}" is released by ${step.by}.`
}

export async function releaseGuard(
  playing: Playing,
  reading: Reading,
  guard: Reading['plan']['guards'][number],
  people: 1 | 2,
): Promise<void> {
  const { ledger, portal } = playing
  const key = releaseKey(reading.plan.connectionId, guard.guard, guard.holds)
  for (const admin of admins.slice(0, people)) {
    await portal.release(reading.plan, guard, admin)
    ledger.releases.set(key, new Set([...(ledger.releases.get(key) ?? []), admin.userId]))
  }
  await recheck(playing, reading)
}

/** Somebody answers who a record is. */
export async function playDecision(
  playing: Playing,
  step: Extract<PortalStep, { do: 'decide' }>,
): Promise<string> {
  const { ledger, portal } = playing
  const reading = ledger.connected ? await openPlan(playing, 0) : undefined
  const open =
    reading?.lines.filter(({ item }) => item.bucket === 'needs a match' && item.candidates.length > 0) ?? []
  const item = open[step.line % Math.max(1, open.length)]?.item
  const personId = item?.candidates[0]?.personId
  const record = newestTruth(ledger)?.records.get(item?.externalId ?? '')
  if (reading?.plan.connectionId !== ledger.connectionId || record === undefined || personId === undefined)
    return ''
  const isOne = ledger.humanOf.get(personId) === record.human && !ledger.mixed.has(personId)
  const rightly = isOne ? ('same person' as const) : ('two people' as const)
  const wrongly = isOne ? ('two people' as const) : ('same person' as const)
  const decision = step.answer === 'not now' ? step.answer : step.answer === 'rightly' ? rightly : wrongly
  await portal.decide({ externalId: record.externalId, personId, decision })
  ledger.decisions.set(decisionKey(ledger.connectionId, record.externalId, personId), decision)
  if (decision === 'same person' && !isOne) ledger.mixed.add(personId)
  ledger.moves += 1
  await checkNothingWritten(playing, 'a decision')
  return `Kari decides ${step.answer} that ${record.externalId} and ${personId.slice(0, 8)}: ${decision}.`
}
