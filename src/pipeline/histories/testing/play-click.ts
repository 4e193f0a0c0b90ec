import { itemFingerprint } from '#stores/plan-store.ts'
import { checkApplied } from './check-apply.ts'
import { checkNotStale, checkRefusal } from './check-click.ts'
import { checkNothingWritten, readAgain } from './check-nothing-written.ts'
import { checkUndone } from './check-undo.ts'
import { contentOf, type Ledger, newestTruth, tickKey } from './ledger.ts'
import type { Playing } from './open-history.ts'
import { note, openPlan } from './play-plan.ts'
import { admins, type Reading } from './portal.ts'
import type { PortalState } from './portal-state.ts'
import { type Chosen, checkSelection, chosenLines } from './selection.ts'
import type { PortalStep } from './steps.ts'
import { holds, same } from './violation.ts'

type Click = Extract<PortalStep, { do: 'apply' }>['click']
type Outcome = Awaited<ReturnType<Playing['portal']['apply']>>

export async function playApply(playing: Playing, index: number, click: Click): Promise<string> {
  const reading = await openPlan(playing, index)
  if (reading === undefined) return ''
  return clickOn(playing, reading, click)
}

/** A click on a plan that is displayed, with all that must hold afterwards. */
export async function clickOn(playing: Playing, reading: Reading, click: Click): Promise<string> {
  const { ledger, portal } = playing
  checkSelection(ledger, reading)
  const { digest } = reading.selection
  const outdated = click === 'on an outdated selection' && (await changeSelection(playing, reading))
  const chosen = chosenLines(ledger, reading)
  const clicks = click === 'two at once' ? admins : admins.slice(0, 1)
  if (clicks.length > 1 || click === 'while somebody edits') await warm(playing)
  const [outcomes, edited] = await Promise.all([
    Promise.all(clicks.map((admin) => portal.apply(reading.plan.id, digest, admin))),
    click === 'while somebody edits' ? editOneOf(playing, chosen) : undefined,
  ])
  if (click === 'twice') outcomes.push(await portal.apply(reading.plan.id, digest))
  if (outdated && reading.plan.state === 'open')
    holds('I2', outcomes[0]?.kind !== 'applied', () => 'a click on an outdated selection was applied')
  const applied = outcomes.filter((one) => one.kind === 'applied')
  holds('I3', applied.length < 2, () => 'a plan was applied twice')
  if (applied.length > 0)
    holds(
      'I3',
      outcomes.every((one) => 'run' in one),
      () => `clicks on one plan: ${outcomes.map((one) => one.kind).join(', ')}`,
    )
  checkAgain(ledger, reading, outcomes)
  const [outcome] = applied.length > 0 ? applied : outcomes
  if (edited === 'edited') await noteEdited(playing, applied.length)
  else if (outcome?.kind === 'applied') await noteApplied(playing, reading, chosen, outcome.run)
  else {
    await checkNothingWritten(playing, `a click that ended ${outcome?.kind}`)
    if (outcome !== undefined && !outdated) checkRefusal(ledger, reading, chosen, outcome)
  }
  const what = reading.plan.kind === 'undo' ? 'an undo' : 'a preview'
  return `Kari clicks on ${what} of ${chosen.length} lines (${click}): ${outcomes.map((one) => one.kind).join(', ')}.`
}

/** Two connections that are there already, so that two things at once really are. */
async function warm({ portal }: Playing): Promise<void> {
  const { pool } = portal.database
  await Promise.all([pool.query('select 1'), pool.query('select 1')])
}

/** Berit types into one of the people to whom the click would write; a line that writes nothing may be edited beside it. */
async function editOneOf(
  { ledger, portal }: Playing,
  chosen: readonly Chosen[],
): Promise<string | undefined> {
  const written = chosen.filter(({ changes }) => changes.length > 0)
  const person = written.flatMap(({ item }) => ledger.portal.people.get(item.personId ?? '') ?? [])[0]
  return person === undefined
    ? undefined
    : portal.edit(person.id, person.version, { location: `Hand${person.version}` })
}

/** Only one of the two goes through: a plan that is about somebody who was just edited is stale. */
async function noteEdited(playing: Playing, applied: number): Promise<void> {
  const { ledger } = playing
  holds('I11', applied === 0, () => 'a click was applied to somebody who was edited at the same moment')
  const after = await readAgain(playing)
  same('I4', 'the runs after a stale click', after.runs.length, ledger.portal.runs.length)
  const rows = after.history.slice(ledger.portal.history.length)
  same(
    'I4',
    'the history after a stale click beside a hand edit',
    rows.map((row) => [row.attribute, row.runId]),
    [['location', null]],
  )
  ledger.portal = after
  ledger.moves += 1
}

