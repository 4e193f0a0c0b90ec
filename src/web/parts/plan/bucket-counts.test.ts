import { describe, expect, it } from 'vitest'
import type { PlanCounts } from '#model/plan.ts'
import { countChips, listedCount } from './bucket-counts.ts'

const counts: PlanCounts = {
  byBucket: {
    new: 12,
    changed: 31,
    leaving: 2,
    returning: 0,
    'coming up': 0,
    'needs a match': 2,
    'outside the filter': 1,
    'no longer visible': 0,
    blocked: 1,
  },
  needAttention: 3,
  unchanged: 1192,
  people: 1240,
  leftBefore: 0,
  unknownManagers: 0,
}

describe('the sentence of counts', () => {
  it('names each bucket that has somebody, in reading order', () => {
    expect(countChips(counts).map((chip) => chip.bucket)).toEqual([
      'new',
      'changed',
      'leaving',
      'needs a match',
      'blocked',
      'outside the filter',
    ])
  })

  it('counts every listed line once', () => {
    expect(listedCount(counts)).toBe(49)
  })
})
