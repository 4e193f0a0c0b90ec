import { describe, expect, it } from 'vitest'
import type { FetchSummary } from '#connector-kit/connection.ts'
import type { FieldStatistic } from '#model/snapshot.ts'
import { judgeSnapshot } from './judge-snapshot.ts'

const summary = (people: number, patch: Partial<FetchSummary> = {}): FetchSummary => ({
  people,
  pages: 1,
  requests: 1,
  complete: true,
  incompleteBecause: [],
  problems: [],
  failure: null,
  ...patch,
})
const statistic = (filled: number, absent = 0): FieldStatistic => ({
  field: 'workEmail',
  filled,
  empty: 0,
  absent,
  samples: [],
  distinct: filled,
})

describe('Rule 3: an incomplete fetch takes nobody away', () => {
  it('takes a fetch that reached its end as complete', () => {
    expect(
      judgeSnapshot(summary(100), [statistic(100)], { people: 100, fieldStatistics: [statistic(100)] }).state,
    ).toBe('complete')
  })

  it('never takes one that did not', () => {
    const cut = summary(100, { complete: false, incompleteBecause: [{ reason: 'cut-short', detail: 'cut' }] })
    expect(judgeSnapshot(cut, [], undefined)).toEqual({ state: 'incomplete', because: cut.incompleteBecause })
  })

  it('holds an empty list, one at most half as long, and a field gone for everybody, and says which', () => {
    const earlier = { people: 100, fieldStatistics: [statistic(90)] }
    expect(judgeSnapshot(summary(0), [], earlier)).toMatchObject({
      state: 'held',
      because: [{ reason: 'empty' }],
    })
    expect(judgeSnapshot(summary(49), [statistic(49)], earlier)).toMatchObject({
      state: 'held',
      because: [{ reason: 'much-shorter' }],
    })
    expect(judgeSnapshot(summary(51), [statistic(51)], earlier).state).toBe('complete')
    expect(judgeSnapshot(summary(100), [statistic(0, 100)], earlier)).toMatchObject({
      state: 'held',
      because: [{ reason: 'field-disappeared' }],
    })
  })

  it('holds an empty first fetch too', () => {
    expect(judgeSnapshot(summary(0), [], undefined).state).toBe('held')
  })
})
