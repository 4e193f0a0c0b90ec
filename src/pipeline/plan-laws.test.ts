import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Employee, EmployeeField } from '#model/employee.ts'
import type { Plan } from '#model/plan.ts'
import { planFrom } from './make-plan.ts'
import { applied } from './testing/planning-fixture.ts'
import { smallWorld } from './testing/small-world.ts'

const runs = { numRuns: 500 }

/** The feed cut into pages of some size. */
function pagesOf(employees: readonly Employee[], key: number): readonly (readonly Employee[])[] {
  const size = (Math.abs(key) % 3) + 1
  const cuts = employees.flatMap((_, at) => (at % size === 0 ? [at] : []))
  return cuts.map((at) => employees.slice(at, at + size))
}

test('the order of records, their pages, people, links and decisions never matters, and planning twice gives the same bytes', () => {
  fc.assert(
    fc.property(smallWorld, fc.infiniteStream(fc.integer()), (input, keys) => {
      const shuffled = <T>(all: readonly T[]): T[] =>
        all
          .map((one) => [keys.next().value, one] as const)
          .sort((a, b) => Number(a[0]) - Number(b[0]))
          .map(([, one]) => one)
      const other = {
        ...input,
        employees: shuffled(pagesOf(input.employees, Number(keys.next().value))).flat(),
        people: shuffled(input.people),
        links: shuffled(input.links),
        decisions: shuffled(input.decisions),
      }
      const first = JSON.stringify(planFrom(input))
      expect(JSON.stringify(planFrom(input))).toBe(first)
      expect(JSON.stringify(planFrom(other))).toBe(first)
    }),
    runs,
  )
})

const writing = (plan: Plan) => plan.items.filter((item) => item.action !== 'none' && item.action !== 'hold')

test('applied, and planned again, nothing is left to write but what waited for it', () => {
  fc.assert(
    fc.property(smallWorld, (input) => {
      let before = planFrom(input)
      let state = applied(input, before)
      for (let round = 0; writing(before).length > 0 && round < 5; round += 1) {
        const written = new Set(writing(before).map((item) => item.key))
        const next = planFrom(state)
        const twice = writing(next).filter((item) => written.has(item.key))
        expect(twice.flatMap((item) => item.changes).filter((one) => one.attribute !== 'manager')).toEqual([])
        if (before.counts.needAttention + before.counts.leftBefore === 0) expect(writing(next)).toEqual([])
        state = applied(state, next)
        before = next
      }
      expect(writing(planFrom(state))).toEqual([])
    }),
    runs,
  )
})

test('a key that was not supplied never changes its value', () => {
  const fields: readonly (readonly [EmployeeField, string])[] = [
    ['title', 'title'],
    ['employeeNumber', 'employeeNumber'],
    ['workEmail', 'workEmail'],
    ['managerExternalId', 'manager'],
    ['employmentType', 'employmentType'],
    ['startDate', 'startDate'],
  ]
  fc.assert(
    fc.property(smallWorld, fc.constantFrom(...fields), (input, [field, attribute]) => {
      const employees = input.employees.map(({ [field]: _, ...rest }) => rest as Employee)
      const touched = planFrom({ ...input, employees }).items.filter((item) =>
        item.changes.some((change) => change.attribute === attribute),
      )
      expect(touched).toEqual([])
    }),
    runs,
  )
})

test('the counts are the rows, keys are unique, and every guard holds rows that are there', () => {
  fc.assert(
    fc.property(smallWorld, (input) => {
      const { items, counts, guards } = planFrom(input)
      const keys = new Set(items.map((item) => item.key))
      expect(keys.size).toBe(items.length)
      for (const [bucket, count] of Object.entries(counts.byBucket))
        expect(items.filter((item) => item.bucket === bucket)).toHaveLength(count)
      expect(counts.needAttention).toBe(counts.byBucket['needs a match'] + counts.byBucket.blocked)
      expect(guards.flatMap((guard) => guard.holds).filter((key) => !keys.has(key))).toEqual([])
    }),
    runs,
  )
})

test('nobody is written twice, and nobody leaves by an incomplete fetch', () => {
  fc.assert(
    fc.property(smallWorld, (input) => {
      const written = writing(planFrom(input))
      const people = written.flatMap((item) => item.personId ?? [])
      expect(new Set(people).size).toBe(people.length)
      if (!input.snapshot.complete) expect(written.filter((item) => item.action === 'terminate')).toEqual([])
    }),
    runs,
  )
})

test('only a record that says so makes anybody leave', () => {
  fc.assert(
    fc.property(smallWorld, (input) => {
      const records = new Map(input.employees.map((one) => [one.externalId, one]))
      for (const item of planFrom(input).items.filter((one) => one.action === 'terminate')) {
        const said = records.get(item.externalId ?? '')
        const ended = said?.endDate != null && said.endDate < input.days.company
        expect(ended || said?.employmentStatus?.value === 'terminated').toBe(true)
      }
    }),
    runs,
  )
})
