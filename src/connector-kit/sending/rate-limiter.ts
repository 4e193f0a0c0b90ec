import type { KitClock } from '../connection.ts'
import type { RateLimit } from '../http-definition.ts'

/** Lets calls through within a limit; `pauseUntil` holds everybody back after the HR system said so. */
export type RateLimiter = Readonly<{
  run: <T>(call: () => Promise<T>, signal: AbortSignal, onWait: (untilMs: number) => void) => Promise<T>
  pauseUntil: (untilMs: number) => void
  /** Whether a new limiter would let through the same: nobody calls or waits, and nothing that was sent counts any more. */
  idle: () => boolean
}>

/** Answers wander on the network: two calls sent a window apart may arrive a little closer together. */
const margin = 1.03

/**
 * Lets a second's worth of calls go at once and spaces the others evenly, with a cap on calls at once. What was sent is
 * remembered for as long as it counts, so that no window of `perSeconds` ever holds more than `requests` calls.
 */
export function createRateLimiter(limit: RateLimit, clock: KitClock): RateLimiter {
  const { requests } = limit
  const windowMs = limit.perSeconds * 1000 * margin
  const perMs = requests / windowMs
  const burst = Math.max(1, Math.min(Math.ceil(requests / limit.perSeconds), Math.floor(requests / 10)))
  const sent = createLog(windowMs)
  let tokens = burst
  let countedAtMs = clock.now()
  let pausedUntilMs = 0
  let running = 0
  const gate = createGate(limit.concurrency ?? 1)

  const msUntilFree = () => {
    const now = clock.now()
    sent.turnBack(countedAtMs - now)
    tokens = Math.min(burst, tokens + Math.max(0, now - countedAtMs) * perMs)
    countedAtMs = now
    const spaced = tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perMs)
    const full = sent.countAt(now) < requests ? 0 : Math.ceil(sent.oldest() + windowMs - now)
    return Math.max(pausedUntilMs - now, spaced, full)
  }
  const takeToken = async (signal: AbortSignal, onWait: (untilMs: number) => void) => {
    for (let waitMs = msUntilFree(); waitMs > 0; waitMs = msUntilFree()) {
      onWait(clock.now() + waitMs)
      await clock.sleep(waitMs, signal)
      signal.throwIfAborted()
    }
    tokens -= 1
    sent.note(clock.now())
  }
  return {
    pauseUntil: (untilMs) => {
      pausedUntilMs = Math.max(pausedUntilMs, untilMs)
    },
    idle: () => {
      const now = clock.now()
      return running === 0 && pausedUntilMs <= now && sent.countAt(now) === 0
    },
    run: async (call, signal, onWait) => {
      running++
      try {
        const leave = await gate.enter(signal)
        try {
          await takeToken(signal, onWait)
          return await call()
        } finally {
          leave()
        }
      } finally {
        running--
      }
    },
  }
}

type Log = Readonly<{
  note: (atMs: number) => void
  /** How many of the noted are younger than a window. */
  countAt: (nowMs: number) => number
  oldest: () => number
  /** The clock was set back by so much. */
  turnBack: (byMs: number) => void
}>

function createLog(windowMs: number): Log {
  let times: number[] = []
  let first = 0
  return {
    note: (atMs) => times.push(atMs),
    countAt: (nowMs) => {
      while (first < times.length && (times[first] ?? 0) + windowMs <= nowMs) first++
      if (first > 1000 && first > times.length / 2) {
        times = times.slice(first)
        first = 0
      }
      return times.length - first
    },
    oldest: () => times[first] ?? 0,
    turnBack: (byMs) => {
      if (byMs > 0) times = times.map((one) => one - byMs)
    },
  }
}

type Gate = Readonly<{ enter: (signal: AbortSignal) => Promise<() => void> }>

/** At most `places` at once, first come first served. */
function createGate(places: number): Gate {
  let free = places
  const queue: (() => void)[] = []
  const leave = () => {
    const next = queue.shift()
    if (next) next()
    else free++
  }
  return {
    enter: async (signal) => {
      signal.throwIfAborted()
      if (free > 0) free--
      else await new Promise<void>((resolve) => queue.push(resolve))
      return leave
    },
  }
}
