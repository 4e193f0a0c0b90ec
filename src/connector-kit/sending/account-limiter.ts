import { hash } from 'node:crypto'
import type { KitClock } from '../connection.ts'
import { revealedAll } from './credential-values.ts'
import { createRateLimiter, type RateLimiter } from './rate-limiter.ts'
import type { SenderParts } from './sender-parts.ts'

type Limited = Pick<SenderParts, 'method' | 'base' | 'credentials' | 'clock'>

/** By clock, so that no limit is counted by two of them. */
const limiters = new WeakMap<KitClock, Map<string, RateLimiter>>()

/**
 * The limiter of everything that one program sends to an HR system with the same credentials, so that the test of a
 * connection and the fetch after it keep to one limit. It is forgotten once nothing that was sent counts any more.
 */
export function accountLimiter(parts: Limited): Pick<RateLimiter, 'run' | 'pauseUntil'> {
  const key = keyOf(parts)
  const current = () => limiterOf(key, parts)
  return {
    run: (call, signal, onWait) => current().run(call, signal, onWait),
    pauseUntil: (untilMs) => current().pauseUntil(untilMs),
  }
}

/** How many are remembered. */
export function limitersHeld(clock: KitClock): number {
  return limiters.get(clock)?.size ?? 0
}

function limiterOf(key: string, { method, clock }: Limited): RateLimiter {
  const held = limiters.get(clock) ?? new Map<string, RateLimiter>()
  limiters.set(clock, held)
  for (const [other, limiter] of held) if (limiter.idle()) held.delete(other)
  const limiter = held.get(key) ?? createRateLimiter(method.rateLimit, clock)
  held.set(key, limiter)
  return limiter
}

/** What a limit is counted by. A token that somebody obtained by signing in is another one after each use. */
function keyOf({ method, base, credentials }: Limited): string {
  const typed = Object.entries(revealedAll(credentials)).filter(
    ([name]) => !method.credentials[name]?.obtained,
  )
  return hash('sha256', JSON.stringify([base.href, method.id, method.rateLimit, typed.sort()]))
}
