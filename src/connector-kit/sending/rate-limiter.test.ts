import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fastClock } from '../testing/fast-clock.ts'
import { createRateLimiter } from './rate-limiter.ts'

const signal = new AbortController().signal
const ignore = () => {}

describe('rate limit', () => {
  it('never sends more in any window than the HR system allows', async () => {
    const limits = fc.record({
      requests: fc.integer({ min: 1, max: 60 }),
      perSeconds: fc.integer({ min: 1, max: 60 }),
    })
    await fc.assert(
      fc.asyncProperty(limits, async (limit) => {
        const clock = fastClock()
        const limiter = createRateLimiter({ ...limit, source: 'test' }, clock)
        const at: number[] = []
        for (let call = 0; call < limit.requests * 3; call++)
          await limiter.run(async () => void at.push(clock.now()), signal, ignore)
        const windowMs = limit.perSeconds * 1000
        for (const start of at) {
          const inWindow = at.filter((one) => one >= start && one < start + windowMs).length
          expect(inWindow).toBeLessThanOrEqual(limit.requests)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('uses most of what is allowed', async () => {
    const clock = fastClock()
    const limiter = createRateLimiter({ requests: 300, perSeconds: 60, source: 'test' }, clock)
    for (let call = 0; call < 300; call++) await limiter.run(async () => {}, signal, ignore)
    expect(clock.sleptMs()).toBeLessThan(62_000)
  })

  it('never has more calls at once than allowed', async () => {
    const limiter = createRateLimiter(
      { requests: 100, perSeconds: 1, concurrency: 3, source: 'test' },
      fastClock(),
    )
    let open = 0
    let most = 0
    const call = async () => {
      most = Math.max(most, ++open)
      await new Promise((resolve) => setTimeout(resolve, 2))
      open--
    }
    await Promise.all(Array.from({ length: 12 }, () => limiter.run(call, signal, ignore)))
    expect(most).toBe(3)
  })

  it('holds everybody back after the HR system said so, and tells until when', async () => {
    const clock = fastClock()
    const limiter = createRateLimiter({ requests: 100, perSeconds: 1, source: 'test' }, clock)
    limiter.pauseUntil(clock.now() + 9000)
    const waits: number[] = []
    await limiter.run(
      async () => {},
      signal,
      (untilMs) => waits.push(untilMs),
    )
    expect(clock.sleptMs()).toBe(9000)
    expect(waits).toEqual([clock.now()])
  })
})
