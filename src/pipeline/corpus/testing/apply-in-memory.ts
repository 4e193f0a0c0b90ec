import type { Plan, PlanItem } from '#model/plan.ts'
import type { PlanningInput, RegisteredPerson } from '#model/planning.ts'
import { personWrite } from '../../apply/person-write.ts'

/** The registry after everything that a plan can write was ticked and applied; who is created is called by the record. */
export function applyInMemory(input: PlanningInput, plan: Plan): PlanningInput {
  const links = new Map(input.links.map((one) => [one.externalId, one]))
  const people = new Map(input.people.map((one) => [one.id, one]))
  for (const item of plan.items) {
    if (item.action === 'none' || item.action === 'hold') continue
    const after = written(item, people, input)
    people.set(after.id, after)
    if (item.externalId !== null)
      links.set(item.externalId, {
        connectionId: input.connectionId,
        externalId: item.externalId,
        personId: after.id,
      })
  }
  return { ...input, people: [...people.values()], links: [...links.values()] }
}

function written(
  item: PlanItem,
  people: ReadonlyMap<string, RegisteredPerson>,
  { days }: PlanningInput,
): RegisteredPerson {
  const before = people.get(item.personId ?? '') ?? null
  const id = before?.id ?? `new-${item.externalId}`
  const changes = item.changes.map((one) => ({
    ...one,
    new: one.new?.startsWith('record:') ? `new-${one.new.slice('record:'.length)}` : one.new,
  }))
  const write = personWrite(item, changes, before, id, {
    today: days.company,
    linkedPersonOf: () => undefined,
  })
  const told = Object.fromEntries(changes.map((one) => [one.attribute, one.new]))
  return {
    id,
    version: write.versionBefore + 1,
    status: write.statusAfter,
    values: write.values,
    periods: [...write.periodsAfter],
    awards: before?.awards ?? null,
    lastFromHr: { ...before?.lastFromHr, ...told },
  }
}
