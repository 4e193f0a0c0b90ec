import { describe, expect, test } from 'vitest'
import type { GuardId, ItemFlag, PlanItem } from '#model/plan.ts'
import { guardLimits } from '#model/settings.ts'
import { checkGuards } from './check-guards.ts'

const limits = guardLimits.parse({})

function items(count: number, changed: Partial<PlanItem>): PlanItem[] {
  return Array.from({ length: count }, (_, n) => ({
    key: `record:e${n}`,
    externalId: `e${n}`,
    personId: `p${n}`,
    personVersion: 1,
    name: `Person ${n}`,
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
    ...changed,
  }))
}

function verdict(guard: GuardId, lines: PlanItem[], linkedActive: number, unreadable = 0, records = 10_000) {
  const base = { linkedActive, recordsInSnapshot: records, unreadable }
  return checkGuards(lines, base, limits, { complete: true }).find((one) => one.guard === guard)
}

const leaving = (count: number) => items(count, { bucket: 'leaving', action: 'terminate' })
const outside = (count: number) =>
  items(count, { bucket: 'outside the filter', action: 'none', reason: { code: 'left-filter', values: {} } })

describe('Rule 4: leavers and people leaving scope', () => {
  // Worked out by hand: held above max(5, 5 % of N), hard-held above 5 and 20 % of N.
  test.each([
    [1, 5, 5],
    [5, 5, 5],
    [10, 5, 5],
    [11, 5, 5],
    [20, 5, 5],
    [29, 5, 5],
    [30, 5, 6],
    [100, 5, 20],
    [101, 5, 20],
    [119, 5, 23],
    [120, 6, 24],
    [140, 7, 28],
    [1000, 50, 200],
    [10_000, 500, 2000],
  ])('of %i people: clear to %i, held to %i, hard-held above', (people, clearTo, heldTo) => {
    for (const some of [leaving, outside]) {
      expect(verdict('leaving', some(clearTo - 1), people)?.verdict).toBe('clear')
      expect(verdict('leaving', some(clearTo), people)?.verdict).toBe('clear')
      expect(verdict('leaving', some(clearTo + 1), people)?.verdict).toBe(
        heldTo > clearTo ? 'held' : 'hard-held',
      )
      expect(verdict('leaving', some(heldTo), people)?.verdict).toBe(heldTo > clearTo ? 'held' : 'clear')
      expect(verdict('leaving', some(heldTo + 1), people)?.verdict).toBe('hard-held')
    }
  })

  test('leavers and people outside are counted together and held together', () => {
    const both = verdict('leaving', [...leaving(3), ...outside(3)], 100)
    expect(both).toMatchObject({ verdict: 'held', count: 6 })
    expect(both?.holds).toHaveLength(6)
  })

  test('whoever is only no longer visible does not count: nothing is proposed about them', () => {
    expect(verdict('leaving', items(50, { bucket: 'no longer visible', action: 'none' }), 100)?.verdict).toBe(
      'clear',
    )
  })

  test('zero rows are hard-held', () => {
    expect(verdict('zero rows', [], 100, 0, 0)?.verdict).toBe('hard-held')
    expect(verdict('leaving', [], 100, 0, 0)?.verdict).toBe('hard-held')
    expect(verdict('zero rows', [], 100, 0, 1)?.verdict).toBe('clear')
  })
})

describe('Rule 4: the others have their own', () => {
  test.each([
    [0, 500, 'clear'],
    [40, 20, 'clear'],
    [40, 21, 'warned'],
    [100, 25, 'clear'],
    [100, 26, 'warned'],
  ])('of %i people, %i joiners are %s', (people, joining, expected) => {
    const found = verdict('joiners', items(joining, { bucket: 'new', action: 'create' }), people)
    expect(found).toMatchObject({ verdict: expected, holds: [] })
  })

  test.each([
    ['cleared values', 'cleared value'],
    ['e-mail changes', 'e-mail change'],
    ['identifier changes', 'identifier change'],
    ['entity moves', 'entity move'],
  ] as const)('%s are held above max(5, 10 %%), each for itself', (guard, flag: ItemFlag) => {
    const flagged = (count: number) => items(count, { flags: [flag] })
    expect(verdict(guard, flagged(5), 20)?.verdict).toBe('clear')
    expect(verdict(guard, flagged(6), 20)?.verdict).toBe('held')
    expect(verdict(guard, flagged(100), 1000)?.verdict).toBe('clear')
    expect(verdict(guard, flagged(101), 1000)).toMatchObject({ verdict: 'held', limit: 100 })
    const held = checkGuards(
      flagged(101),
      { linkedActive: 1000, recordsInSnapshot: 1000, unreadable: 0 },
      limits,
      {
        complete: true,
      },
    ).filter((one) => one.verdict !== 'clear')
    expect(held.map((one) => one.guard)).toEqual([guard])
  })

  test.each([
    [19, 81, 'clear'],
    [20, 80, 'held'],
    [21, 79, 'held'],
    [0, 0, 'clear'],
    [1, 0, 'held'],
  ])(
    '%i unreadable records beside %i readable ones: %s for leavers and absences only',
    (unreadable, readable, expected) => {
      const lines = [
        ...leaving(1),
        ...items(1, { key: 'record:kept' }),
        ...items(1, { key: 'person:gone', bucket: 'no longer visible', action: 'none' }),
      ]
      const found = verdict('unreadable records', lines, 100, unreadable, readable)
      expect(found?.verdict).toBe(expected)
      expect(found?.holds).toEqual(expected === 'held' ? ['record:e0', 'person:gone'] : [])
    },
  )

  test('a share that binary fractions cannot hold is counted as a person would', () => {
    const chosen = { ...limits, changesShare: 0.29 }
    const base = { linkedActive: 100, recordsInSnapshot: 100, unreadable: 0 }
    const found = checkGuards(items(29, { flags: ['entity move'] }), base, chosen, { complete: true })
    expect(found.find((one) => one.guard === 'entity moves')).toMatchObject({ verdict: 'clear', limit: 29 })
  })
})
