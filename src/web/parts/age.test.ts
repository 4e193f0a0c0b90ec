import { expect, test } from 'vitest'
import { distance } from './age.tsx'

const now = Date.parse('2026-11-22T12:00:00Z')

test.each([
  ['2026-11-22T11:59:30Z', 'just now'],
  ['2026-11-22T11:22:00Z', '38 min ago'],
  ['2026-11-22T09:00:00Z', '3 hours ago'],
  ['2026-11-21T12:00:00Z', 'yesterday'],
  ['2026-11-02T12:00:00Z', '20 days ago'],
  ['2026-11-22T12:20:00Z', 'in 20 min'],
  ['2026-11-22T15:30:00Z', 'in 4 hours'],
])('%s is said as "%s"', (at, words) => {
  expect(distance(at, now)).toBe(words)
})
