import { expect, it } from 'vitest'
import { nextFetchAt } from './next-fetch.ts'

it('spreads fetches between 3 and 4 hours', () => {
  const now = new Date('2026-11-22T10:00:00Z')
  expect(nextFetchAt(now, 3.5, () => 0).toISOString()).toBe('2026-11-22T13:00:00.000Z')
  expect(nextFetchAt(now, 3.5, () => 1).toISOString()).toBe('2026-11-22T14:00:00.000Z')
})
