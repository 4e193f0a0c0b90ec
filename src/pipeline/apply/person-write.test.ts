import { describe, expect, it } from 'vitest'
import type { Person } from '#model/person.ts'
import type { FieldChange, PlanItem } from '#model/plan.ts'
import { personWrite } from './person-write.ts'

const change = (attribute: string, old: string | null, next: string | null): FieldChange => ({
  attribute,
  old,
  new: next,
  source: null,
  rule: 'as is',
  owner: 'always',
  conflict: false,
  preticked: true,
})

const item = (patch: Partial<PlanItem>): PlanItem => ({
  key: 'record:7',
  externalId: '7',
  personId: 'p',
  personVersion: 1,
  name: 'Kari',
  employeeNumber: null,
  legalEntityId: null,
  situation: 'linked',
  bucket: 'changed',
  action: 'update',
  event: 'mover',
  reason: { code: 'mover', values: {} },
  changes: [],
  effectiveDate: null,
  daysLate: null,
  flags: [],
  candidates: [],
  preticked: true,
  ...patch,
})

const person = (patch: Partial<Person> = {}): Person => ({
  id: 'p',
  version: 3,
  status: 'active',
  values: { legalEntity: 'norway', startDate: '2020-01-01' },
  periods: [{ startDate: '2020-01-01', endDate: null, legalEntityId: 'norway' }],
  awards: null,
  ...patch,
})

const context = { today: '2026-11-22', linkedPersonOf: () => 'p' }
const write = (planned: PlanItem, changes: FieldChange[], of: Person | null = person()) =>
  personWrite(planned, changes, of, 'p', context)

describe('what a line writes', () => {
  it('leaves the status alone unless the line changes it', () => {
    expect(write(item({}), [change('title', 'A', 'B')], person({ status: 'pending' })).statusAfter).toBe(
      'pending',
    )
    expect(write(item({}), [change('employmentStatus', 'active', 'leave')]).statusAfter).toBe('leave')
    expect(write(item({ action: 'terminate', effectiveDate: '2026-10-31' }), []).statusAfter).toBe(
      'terminated',
    )
  })

  it('never lets two periods run at once, also where nobody ended the one before a return', () => {
    const open = person({ status: 'terminated' })
    const back = (effectiveDate: string) => write(item({ action: 'reactivate', effectiveDate }), [], open)
    expect(back('2020-01-01').periodsAfter).toEqual([
      { startDate: '2020-01-01', endDate: null, legalEntityId: 'norway' },
    ])
    expect(back('2026-03-01').periodsAfter).toEqual([
      { startDate: '2020-01-01', endDate: '2026-02-28', legalEntityId: 'norway' },
      { startDate: '2026-03-01', endDate: null, legalEntityId: 'norway' },
    ])
  })

  it('ends the period of a leaver on the last day of employment', () => {
    const { periodsAfter } = write(item({ action: 'terminate', effectiveDate: '2026-10-31' }), [])
    expect(periodsAfter).toEqual([
      { startDate: '2020-01-01', endDate: '2026-10-31', legalEntityId: 'norway' },
    ])
  })

  it('opens a new period for a return and keeps the earlier end date', () => {
    const left = person({
      status: 'terminated',
      periods: [{ startDate: '2020-01-01', endDate: '2024-05-31', legalEntityId: 'norway' }],
    })
    expect(write(item({ action: 'reactivate', effectiveDate: '2026-11-01' }), [], left).periodsAfter).toEqual(
      [
        { startDate: '2020-01-01', endDate: '2024-05-31', legalEntityId: 'norway' },
        { startDate: '2026-11-01', endDate: null, legalEntityId: 'norway' },
      ],
    )
  })

  it('goes on with the period of somebody whose leaving was taken back', () => {
    const left = person({
      status: 'terminated',
      periods: [{ startDate: '2020-01-01', endDate: '2026-10-31', legalEntityId: 'norway' }],
    })
    expect(write(item({ action: 'reactivate' }), [], left).periodsAfter).toEqual([
      { startDate: '2020-01-01', endDate: null, legalEntityId: 'norway' },
    ])
  })

  it('books the last period of a leaver in the legal entity that is learnt with the leaving', () => {
    const unbooked = person({
      values: { startDate: '2020-01-01' },
      periods: [{ startDate: '2020-01-01', endDate: null, legalEntityId: null }],
    })
    const leaving = item({ action: 'terminate', effectiveDate: '2026-10-31' })
    expect(write(leaving, [change('legalEntity', null, 'norway')], unbooked).periodsAfter).toEqual([
      { startDate: '2020-01-01', endDate: '2026-10-31', legalEntityId: 'norway' },
    ])
  })

  it('moves somebody whose leaving was taken back to the legal entity that they came to meanwhile', () => {
    const left = person({
      status: 'terminated',
      periods: [{ startDate: '2020-01-01', endDate: '2026-10-31', legalEntityId: 'norway' }],
    })
    const back = write(item({ action: 'reactivate' }), [change('legalEntity', 'norway', 'sweden')], left)
    expect(back.periodsAfter).toEqual([
      { startDate: '2020-01-01', endDate: '2026-11-21', legalEntityId: 'norway' },
      { startDate: '2026-11-22', endDate: null, legalEntityId: 'sweden' },
    ])
  })

  it('splits the period on the day of a move to another legal entity', () => {
    const { periodsAfter } = write(item({ effectiveDate: '2026-11-01' }), [
      change('legalEntity', 'norway', 'sweden'),
    ])
    expect(periodsAfter).toEqual([
      { startDate: '2020-01-01', endDate: '2026-10-31', legalEntityId: 'norway' },
      { startDate: '2026-11-01', endDate: null, legalEntityId: 'sweden' },
    ])
  })

  it('keeps the days of a contractor who becomes an employee, and begins a period with the new contract', () => {
    const planned = item({ event: 'conversion' })
    const changes = [
      change('employmentType', 'contractor', 'employee-full-time'),
      change('startDate', '2020-01-01', '2026-03-01'),
      change('legalEntity', 'norway', 'sweden'),
    ]
    expect(write(planned, changes).periodsAfter).toEqual([
      { startDate: '2020-01-01', endDate: '2026-02-28', legalEntityId: 'norway' },
      { startDate: '2026-03-01', endDate: null, legalEntityId: 'sweden' },
    ])
  })

  it('takes a corrected first day for what it is where the contract stays the same', () => {
    const corrected = write(item({ event: 'mover' }), [change('startDate', '2020-01-01', '2020-02-01')])
    expect(corrected.periodsAfter).toEqual([
      { startDate: '2020-02-01', endDate: null, legalEntityId: 'norway' },
    ])
    const sameContract = write(item({ event: 'conversion' }), [
      change('employmentType', 'contractor', 'other'),
    ])
    expect(sameContract.periodsAfter).toEqual(sameContract.periodsBefore)
  })

  it('links a record that was not this person’s before', () => {
    expect(write(item({}), []).link).toBe(null)
    expect(
      personWrite(item({}), [], person(), 'p', { ...context, linkedPersonOf: () => undefined }).link,
    ).toBe('7')
  })
})
