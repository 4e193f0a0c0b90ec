import { describe, expect, test } from 'vitest'
import type { Employee } from '#model/employee.ts'
import type { PlanningInput } from '#model/planning.ts'
import { planFrom } from './make-plan.ts'
import {
  itemOf,
  link,
  person,
  personWith,
  planning,
  record,
  settings,
  staff,
} from './testing/planning-fixture.ts'

/** A linked person and one record of them. */
function linked(changed: Partial<Employee>, who = person(1), more: Partial<PlanningInput> = {}) {
  return planFrom(planning({ employees: [record(1, changed)], people: [who], links: [link(1)], ...more }))
}

const terminated = { value: 'terminated', source: 'Left' } as const

describe('Rule 1: a plan names each person as it read them', () => {
  test('every line about a person names the version that was planned', () => {
    const item = itemOf(linked({ title: 'Lead' }, person(1, { version: 7 })), 'record:e1')
    expect(item).toMatchObject({ personId: 'p1', personVersion: 7, bucket: 'changed', action: 'update' })
  })

  test('every change says what was, what will be, which source said so and which rule made it', () => {
    const [change] = itemOf(linked({ title: 'Lead' }), 'record:e1').changes
    expect(change).toEqual({
      attribute: 'title',
      old: 'Analyst',
      new: 'Lead',
      source: { field: 'title', value: 'Lead' },
      rule: 'as is',
      owner: 'always',
      conflict: false,
      preticked: true,
    })
  })

  test.each([
    ['a value that no code stands for', { employmentType: 'Vollzeit' }],
    ['a day that does not exist', { startDate: '2026-02-30' }],
  ])('what could not be written is blocked while planning: %s', (_, custom) => {
    const [attribute, value] = Object.entries(custom)[0] ?? ['', '']
    const mapping = settings().mapping.map((line) =>
      line.attribute === attribute ? { ...line, sources: ['custom:x'] } : line,
    )
    const plan = linked({ custom: { x: value }, title: 'Lead' }, person(1), {
      settings: settings({ mapping }),
    })
    expect(itemOf(plan, 'record:e1')).toMatchObject({
      bucket: 'blocked',
      action: 'none',
      reason: { values: { value } },
    })
  })
})

describe('Rule 2: four facts are kept apart, and nothing is ever deleted', () => {
  test('the HR system says terminated: leaving, with its end date', () => {
    const item = itemOf(linked({ employmentStatus: terminated, endDate: '2026-03-14' }), 'record:e1')
    expect(item).toMatchObject({
      bucket: 'leaving',
      action: 'terminate',
      event: 'leaver',
      effectiveDate: '2026-03-14',
    })
    expect(item.changes.map((one) => [one.attribute, one.new])).toEqual([
      ['employmentStatus', 'terminated'],
      ['endDate', '2026-03-14'],
    ])
  })

  test('the HR system says on leave: a change of status, nobody leaves', () => {
    const item = itemOf(
      linked({ employmentStatus: { value: 'leave', source: 'Parental leave' } }),
      'record:e1',
    )
    expect(item).toMatchObject({ bucket: 'changed', action: 'update' })
    expect(item.changes).toMatchObject([{ attribute: 'employmentStatus', old: 'active', new: 'leave' }])
  })

  test('outside the filter: listed, writes nothing', () => {
    const plan = planFrom(
      planning({
        ...staff(2, 3),
        people: staff(1, 3).people,
        links: staff(1, 3).links,
        outsideFilter: new Set(['e1']),
      }),
    )
    expect(plan.items).toMatchObject([
      { key: 'person:p1', bucket: 'outside the filter', action: 'none', changes: [] },
    ])
  })

  test('absent from the feed: no longer visible, writes nothing', () => {
    const plan = planFrom(planning({ ...staff(2, 3), people: staff(1, 3).people, links: staff(1, 3).links }))
    expect(plan.items).toMatchObject([
      { key: 'person:p1', bucket: 'no longer visible', action: 'none', situation: 'gone' },
    ])
  })

  test('whoever has left already is not missed in the feed', () => {
    const left = person(1, { status: 'terminated' })
    expect(planFrom(planning({ people: [left], links: [link(1)] })).items).toEqual([])
  })

  test('a leaver of the past whom the portal never knew is counted, not created', () => {
    const plan = planFrom(
      planning({ employees: [record(1, { employmentStatus: terminated, endDate: '2020-01-31' })] }),
    )
    expect(plan.items).toEqual([])
    expect(plan.counts).toMatchObject({ leftBefore: 1, unchanged: 0, people: 1 })
  })
})

