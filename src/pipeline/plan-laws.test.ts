import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Employee, EmployeeField } from '#model/employee.ts'
import type { Plan } from '#model/plan.ts'
import type { PlanningInput, RegisteredPerson } from '#model/planning.ts'
import { planFrom } from './make-plan.ts'
import { applied, link, person, planning, record, settings } from './testing/planning-fixture.ts'

const day = fc.constantFrom(
  '2019-05-01',
  '2020-01-01',
  '2026-02-28',
  '2026-03-14',
  '2026-03-15',
  '2026-04-01',
  '2027-01-01',
)
const status = fc
  .constantFrom('pending', 'active', 'leave', 'terminated')
  .map((value) => ({ value, source: value }))
const number = fc.constantFrom('001', '002', '003', '1', '004', null)
const mail = fc.constantFrom(
  'a@north.example',
  'A@north.example',
  'b@north.example',
  'c.c@north.example',
  null,
)
const name = fc.constantFrom('Kari', 'Ola', 'Åse', 'Ase')
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null })

const changedRecord = fc.record(
  {
    employeeNumber: number,
    workEmail: mail,
    givenName: name,
    familyName: name,
    title: maybe(fc.constantFrom('Analyst', 'Lead')),
    employmentStatus: maybe(status),
    startDate: maybe(day),
    rehireDate: maybe(day),
    endDate: maybe(day),
    lastWorkingDay: maybe(day),
    leaverReason: maybe(fc.constant({ value: 'resignation', source: 'Resigned' })),
    managerExternalId: maybe(fc.constantFrom('e1', 'e2', 'e3', 'gone')),
    employmentType: maybe(
      fc.constantFrom('contractor', 'employee-full-time').map((value) => ({ value, source: value })),
    ),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<Employee>>

const somebody = fc.record({
  status: fc.constantFrom('pending', 'active', 'leave', 'terminated'),
  values: fc.record({
    employeeNumber: number,
    workEmail: mail,
    givenName: name,
    familyName: name,
    title: maybe(fc.constant('Lead')),
    startDate: maybe(day),
    endDate: maybe(day),
  }),
  written: fc.boolean(),
  linked: fc.boolean(),
})

const decision = fc.record({
  externalId: fc.constantFrom('e1', 'e2', 'e3'),
  personId: fc.constantFrom('p1', 'p2', 'p3'),
  decision: fc.constantFrom('same person' as const, 'two people' as const, 'not now' as const),
})

/** A small company in which everything collides: shared numbers, missing keys, returns, reused ids, decisions. */
const world = fc
  .record({
    present: fc.uniqueArray(fc.integer({ min: 1, max: 5 })),
    records: fc.array(changedRecord, { minLength: 5, maxLength: 5 }),
    people: fc.array(somebody, { maxLength: 4 }),
    decisions: fc.uniqueArray(decision, { maxLength: 3, selector: (one) => one.externalId + one.personId }),
    clear: fc.boolean(),
    byEmail: fc.boolean(),
    complete: fc.boolean(),
    outside: fc.uniqueArray(fc.constantFrom('e6', 'e7')),
  })
  .map((made): PlanningInput => {
    const employees = made.present.map((n) => record(n, made.records[n - 1]))
    const people = made.people.map(
      (one, index): RegisteredPerson => ({
        ...person(index + 1),
        status: one.status as RegisteredPerson['status'],
        values: { ...person(index + 1).values, ...one.values, employmentStatus: one.status },
        lastFromHr: one.written
          ? { ...person(index + 1).values, ...one.values, employmentStatus: one.status }
          : {},
        periods: [{ startDate: one.values.startDate, endDate: one.values.endDate, legalEntityId: null }],
      }),
    )
    const mapping = settings().mapping.map((line) => ({
      ...line,
      whenEmpty: made.clear ? ('clear' as const) : ('keep' as const),
    }))
    return planning({
      employees,
      people,
      links: made.people.flatMap((one, index) => (one.linked ? [link(index + 1)] : [])),
      decisions: made.decisions,
      outsideFilter: new Set(made.outside),
      snapshot: { complete: made.complete, unreadable: 0, people: employees.length },
      settings: settings({ mapping, identifier: made.byEmail ? 'workEmail' : 'employeeNumber' }),
    })
  })

const runs = { numRuns: 500 }

test('the order of records, people, links and decisions never matters, and planning twice gives the same bytes', () => {
  fc.assert(
    fc.property(world, fc.infiniteStream(fc.integer()), (input, keys) => {
      const shuffled = <T>(all: readonly T[]): T[] =>
        all
          .map((one) => [keys.next().value, one] as const)
          .sort((a, b) => Number(a[0]) - Number(b[0]))
          .map(([, one]) => one)
      const other = {
        ...input,
        employees: shuffled(input.employees),
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
    fc.property(world, (input) => {
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
    fc.property(world, fc.constantFrom(...fields), (input, [field, attribute]) => {
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
    fc.property(world, (input) => {
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
    fc.property(world, (input) => {
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
    fc.property(world, (input) => {
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
