import { randomUUID } from 'node:crypto'
import type { Person } from '#model/person.ts'
import { personsByRecord } from '#stores/link-store.ts'
import type { ChosenItem } from '#stores/plan-selection.ts'
import type { PlanRecord } from '#stores/plan-store.ts'
import { loadRunPeople } from '#stores/run-store.ts'
import type { Tx } from '#stores/transaction.ts'
import { chosenChanges } from './chosen-changes.ts'
import { type PersonWrite, personWrite } from './person-write.ts'

/** One write for each line, with managers of the same run found by their records. */
export async function resolveWrites(
  tx: Tx,
  today: string,
  plan: PlanRecord,
  lines: readonly ChosenItem[],
  people: ReadonlyMap<string, Person>,
): Promise<PersonWrite[]> {
  const ids = new Map(lines.map((line) => [line.item.key, line.item.personId ?? randomUUID()]))
  const links = await linksOf(tx, plan, lines, ids)
  const undone = plan.undoesRun === null ? [] : await loadRunPeople(tx, plan.undoesRun)
  // Taking back one field leaves the periods alone.
  const wholePeople = (plan.inputs.undo?.attribute ?? null) === null
  const before = new Map(wholePeople ? undone.map((one) => [one.personId, one]) : [])
  const writes = lines.map((line) => {
    const personId = ids.get(line.item.key) ?? randomUUID()
    const person = people.get(personId) ?? null
    const changes = chosenChanges(line).flatMap((change) => resolveReference(change, links.all))
    const made = personWrite(line.item, changes, person, personId, {
      today,
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

type Links = Readonly<{ stored: ReadonlyMap<string, string>; all: ReadonlyMap<string, string> }>

async function linksOf(
  tx: Tx,
  plan: PlanRecord,
  lines: readonly ChosenItem[],
  ids: ReadonlyMap<string, string>,
): Promise<Links> {
  const stored =
    plan.connectionId === null ? new Map<string, string>() : await personsByRecord(tx, plan.connectionId)
  const all = new Map(stored)
  for (const { item } of lines) {
    const personId = ids.get(item.key)
    if (item.externalId !== null && personId !== undefined) all.set(item.externalId, personId)
  }
  return { stored, all }
}

/** `record:<id>` names a manager by record; one who is not in the portal is left out rather than invented. */
function resolveReference(
  change: ReturnType<typeof chosenChanges>[number],
  links: ReadonlyMap<string, string>,
) {
  if (change.attribute !== 'manager' || change.new === null || !change.new.startsWith('record:'))
    return [change]
  const personId = links.get(change.new.slice('record:'.length))
  return personId === undefined || personId === change.old ? [] : [{ ...change, new: personId }]
}
