import type { Plan } from '#model/plan.ts'
import { releasedGuards } from '#stores/guard-release-store.ts'
import type { ChosenItem } from '#stores/plan-selection.ts'
import { holdersOf, itemFingerprint, listFingerprints, type PlanRecord } from '#stores/plan-store.ts'
import type { Tx } from '#stores/transaction.ts'

/** A line that would come out differently now; `what` is a code for the interface. */
export type Difference = Readonly<{
  key: string
  name: string
  what: 'added' | 'gone' | 'other change' | 'edited meanwhile' | 'held now'
}>

/** Compares every line with a plan made now, ticked or not: what a reader would find changed in a new preview. */
export async function listedDifferences(tx: Tx, plan: PlanRecord, now: Plan): Promise<Difference[]> {
  const listed = await listFingerprints(tx, plan.id)
  const fresh = new Map(now.items.map((item) => [item.key, item]))
  const known = new Set(listed.map((line) => line.key))
  const changed = listed.flatMap(({ key, name, fingerprint }): Difference[] => {
    const other = fresh.get(key)
    if (other === undefined) return [{ key, name, what: 'gone' }]
    return itemFingerprint(other) === fingerprint ? [] : [{ key, name, what: 'other change' }]
  })
  const added = now.items.filter((item) => !known.has(item.key))
  return [...changed, ...added.map(({ key, name }): Difference => ({ key, name, what: 'added' }))]
}

/** What refuses a click: compares the selected lines with a plan made now. Equal means: same action, same person and version, same values, not held. */
export async function differences(
  tx: Tx,
  plan: PlanRecord,
  selected: AsyncIterable<readonly ChosenItem[]>,
  now: Plan,
): Promise<Difference[]> {
  const byKey = new Map(now.items.map((item) => [item.key, item]))
  const released = new Set(await releasedGuards(tx, { ...plan, guards: now.guards }))
  const holders = holdersOf(now.guards)
  const differenceOf = ({ item, fingerprint }: ChosenItem): Difference[] => {
    const other = byKey.get(item.key)
    const heldNow = (holders.get(item.key) ?? []).some((guard) => !released.has(guard))
    const what =
      other === undefined
        ? 'gone'
        : other.personVersion !== item.personVersion
          ? 'edited meanwhile'
          : itemFingerprint(other) !== fingerprint
            ? 'other change'
            : heldNow
              ? 'held now'
              : null
    return what === null ? [] : [{ key: item.key, name: item.name, what }]
  }
  const found: Difference[] = []
  for await (const lines of selected) found.push(...lines.flatMap(differenceOf))
  return found
}
