import type { FieldChange, GuardVerdict } from '#model/plan.ts'
import type { ChosenItem } from '#stores/plan-selection.ts'
import { contentOf, isWriting, type Ledger, releaseKey, tickKey } from './ledger.ts'
import type { Reading } from './portal.ts'
import { holds, same } from './violation.ts'

export type Chosen = Readonly<{ item: ChosenItem['item']; changes: readonly FieldChange[] }>
type Item = ChosenItem['item']
type Plan = Reading['plan']

/** The lines and fields that a click on this plan may write, by what was ticked, unticked and released before. */
export function chosenLines(ledger: Ledger, { plan, lines }: Pick<Reading, 'plan' | 'lines'>): Chosen[] {
  return lines
    .map(({ item }) => item)
    .filter((item) => isTicked(ledger, plan, item) && holdersNow(ledger, plan, item).length === 0)
    .map((item) => ({
      item,
      changes: item.changes.filter((change) => isFieldTicked(ledger, plan, item, change)),
    }))
}

function isTicked(ledger: Ledger, plan: Plan, item: Item): boolean {
  const tick = tickOf(ledger, plan, item)
  return isWriting(item) && (tick === undefined ? item.preticked : tick === 'include')
}

function tickOf({ ticks }: Ledger, { connectionId }: Plan, item: Item): 'include' | 'exclude' | undefined {
  const found = ticks.get(tickKey(connectionId, item.key))
  return found?.content === contentOf(item) ? found.choice : undefined
}

/** A field goes with its line unless it was unticked; a reviewed one needs a tick, of itself or of the whole line. */
function isFieldTicked(ledger: Ledger, plan: Plan, item: Item, change: FieldChange): boolean {
  const found = ledger.ticks.get(tickKey(plan.connectionId, item.key, change.attribute))
  if (found?.content === JSON.stringify([change.attribute, change.new])) return found.choice === 'include'
  return item.action === 'create' || tickOf(ledger, plan, item) === 'include' || change.preticked
}

function holdersNow({ releases }: Ledger, { guards, connectionId }: Plan, item: Item): string[] {
  return guards
    .filter((one) => one.holds.includes(item.key) && (one.verdict === 'held' || one.verdict === 'hard-held'))
    .filter((one) => {
      const by = releases.get(releaseKey(connectionId, one.guard, one.holds))?.size ?? 0
      return by < (one.verdict === 'held' ? 1 : 2)
    })
    .map((one) => one.guard)
}

/** What the screen shows of a selection is what was chosen. */
export function checkSelection(ledger: Ledger, reading: Reading): void {
  const { plan, lines, selection } = reading
  const chosen = new Set(chosenLines(ledger, reading).map(({ item }) => item.key))
  for (const line of lines) {
    const { item, heldBy, selected } = line
    same('rule 4', `guards holding ${item.key}`, [...heldBy].sort(), holdersNow(ledger, plan, item).sort())
    same('I2', `whether ${item.key} is selected`, selected, chosen.has(item.key))
    same('I2', `whether ${item.key} can be selected`, line.selectable, isWriting(item))
  }
  const held = lines.filter(({ item }) => isWriting(item) && holdersNow(ledger, plan, item).length > 0).length
  const selectable = lines.filter(({ item }) => isWriting(item)).length
  same(
    'I13',
    'the counts of the selection',
    [selection.selected, selection.selectable, selection.held],
    [chosen.size, selectable, held],
  )
}

/** The guards count what is displayed. */
export function checkGuards(ledger: Ledger, { plan, lines }: Reading): void {
  const { guards: limits } = ledger.settings
  const items = lines.map(({ item }) => item)
  const truth = ledger.truths.find((one) => one.snapshotId === plan.snapshotId)
  const records = [...(truth?.records.keys() ?? [])]
  const base = linkedPeople(ledger).filter(({ status }) => status === 'active' || status === 'leave').length
  const going = items.filter((item) => item.action === 'terminate' || item.reason.code === 'left-filter')
  const most = (people: number, share: number) => Math.max(people, Math.floor(share * base + 1e-9))
  const hard = going.length > most(limits.hardLeavingPeople, limits.hardLeavingShare)
  const soft = going.length > most(limits.leavingPeople, limits.leavingShare)
  const empty = records.length === 0 && base > 0
  checkGuard(plan.guards, 'leaving', hard || empty ? 'hard-held' : soft ? 'held' : 'clear', going)
  const changing = (test: (change: FieldChange) => boolean) =>
    items.filter(
      (item) => ['update', 'terminate', 'reactivate'].includes(item.action) && item.changes.some(test),
    )
  const replaces = (attributes: readonly string[]) =>
    changing((one) => attributes.includes(one.attribute) && one.old !== null && one.new !== null)
  const cleared = changing((one) => one.new === null && one.old !== null && one.rule !== 'new employment')
  const limit = most(limits.changesPeople, limits.changesShare)
  const counted = [
    ['e-mail changes', replaces(['workEmail'])],
    ['identifier changes', replaces(['employeeNumber', ledger.settings.identifier])],
    ['entity moves', replaces(['legalEntity'])],
    ['cleared values', cleared],
  ] as const
  for (const [guard, held] of counted)
    checkGuard(plan.guards, guard, held.length > limit ? 'held' : 'clear', held)
}

function checkGuard(
  guards: readonly GuardVerdict[],
  name: string,
  verdict: string,
  held: readonly Item[],
): void {
  const found = guards.find((one) => one.guard === name)
  same('rule 4', `the guard "${name}"`, [found?.verdict, found?.count], [verdict, held.length])
  const keys = verdict === 'clear' ? [] : held.map((one) => one.key).sort()
  same('rule 4', `what the guard "${name}" holds`, [...(found?.holds ?? [])].sort(), keys)
}

function linkedPeople({ portal, connectionId }: Ledger) {
  return [...portal.people.values()].filter(
    (person) =>
      person.status !== 'withdrawn' && person.links.some((link) => link.connectionId === connectionId),
  )
}

export function checkCounts({ plan, lines }: Reading): void {
  const counted = new Map<string, number>()
  for (const { item } of lines) counted.set(item.bucket, (counted.get(item.bucket) ?? 0) + 1)
  for (const [bucket, count] of Object.entries(plan.counts.byBucket))
    same('I13', `the count of "${bucket}"`, count, counted.get(bucket) ?? 0)
  const attention = (counted.get('needs a match') ?? 0) + (counted.get('blocked') ?? 0)
  same('I13', 'the count of those that need attention', plan.counts.needAttention, attention)
  const keys = lines.map(({ item }) => item.key)
  holds('I13', new Set(keys).size === keys.length, () => `lines stand twice: ${keys.join(', ')}`)
}
