import fc from 'fast-check'
import type { Employee } from '#model/employee.ts'
import type { PlanningInput, RegisteredPerson } from '#model/planning.ts'
import { link, person, planning, record, settings } from './planning-fixture.ts'

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
const birth = fc.constantFrom('1985-05-17', '1991-01-02')
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null })

const changedRecord = fc.record(
  {
    employeeNumber: number,
    workEmail: mail,
    givenName: name,
    familyName: name,
    birthDate: maybe(birth),
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
    birthDate: maybe(birth),
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
export const smallWorld: fc.Arbitrary<PlanningInput> = fc
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
