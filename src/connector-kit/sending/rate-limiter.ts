import type { KitClock } from '../connection.ts'
import type { RateLimit } from '../http-definition.ts'

/** Lets calls through within a limit; `pauseUntil` holds everybody back after the HR system said so. */
export type RateLimiter = Readonly<{
  run: <T>(call: () => Promise<T>, signal: AbortSignal, onWait: (untilMs: number) => void) => Promise<T>
  pauseUntil: (untilMs: number) => void
}>

/** A token bucket with a cap on calls at once. No window of `perSeconds` ever holds more than `requests` calls. */
export function createRateLimiter(limit: RateLimit, clock: KitClock): RateLimiter {
  const burst = Math.max(
    1,
    Math.min(Math.ceil(limit.requests / limit.perSeconds), Math.floor(limit.requests / 10)),
  )
  const perMs = Math.max(limit.requests - burst, 1) / (limit.perSeconds * 1000)
  let tokens = burst
  let countedAtMs = clock.now()
  let pausedUntilMs = 0
  const gate = createGate(limit.concurrency ?? 1)

  const msUntilFree = () => {
    const now = clock.now()
    tokens = Math.min(burst, tokens + (now - countedAtMs) * perMs)
    countedAtMs = now
    return Math.max(pausedUntilMs - now, tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perMs))
  }
  const takeToken = async (signal: AbortSignal, onWait: (untilMs: number) => void) => {
    for (let waitMs = msUntilFree(); waitMs > 0; waitMs = msUntilFree()) {
      onWait(clock.now() + waitMs)
      await clock.sleep(waitMs, signal)
      signal.throwIfAborted()
    }
    tokens -= 1
  }
  return {
    pauseUntil: (untilMs) => {
      pausedUntilMs = Math.max(pausedUntilMs, untilMs)
    },
    run: async (call, signal, onWait) => {
      const leave = await gate.enter(signal)
      try {
        await takeToken(signal, onWait)
        return await call()
      } finally {
        leave()
      }
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
