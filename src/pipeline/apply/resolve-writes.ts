import { loadPeople } from '#stores/apply-store.ts'
import { personsByRecord } from '#stores/link-store.ts'
import { type ChosenItem, selectedPeople } from '#stores/plan-selection.ts'
import type { PlanRecord } from '#stores/plan-store.ts'
import { loadRunPeople } from '#stores/run-store.ts'
import type { Tx } from '#stores/transaction.ts'
import { chosenChanges } from './chosen-changes.ts'
import { newPersonId } from './new-person-id.ts'
import { type PersonWrite, personWrite } from './person-write.ts'

type Run = Readonly<{ runId: string; at: Date; today: string }>
type Change = ReturnType<typeof chosenChanges>[number]

/** One write for each of these lines, with managers of the same run found by their records. */
export async function resolveWrites(
  tx: Tx,
  run: Run,
  plan: PlanRecord,
  lines: readonly ChosenItem[],
): Promise<PersonWrite[]> {
  const known = lines.flatMap((line) => line.item.personId ?? [])
  const people = await loadPeople(tx, known)
  const chosen = lines.map((line) => ({ line, changes: chosenChanges(line) }))
  const records = chosen.flatMap(({ changes }) => changes.flatMap((change) => managerRecord(change) ?? []))
  const links = await linksOf(tx, run, plan, { lines, records })
  // Taking back one field leaves the periods alone.
  const wholePeople = plan.undoesRun !== null && (plan.inputs.undo?.attribute ?? null) === null
  const undone = wholePeople ? await loadRunPeople(tx, plan.undoesRun ?? '', known) : []
  const before = new Map(undone.map((one) => [one.personId, one]))
  const writes = chosen.map(({ line, changes }) => {
    const personId = line.item.personId ?? newPersonId(run, line.seq)
    const resolved = changes.flatMap((change) => resolveManager(change, links.managers))
    const made = personWrite(line.item, resolved, people.get(personId) ?? null, personId, {
      today: run.today,
      linkedPersonOf: (externalId) => (plan.kind === 'sync' ? links.stored.get(externalId) : personId),
    })
    const earlier = before.get(personId)
    return earlier === undefined ? made : { ...made, periodsAfter: earlier.periodsBefore }
  })
  return plan.kind === 'sync' ? writes.filter((one) => !writesNothing(one)) : writes
}

/** A line whose only change was a manager who is not in the portal: it waits, and is not counted as written. */
function writesNothing({ action, changes, link, statusBefore, statusAfter }: PersonWrite): boolean {
  return action === 'update' && changes.length === 0 && link === null && statusBefore === statusAfter
}

type Links = Readonly<{
  stored: ReadonlyMap<string, string>
  /** By record, of those who are there or come with the same run. */
  managers: ReadonlyMap<string, string>
}>

async function linksOf(
  tx: Tx,
  run: Run,
  plan: PlanRecord,
  { lines, records }: Readonly<{ lines: readonly ChosenItem[]; records: readonly string[] }>,
): Promise<Links> {
  if (plan.connectionId === null) return { stored: new Map(), managers: new Map() }
  const managers = new Map<string, string>()
  const keyOf = new Map(records.map((record) => [`record:${record}`, record]))
  if (keyOf.size > 0) {
    for (const [key, { seq, personId }] of await selectedPeople(tx, plan, [...keyOf.keys()]))
      managers.set(keyOf.get(key) ?? key, personId ?? newPersonId(run, seq))
  }
  // Whoever is new is linked to nothing: in a first import nobody is asked for.
  const known = lines.flatMap(({ item }) => (item.personId === null ? [] : (item.externalId ?? [])))
  const others = records.filter((record) => !managers.has(record))
  const stored = await personsByRecord(tx, plan.connectionId, [...new Set([...known, ...others])])
  return { stored, managers: new Map([...stored, ...managers]) }
}

/** `record:<id>` names a manager by record; one who is not in the portal is left out rather than invented. */
function resolveManager(change: Change, managers: ReadonlyMap<string, string>): Change[] {
  const record = managerRecord(change)
  if (record === null) return [change]
  const personId = managers.get(record)
  return personId === undefined || personId === change.old ? [] : [{ ...change, new: personId }]
}

function managerRecord({ attribute, new: next }: Change): string | null {
  return attribute === 'manager' && next?.startsWith('record:') ? next.slice('record:'.length) : null
}
