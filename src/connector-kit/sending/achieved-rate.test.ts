import { describe, expect, it } from 'vitest'
import type { RateLimit } from '../http-definition.ts'
import { turningClock } from '../testing/turning-clock.ts'
import { createRateLimiter, type RateLimiter } from './rate-limiter.ts'

const signal = new AbortController().signal
const windows = 8
const shapes: readonly (readonly [requests: number, perSeconds: number])[] = [
  ...([
    [1, 1],
    [2, 1],
    [5, 1],
    [10, 1],
    [20, 1],
    [100, 1],
  ] as const),
  ...([
    [10, 60],
    [50, 60],
    [60, 60],
    [300, 60],
    [1000, 60],
    [25, 10],
    [500, 300],
  ] as const),
]
const limitOf = ([requests, perSeconds]: readonly [number, number], concurrency: number): RateLimit => ({
  requests,
  perSeconds,
  concurrency,
  source: 'test',
})

/** An HR system that counts what comes, and refuses for a while when told to. */
function hrSystem(clock: ReturnType<typeof turningClock>) {
  const at: number[] = []
  let refusesUntilMs = 0
  return {
    at,
    refuseUntil: (untilMs: number) => {
      refusesUntilMs = untilMs
    },
    call: async (answersAfterMs: number) => {
      at.push(clock.now())
      await clock.sleep(answersAfterMs, signal)
      return clock.now() < refusesUntilMs ? refusesUntilMs : null
    },
  }
}

function mostInAnyWindow(at: readonly number[], windowMs: number): number {
  let from = 0
  return at.reduce((most, one, index) => {
    while ((at[from] ?? 0) <= one - windowMs) from++
    return Math.max(most, index - from + 1)
  }, 0)
}

/** Calls a second between the first and the last, as a share of what is allowed. */
function share(at: readonly number[], { requests, perSeconds }: RateLimit): number {
  const tookMs = (at.at(-1) ?? 0) - (at[0] ?? 0)
  return (at.length - 1) / tookMs / (requests / (perSeconds * 1000))
}

/** So many callers, one call after the other each. */
async function callBy(callers: number, calls: number, one: () => Promise<void>): Promise<void> {
  let left = calls
  const caller = async () => {
    while (left-- > 0) await one()
  }
  await Promise.all(Array.from({ length: callers }, caller))
}

const run = (limiter: RateLimiter, call: () => Promise<number | null>) =>
  limiter
    .run(call, signal, () => undefined)
    .then((untilMs) => untilMs !== null && limiter.pauseUntil(untilMs))

describe.each(shapes)('%i calls in %i s', (...shape) => {
  const limit = limitOf(shape, 4)
  const windowMs = limit.perSeconds * 1000
  const calls = Math.max(20, limit.requests * windows)

  it('are reached to 95 % and never passed in any window', async () => {
    const clock = turningClock()
    const hr = hrSystem(clock)
    const limiter = createRateLimiter(limit, clock)
    await callBy(
      6,
      calls,
      async () => void (await run(limiter, () => hr.call(windowMs / limit.requests / 2))),
    )
    expect(hr.at).toHaveLength(calls)
    expect(mostInAnyWindow(hr.at, windowMs)).toBeLessThanOrEqual(limit.requests)
    expect(share(hr.at, limit)).toBeGreaterThanOrEqual(0.95)
  })

  it('are never passed by a burst after a rest', async () => {
    const clock = turningClock()
    const hr = hrSystem(clock)
    const limiter = createRateLimiter(limit, clock)
    for (const restMs of [windowMs / 3, windowMs * 2, windowMs - 1]) {
      await callBy(6, limit.requests + 3, async () => void (await run(limiter, () => hr.call(1))))
      await clock.sleep(restMs, signal)
    }
    expect(mostInAnyWindow(hr.at, windowMs)).toBeLessThanOrEqual(limit.requests)
  })

  it('stay within the limit when the HR system says to wait, and nobody calls meanwhile', async () => {
    const clock = turningClock()
    const hr = hrSystem(clock)
    const limiter = createRateLimiter(limit, clock)
    let calledWhilePaused = 0
    let pausedUntilMs = 0
    await callBy(3, calls, async () => {
      await limiter.run(
        async () => {
          if (clock.now() < pausedUntilMs) calledWhilePaused++
          if (hr.at.length === limit.requests * 2) hr.refuseUntil(clock.now() + windowMs)
          const untilMs = await hr.call(0)
          if (untilMs === null) return
          pausedUntilMs = untilMs
          limiter.pauseUntil(untilMs)
        },
        signal,
        () => undefined,
      )
    })
    expect(pausedUntilMs).toBeGreaterThan(0)
    expect(calledWhilePaused).toBe(0)
    expect(mostInAnyWindow(hr.at, windowMs)).toBeLessThanOrEqual(limit.requests)
  })
})

it('several connections have their own limits each, and reach them side by side', async () => {
  const clock = turningClock()
  const connections = [limitOf([300, 60], 2), limitOf([10, 1], 4), limitOf([50, 60], 1)]
  const served = await Promise.all(
    connections.map(async (limit) => {
      const hr = hrSystem(clock)
      const limiter = createRateLimiter(limit, clock)
      await callBy(3, limit.requests * 4, async () => void (await run(limiter, () => hr.call(5))))
      return { limit, at: hr.at }
    }),
  )
  for (const { limit, at } of served) {
    expect(mostInAnyWindow(at, limit.perSeconds * 1000)).toBeLessThanOrEqual(limit.requests)
    expect(share(at, limit)).toBeGreaterThanOrEqual(0.95)
  }
})

it('a clock that is set back neither stops the calls nor lets more of them through', async () => {
  let nowMs = 10_000_000
  const sleep = async (ms: number) => {
    nowMs += ms
  }
  const clock = { now: () => nowMs, sleep }
  const limiter = createRateLimiter({ requests: 10, perSeconds: 1, source: 'test' }, clock)
  for (let n = 0; n < 10; n++)
    await limiter.run(
      async () => undefined,
      signal,
      () => undefined,
    )
  nowMs -= 3_600_000
  const setBackMs = nowMs
  for (let n = 0; n < 10; n++)
    await limiter.run(
      async () => undefined,
      signal,
      () => undefined,
    )
  expect(nowMs - setBackMs).toBeGreaterThan(900)
  expect(nowMs - setBackMs).toBeLessThan(3000)
})
