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
  today,
} from './testing/planning-fixture.ts'

/** A linked person and one record of them. */
function linked(changed: Partial<Employee>, who = person(1), more: Partial<PlanningInput> = {}) {
  return planFrom(planning({ employees: [record(1, changed)], people: [who], links: [link(1)], ...more }))
}

const terminated = { value: 'terminated', source: 'Left' } as const

describe('Rule 8: dates act on their day', () => {
  test.each([
    ['2026-03-14', 'leaving'],
    ['2026-03-15', 'coming up'],
    ['2026-03-16', 'coming up'],
  ])('a last day of %s is %s on 15 March', (endDate, bucket) => {
    expect(linked({ endDate }).items).toMatchObject([{ bucket }])
  })

  test('the end date of a coming leaver is not written before its day', () => {
    const plan = linked({ endDate: '2026-04-30', title: 'Lead' })
    expect(itemOf(plan, 'record:e1').changes.map((one) => one.attribute)).toEqual(['title'])
    expect(itemOf(plan, 'record:e1@coming-up')).toMatchObject({
      action: 'hold',
      event: 'future leaver',
      effectiveDate: '2026-04-30',
    })
  })

  test.each([
    ['2026-03-16', 'coming up', 'hold'],
    ['2026-03-15', 'new', 'create'],
    ['2026-03-14', 'new', 'create'],
  ])('a first day of %s is %s on 15 March', (startDate, bucket, action) => {
    const plan = planFrom(planning({ employees: [record(1, { startDate })] }))
    expect(plan.items).toMatchObject([{ bucket, action, effectiveDate: startDate }])
  })

  test('the end of an earlier employment makes nobody leave today', () => {
    const working = { endDate: '2024-06-30', rehireDate: '2025-01-01', title: 'Lead' }
    const plan = linked(working, personWith(1, { rehireDate: '2025-01-01' }))
    expect(plan.items).toMatchObject([{ bucket: 'changed', changes: [{ attribute: 'title' }] }])
  })

  test('terminated in the HR system with the last day still to come waits for that day', () => {
    expect(linked({ employmentStatus: terminated, endDate: '2026-04-30' }).items).toMatchObject([
      { bucket: 'coming up', effectiveDate: '2026-04-30' },
    ])
  })

  test('a leaving in the past is highlighted with the days since', () => {
    const item = itemOf(linked({ employmentStatus: terminated, endDate: '2026-02-13' }), 'record:e1')
    expect(item).toMatchObject({ daysLate: 30, flags: ['past date'] })
    expect(itemOf(linked({ endDate: '2026-03-14' }), 'record:e1').flags).toEqual([])
  })

  test.each([
    'Pacific/Kiritimati',
    'Asia/Kolkata',
    'Europe/Oslo',
    'UTC',
    'America/Los_Angeles',
    'Pacific/Pago_Pago',
  ])("the day is the legal entity's: %s", (zone) => {
    const ahead = zone === 'Pacific/Kiritimati' || zone === 'Asia/Kolkata'
    const day = ahead ? '2026-03-16' : today
    const legalEntities = [{ id: zone, name: zone, organisationNumber: null, country: null, timeZone: zone }]
    const plan = planFrom(
      planning({
        employees: [record(1, { endDate: today })],
        people: [personWith(1, { legalEntity: zone })],
        links: [link(1)],
        settings: settings({ legalEntity: { kind: 'one', legalEntityId: zone } }),
        legalEntities,
        days: { company: '2026-03-01', byLegalEntity: { [zone]: day } },
      }),
    )
    expect(plan.items).toMatchObject([{ bucket: ahead ? 'leaving' : 'coming up' }])
  })

  test('a return opens a new employment and leaves the earlier end to history', () => {
    const before = {
      ...personWith(1, { endDate: '2025-06-30', employmentStatus: 'terminated' }),
      status: 'terminated' as const,
    }
    const item = itemOf(linked({ rehireDate: '2026-03-01' }, before), 'record:e1')
    expect(item).toMatchObject({ bucket: 'returning', action: 'reactivate', effectiveDate: '2026-03-01' })
    expect(item.reason.code).toBe('employed-again')
    expect(item.changes).toContainEqual(
      expect.objectContaining({ attribute: 'endDate', old: '2025-06-30', new: null }),
    )
  })

  test('a return of a coming day waits for it', () => {
    const before = person(1, {
      status: 'terminated',
      periods: [{ startDate: '2020-01-01', endDate: '2025-06-30', legalEntityId: null }],
    })
    const plan = linked(
      { employmentStatus: { value: 'pending', source: 'Onboarding' }, startDate: '2026-05-01' },
      before,
    )
    expect(itemOf(plan, 'record:e1@coming-up')).toMatchObject({
      action: 'hold',
      effectiveDate: '2026-05-01',
      personId: 'p1',
    })
  })
})
