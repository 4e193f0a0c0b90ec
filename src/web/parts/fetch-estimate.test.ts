import { expect, test } from 'vitest'
import { createRateLimiter } from '#connector-kit/sending/rate-limiter.ts'
import { turningClock } from '#connector-kit/testing/turning-clock.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { type Heard, remainingMs, shareDone } from './fetch-estimate.ts'

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

/** A fetch on a clock that turns by itself, as the screen hears of it, and how long it took. */
async function simulated(fetch: Simulated): Promise<{ heard: Heard[]; endedMs: number }> {
  const clock = turningClock(after(0))
  const signal = new AbortController().signal
  const { people, pageSize, limit } = fetch
  const limiter = createRateLimiter({ concurrency: 3, ...limit, source: 'test' }, clock)
  const call = () =>
    limiter.run(
      () => clock.sleep(fetch.answersAfterMs, signal),
      signal,
      () => undefined,
    )
  const heard: Heard[] = []
  // Signing in and lists of names come before the first page.
  for (let n = 0; n < fetch.callsBefore; n++) await call()
  for (let read = 0; read < people; ) {
    const more = Math.min(pageSize, people - read)
    await call()
    await Promise.all(Array.from({ length: more * fetch.callsForEach }, call))
    read += more
    heard.push({ atMs: clock.now(), people: read })
    if (fetch.pause !== undefined && heard.length === fetch.pause.afterPages)
      limiter.pauseUntil(clock.now() + fetch.pause.ms)
  }
  return { heard, endedMs: clock.now() }
}

type Simulated = Readonly<{
  people: number
  pageSize: number
  limit: { requests: number; perSeconds: number }
  answersAfterMs: number
  callsBefore: number
  callsForEach: number
  pause?: { afterPages: number; ms: number }
}>

const slow = { requests: 300, perSeconds: 60 }
const fetches: Readonly<Record<string, Simulated>> = {
  'in plain pages': {
    people: 20_000,
    pageSize: 100,
    limit: slow,
    answersAfterMs: 300,
    callsBefore: 2,
    callsForEach: 0,
  },
  'with a call for each person': {
    people: 1200,
    pageSize: 50,
    limit: slow,
    answersAfterMs: 200,
    callsBefore: 4,
    callsForEach: 1,
  },
  'after a long look at lists': {
    people: 6000,
    pageSize: 200,
    limit: { requests: 60, perSeconds: 60 },
    answersAfterMs: 500,
    callsBefore: 10,
    callsForEach: 0,
  },
  'with a long wait at the beginning': {
    people: 10_000,
    pageSize: 100,
    limit: slow,
    answersAfterMs: 300,
    callsBefore: 2,
    callsForEach: 0,
    pause: { afterPages: 2, ms: 30_000 },
  },
  'in few large pages': {
    people: 5000,
    pageSize: 500,
    limit: slow,
    answersAfterMs: 4000,
    callsBefore: 1,
    callsForEach: 0,
  },
}

test.each(Object.entries(fetches))(
  'after a fifth of a fetch %s, the time left is told within 30 %',
  async (_, fetch) => {
    const { heard, endedMs } = await simulated(fetch)
    for (const share of [0.2, 0.35, 0.5, 0.75]) {
      const known = heard.filter(
        (_one, at) => at === 0 || (heard[at - 1]?.people ?? 0) < fetch.people * share,
      )
      const last = known.at(-1)
      if (last === undefined) throw new Error('Nothing was read.')
      const told = remainingMs(reading(last.people, fetch.people), last.atMs, known) ?? Number.NaN
      expect(Math.abs(told / (endedMs - last.atMs) - 1)).toBeLessThanOrEqual(0.3)
    }
  },
)
