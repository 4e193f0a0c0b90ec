import type { Plan } from '#model/plan.ts'
import type { PlanningInput, UnchangedRecord } from '#model/planning.ts'
import { correlate } from './correlate/correlate.ts'
import { findUnchanged } from './find-unchanged.ts'
import { checkGuards, type GuardBase } from './guard/check-guards.ts'
import { mapEmployee } from './map/map-employee.ts'
import { makePlan } from './plan/make-plan.ts'

/** The pure stages in their order: map, correlate, plan, guard. Filtering has happened while staging. */
export function planFrom(input: PlanningInput): Plan {
  return thinkThrough(input).plan
}

/** The plan, and when asked the records that a later plan need not look at. */
export function thinkThrough(
  input: PlanningInput,
): Readonly<{ plan: Plan; unchanged: () => UnchangedRecord[] }> {
  const { settings } = input
  const records = new Set(input.employees.map((employee) => employee.externalId))
  if (records.size !== input.employees.length)
    throw Object.assign(new Error('Two records of the snapshot have the same external id.'), {
      code: 'duplicate-external-id',
    })
  const context = {
    legalEntityRule: settings.legalEntity,
    legalEntities: input.legalEntities,
    links: linksOf(input),
    records,
  }
  const mapped = input.employees.map((employee) => mapEmployee(employee, settings.mapping, context))
  mapped.sort((one, other) => (one.employee.externalId < other.employee.externalId ? -1 : 1))
  const { items, counts, planned } = makePlan(input, mapped, correlate(input, mapped))
  const guards = checkGuards(items, guardBase(input), settings.guards, input.snapshot)
  return { plan: { items, counts, guards }, unchanged: () => findUnchanged(planned, input) }
}

/** Whom the shares of the guards are of: people linked to this connection and employed. */
function guardBase(input: PlanningInput): GuardBase {
  const kept = { ...input, links: input.links.filter((link) => link.ended !== true) }
  const linked = new Set(linksOf(kept).values())
  const active = input.people.filter(
    ({ id, status }) => linked.has(id) && (status === 'active' || status === 'leave'),
  )
  const { people, unreadable } = input.snapshot
  const linkedActive = active.length + (input.rest?.employed ?? 0)
  return { linkedActive, recordsInSnapshot: people, unreadable }
}

/** Person ids by external id, of this connection and of people who are there. */
function linksOf({ links, connectionId, people }: PlanningInput): ReadonlyMap<string, string> {
  const there = new Set(people.map((person) => person.id))
  const own = links.filter((link) => link.connectionId === connectionId && there.has(link.personId))
  return new Map(own.map((link) => [link.externalId, link.personId]))
}