describe('Rule 3: an incomplete fetch takes nobody away', () => {
  const incomplete = { complete: false, unreadable: 0, people: 1 }

  test('whoever is absent from it is not listed as no longer visible', () => {
    const plan = planFrom(planning({ ...staff(1, 3), employees: [record(1)], snapshot: incomplete }))
    expect(plan.items).toEqual([])
  })

  test('a leaver in it is blocked with the reason and writes nothing', () => {
    const plan = linked({ employmentStatus: terminated, endDate: '2026-03-10' }, person(1), {
      snapshot: incomplete,
    })
    const item = itemOf(plan, 'record:e1')
    expect(item).toMatchObject({ bucket: 'blocked', action: 'none', reason: { code: 'incomplete-fetch' } })
    expect(plan.guards.find((one) => one.guard === 'snapshot')?.verdict).toBe('held')
  })

  test('changes of the people in it can still be planned', () => {
    const plan = linked({ title: 'Lead' }, person(1), { snapshot: incomplete })
    expect(itemOf(plan, 'record:e1').action).toBe('update')
  })
})

describe('Rule 4: guards are counted inside the preview', () => {
  test('a held bucket never blocks the safe ones', () => {
    const base = staff(1, 40)
    const employees = base.employees.map((one, index) =>
      index < 6
        ? { ...one, employmentStatus: terminated, endDate: '2026-03-14' }
        : index === 20
          ? { ...one, title: 'Lead' }
          : one,
    )
    const plan = planFrom(planning({ ...base, employees }))
    const leaving = plan.guards.find((one) => one.guard === 'leaving')
    expect(leaving).toMatchObject({ verdict: 'held', count: 6, limit: 5, outOf: 40 })
    expect(leaving?.holds).toHaveLength(6)
    expect(leaving?.holds).not.toContain('record:e21')
  })

  test('people leaving scope count with leavers, until a run has been applied with them outside', () => {
    const base = staff(1, 40)
    const outside = new Set(base.links.slice(0, 9).map((one) => one.externalId))
    const given = planning({ ...base, employees: base.employees.slice(9), outsideFilter: outside })
    const verdict = (input: PlanningInput) => planFrom(input).guards.find((one) => one.guard === 'leaving')
    expect(verdict(given)).toMatchObject({ verdict: 'hard-held', count: 9 })
    expect(verdict({ ...given, outsideBefore: outside })).toMatchObject({ verdict: 'clear', count: 0 })
  })
})

describe('Rule 6: missing is not empty', () => {
  const title = (whenEmpty: 'keep' | 'clear') =>
    settings({ mapping: settings().mapping.map((line) => ({ ...line, whenEmpty })) })

  test('an absent key changes nothing, even under the rule "clear"', () => {
    const { title: _, ...without } = record(1)
    const plan = planFrom(
      planning({ employees: [without], people: [person(1)], links: [link(1)], settings: title('clear') }),
    )
    expect(plan.items).toEqual([])
  })

  test('an empty value keeps what is there, and clears it only under the rule "clear"', () => {
    expect(linked({ title: null }, person(1), { settings: title('keep') }).items).toEqual([])
    const item = itemOf(linked({ title: null }, person(1), { settings: title('clear') }), 'record:e1')
    expect(item.changes).toMatchObject([{ attribute: 'title', old: 'Analyst', new: null }])
    expect(item.flags).toContain('cleared value')
  })

  test('a fallback fills what is empty, and never replaces a value whose own source was withheld', () => {
    const mapping = settings().mapping.map((line) =>
      line.attribute === 'title' ? { ...line, sources: ['custom:role', 'title'] } : line,
    )
    const chosen = settings({ mapping })
    expect(linked({ title: 'Fallback' }, person(1), { settings: chosen }).items).toEqual([])
    const empty = linked({ title: 'Fallback' }, personWith(1, { title: null }), { settings: chosen })
    expect(itemOf(empty, 'record:e1').changes).toMatchObject([{ new: 'Fallback', rule: 'as is, source 2' }])
    const filled = linked({ title: 'x', custom: { role: null } }, person(1), { settings: chosen })
    expect(itemOf(filled, 'record:e1').changes).toMatchObject([{ old: 'Analyst', new: 'x' }])
  })
})

describe('Rule 7: numbers are text and an unknown code is a finding', () => {
  test('00012 and 12 are two employee numbers, shown as a look-alike and never joined', () => {
    const plan = planFrom(
      planning({
        employees: [record(1, { employeeNumber: '12' })],
        people: [personWith(9, { employeeNumber: '00012' })],
      }),
    )
    expect(itemOf(plan, 'record:e1')).toMatchObject({ bucket: 'needs a match', action: 'none' })
  })

  test('1e3 and 1000 have nothing to do with each other', () => {
    const plan = planFrom(
      planning({
        employees: [record(1, { employeeNumber: '1e3' })],
        people: [personWith(9, { employeeNumber: '1000' })],
      }),
    )
    expect(itemOf(plan, 'record:e1').bucket).toBe('new')
  })

  test('the source value stands beside the code', () => {
    const item = itemOf(
      linked({ employmentType: { value: 'contractor', source: 'Freelancer' } }),
      'record:e1',
    )
    expect(item.changes).toMatchObject([
      { new: 'contractor', source: { field: 'employmentType', value: 'Freelancer' } },
    ])
  })
})
