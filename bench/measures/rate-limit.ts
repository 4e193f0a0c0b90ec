import { createRateLimiter } from '#connector-kit/sending/rate-limiter.ts'
import { turningClock } from '#connector-kit/testing/turning-clock.ts'
import type { Measure } from '../harness/measure.ts'

const callers = 6
const windows = 10
const signal = new AbortController().signal
const limits = [
  { requests: 5, perSeconds: 1 },
  { requests: 100, perSeconds: 1 },
  { requests: 10, perSeconds: 60 },
  { requests: 300, perSeconds: 60 },
]

/** Calls within the limits of HR systems, on a clock that turns by itself: the least of what is reached, and what is above. */
export const rateLimit: Measure = {
  id: 'rate-limit',
  apart: true,
  rows: [
    {
      id: 'rate-reached',
      title: 'rate limit, reached of what is allowed',
      unit: '%',
      goal: { of: 'figure', atLeast: 95 },
    },
    {
      id: 'rate-above',
      title: 'rate limit, calls above it in any window',
      unit: 'times',
      goal: { of: 'figure', atMost: 0 },
    },
  ],
  run: async ({ note }) => {
    const found = await Promise.all(limits.map((limit) => callWithin(limit)))
    note('rate-reached', Math.min(...found.map((one) => one.reached)))
    note('rate-above', Math.max(...found.map((one) => one.above)))
  },
}

async function callWithin({ requests, perSeconds }: (typeof limits)[number]) {
  const clock = turningClock()
  const limiter = createRateLimiter({ requests, perSeconds, concurrency: 4, source: 'bench' }, clock)
  const at: number[] = []
  let left = requests * windows
  const call = async () => {
    at.push(clock.now())
    await clock.sleep(5, signal)
  }
  const caller = async () => {
    while (left-- > 0) await limiter.run(call, signal, () => undefined)
  }
  await Promise.all(Array.from({ length: callers }, caller))
  const windowMs = perSeconds * 1000
  const reached = ((at.length - 1) / ((at.at(-1) ?? 0) - (at[0] ?? 0)) / (requests / windowMs)) * 100
  const most = Math.max(...at.map((from) => at.filter((one) => one >= from && one < from + windowMs).length))
  return { reached, above: Math.max(0, most - requests) }
}
