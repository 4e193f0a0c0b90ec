import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Person, PersonValues } from '#model/person.ts'
import type { Plan, PlanItem } from '#model/plan.ts'
import { personWrite } from './apply/person-write.ts'
import { planFrom } from './make-plan.ts'
import { smallWorld } from './testing/small-world.ts'
import { planUndo, type UndoneWrite } from './undo/plan-undo.ts'

type Registry = Map<string, Person>

/** Applies every line that writes, and tells what was written. */
function apply(plan: Plan, registry: Registry, today: string): UndoneWrite[] {
  return plan.items.flatMap((item) => {
    if (item.action === 'none' || item.action === 'hold') return []
    const before = item.personId === null ? null : (registry.get(item.personId) ?? null)
    const id = before?.id ?? `new-${item.externalId}`
    const write = personWrite(item, item.changes, before, id, { today, linkedPersonOf: () => id })
    registry.set(id, {
      id,
      version: write.versionBefore + 1,
      status: write.statusAfter,
      values: write.values,
      periods: [...write.periodsAfter],
      awards: before?.awards ?? null,
    })
    return [undoneOf(item, write)]
  })
}

function undoneOf(item: PlanItem, write: ReturnType<typeof personWrite>): UndoneWrite {
  const { personId, action, statusBefore, statusAfter, versionBefore, changes } = write
  const versionAfter = versionBefore + 1
  const { externalId } = item
  return { personId, action, externalId, versionAfter, statusBefore, statusAfter, linked: false, changes }
}

/** Status and filled values; the value of the status is the status itself. */
function stateOf({ status, values }: Person): PersonValues {
  const filled = Object.entries(values).filter(([id, value]) => value !== null && id !== 'employmentStatus')
  return { ...Object.fromEntries(filled.sort()), status }
}

const runs = { numRuns: 500 }

test('a run taken back leaves everybody as they were, and whom it created is withdrawn', () => {
  fc.assert(
    fc.property(smallWorld, (input) => {
      const before = new Map(input.people.map((one): [string, Person] => [one.id, one]))
      const registry = new Map(before)
      const writes = apply(planFrom(input), registry, input.days.company)
      apply(planUndo(writes, registry), registry, input.days.company)
      for (const [id, person] of registry) {
        const earlier = before.get(id)
        if (earlier === undefined) expect(person.status).toBe('withdrawn')
        else expect(stateOf(person)).toEqual(stateOf(earlier))
      }
      expect(planUndo(writes, registry).items.filter((item) => item.action !== 'none')).toEqual([])
    }),
    runs,
  )
})

test('what somebody changed since the run is listed and kept, everything else is taken back', () => {
  fc.assert(
    fc.property(smallWorld, fc.constantFrom('title', 'familyName', 'workEmail'), (input, attribute) => {
      const before = new Map(input.people.map((one): [string, Person] => [one.id, one]))
      const registry = new Map(before)
      const writes = apply(planFrom(input), registry, input.days.company)
      for (const { personId } of writes) {
        const person = registry.get(personId)
        if (person !== undefined)
          registry.set(personId, {
            ...person,
            version: person.version + 1,
            values: { ...person.values, [attribute]: 'By hand' },
          })
      }
      const undo = planUndo(writes, registry)
      apply(undo, registry, input.days.company)
      for (const write of writes) {
        const person = registry.get(write.personId)
        const earlier = before.get(write.personId)
        const touched = write.changes.some((one) => one.attribute === attribute) || earlier === undefined
        const listed = undo.items.some((one) => one.bucket === 'blocked' && one.personId === write.personId)
        expect(listed).toBe(touched)
        expect(person?.values[attribute]).toBe('By hand')
        if (person !== undefined && earlier !== undefined)
          expect({ ...stateOf(person), [attribute]: '' }).toEqual({ ...stateOf(earlier), [attribute]: '' })
      }
    }),
    runs,
  )
})
