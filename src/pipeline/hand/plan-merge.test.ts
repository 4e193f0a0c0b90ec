import { describe, expect, it } from 'vitest'
import { addDecimals, periodsFrom, periodsText } from '#model/person-texts.ts'
import type { HandPerson } from './hand-input.ts'
import { planMerge } from './plan-merge.ts'

function somebody(id: string, changed: Partial<HandPerson> = {}): HandPerson {
  const values = { givenName: id, familyName: 'Nordmann', title: null }
  return { id, version: 1, status: 'active', values, periods: [], awards: null, facts: {}, ...changed }
}
const linked = (id: string, connectionId: string, externalId: string) =>
  somebody(id, { facts: { [`link:${connectionId}:${externalId}`]: externalId } })
const living = (personId: string, connectionId: string, externalId: string) => ({
  personId,
  connectionId,
  externalId,
  living: true,
})

describe('two people who are one', () => {
  const one = linked('kari', 'hr', 'h1')
  const other = linked('double', 'hr', 'h2')
  const base = { keep: one, withdraw: other, reports: [], anyway: false }

  it('are blocked only by running records of one and the same connection', () => {
    const both = planMerge({ ...base, living: [living('kari', 'hr', 'h1'), living('double', 'hr', 'h2')] })
    expect(both.items).toMatchObject([{ bucket: 'blocked', reason: { code: 'both-living' } }])
    const ended = planMerge({ ...base, living: [living('kari', 'hr', 'h1')] })
    expect(ended.items.map((item) => item.bucket)).toEqual(['changed', 'changed'])
    const elsewhere = planMerge({
      ...base,
      living: [living('kari', 'hr', 'h1'), living('double', 'payroll', 'h2')],
    })
    expect(elsewhere.items).toHaveLength(2)
  })

  it('take along what is empty here, and ask where they differ', () => {
    const keep = somebody('kari', { values: { givenName: 'Kari', title: null, department: 'Sales' } })
    const withdraw = somebody('double', { values: { givenName: 'Kari', title: 'Lead', department: 'Legal' } })
    const { items } = planMerge({ ...base, keep, withdraw, living: [] })
    const kept = items.find((item) => item.personId === 'kari')
    expect(kept?.changes.map((change) => [change.attribute, change.new, change.preticked])).toEqual([
      ['department', 'Legal', false],
      ['title', 'Lead', true],
    ])
  })

  it('keep every period once, and whoever works as one of them works', () => {
    const early = { startDate: '2018-01-01', endDate: '2020-12-31', legalEntityId: null }
    const late = { startDate: '2022-01-01', endDate: null, legalEntityId: 'no' }
    const keep = somebody('kari', { status: 'terminated', periods: [early] })
    const withdraw = somebody('double', { periods: [late, early] })
    const kept = planMerge({ ...base, keep, withdraw, living: [] }).items.find(
      (one) => one.personId === 'kari',
    )
    const change = (attribute: string) => kept?.changes.find((one) => one.attribute === attribute)?.new
    expect(periodsFrom(change('periods') ?? null)).toEqual([early, late])
    expect(change('status')).toBe('active')
  })
})

describe('texts of what is no value', () => {
  it('give periods back as they were', () => {
    const periods = [
      { startDate: null, endDate: '2020-12-31', legalEntityId: null },
      { startDate: '2022-01-01', endDate: null, legalEntityId: 'no' },
    ]
    expect(periodsFrom(periodsText(periods))).toEqual(periods)
  })

  it.each([
    ['100.5', '20', '120.5'],
    ['0.1', '0.2', '0.3'],
    ['12345678901234567890', '1', '12345678901234567891'],
    ['1.25', '0.75', '2'],
    ['0', '0', '0'],
  ])('add %s and %s', (one, other, sum) => {
    expect(addDecimals(one, other)).toBe(sum)
  })
})