/** A plan that was applied answers with its one run, however often it is clicked. */
function checkAgain(ledger: Ledger, { plan }: Reading, outcomes: readonly Outcome[]): void {
  const known = ledger.runOf.get(plan.id)
  const runs = new Set(outcomes.flatMap((one) => ('run' in one ? [one.run.id] : [])))
  if (known !== undefined) same('I3', 'the answers to clicks on an applied plan', [...runs], [known])
  else holds('I3', runs.size < 2, () => 'clicks on one plan name two runs')
}

/** Somebody else unticks the first chosen line after it was displayed. */
async function changeSelection({ ledger, portal }: Playing, reading: Reading): Promise<boolean> {
  const [line] = chosenLines(ledger, reading)
  if (line === undefined || reading.plan.connectionId === null) return false
  const { item } = line
  await portal.tick(reading.plan.connectionId, [
    { key: item.key, attribute: null, fingerprint: itemFingerprint(item), choice: 'exclude' },
  ])
  ledger.ticks.set(tickKey(reading.plan.connectionId, item.key), {
    content: contentOf(item),
    choice: 'exclude',
  })
  return true
}

async function noteApplied(
  playing: Playing,
  reading: Reading,
  chosen: readonly Chosen[],
  run: Readonly<{ id: string; actor: string }>,
): Promise<void> {
  const { ledger } = playing
  const before = ledger.portal
  checkNotStale(ledger, reading, chosen)
  holds(
    'I1',
    admins.some((one) => one.name === run.actor),
    () => `the run names ${run.actor}, who did not click`,
  )
  const after = await readAgain(playing)
  checkApplied(ledger, reading, chosen, after, run)
  if (reading.plan.kind === 'undo') checkUndone(ledger, reading, chosen, after)
  ledger.runOf.set(reading.plan.id, run.id)
  ledger.before.set(run.id, before)
  ledger.linkedBy.set(run.id, newLinks(reading, before, after))
  ledger.portal = after
  ledger.moves += 1
  noteHumans(ledger, reading, after)
}

function newLinks({ plan }: Reading, before: PortalState, after: PortalState) {
  if (plan.kind === 'undo') return []
  return [...after.people.values()].flatMap(({ id, links }) => {
    const had = new Set(
      before.people.get(id)?.links.map((one) => `${one.connectionId} ${one.externalId}`) ?? [],
    )
    return links
      .filter(
        (one) => one.connectionId === plan.connectionId && !had.has(`${one.connectionId} ${one.externalId}`),
      )
      .map((one) => ({ externalId: one.externalId, personId: id }))
  })
}

/** Whoever is new in the portal is the human being of the record that made them. */
function noteHumans(ledger: Ledger, { plan }: Reading, after: PortalState): void {
  const truth = newestTruth(ledger)
  for (const person of after.people.values()) {
    if (ledger.humanOf.has(person.id) || plan.kind === 'undo') continue
    const record = truth?.records.get(
      person.links.find((one) => one.connectionId === plan.connectionId)?.externalId ?? '',
    )
    if (record !== undefined) ledger.humanOf.set(person.id, record.human)
  }
}

export async function playUndo(playing: Playing, step: Extract<PortalStep, { do: 'undo' }>): Promise<string> {
  const { ledger, portal } = playing
  const runs = [...ledger.portal.runs].reverse()
  const run = runs[step.run % Math.max(1, runs.length)]
  if (run === undefined) return ''
  const written = ledger.portal.history.filter((row) => row.runId === run.id)
  const row = written[step.who % Math.max(1, written.length)]
  if (row === undefined && step.scope !== 'run') return ''
  const scope =
    row === undefined || step.scope === 'run'
      ? undefined
      : { personId: row.personId, attribute: step.scope === 'field' ? row.attribute : null }
  const made = await portal.undo(run.id, scope)
  await checkNothingWritten(playing, 'the plan of an undo')
  if (made.kind !== 'plan') return `An undo is refused: ${made.kind}.`
  const reading = await portal.read(made.planId)
  if (reading === undefined) return ''
  checkSelection(ledger, reading)
  note(ledger, reading)
  const who =
    scope === undefined ? 'a run' : `${scope.attribute ?? 'everything'} of ${scope.personId.slice(0, 8)}`
  const clicked = step.applied ? await clickOn(playing, reading, 'once') : ''
  return `Kari asks to undo ${who}. ${clicked}`
}
