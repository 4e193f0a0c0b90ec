import { expect, test } from 'vitest'
import type { Snapshot } from '#model/snapshot.ts'
import { remainingMs, shareDone } from './fetch-progress.tsx'

const startedAt = '2026-11-22T12:00:00Z'
const after = (ms: number) => Date.parse(startedAt) + ms

function reading(people: number, expectedPeople: number | null): Snapshot {
  return {
    id: 's',
    connectionId: 'c',
    kind: 'regular',
    state: 'fetching',
    revision: 1,
    startedAt,
    finishedAt: null,
    progress: { pages: 1, people, expectedPeople, requests: 1, waitingUntilAt: null },
    inScope: 0,
    outsideFilter: 0,
    problems: 0,
    incompleteBecause: [],
    failure: null,
  }
}

test('the time left follows the pace so far', () => {
  expect(remainingMs(reading(250, 1000), after(10_000))).toBe(30_000)
})

test('without a known total, or with too little read, nothing is promised', () => {
  expect(remainingMs(reading(250, null), after(10_000))).toBeNull()
  expect(remainingMs(reading(10, 1000), after(10_000))).toBeNull()
})

test('more people than expected is not more than everything', () => {
  expect(shareDone(reading(1100, 1000).progress)).toBe(1)
})
