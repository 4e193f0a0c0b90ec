import type { Call } from './answer.ts'

/** At most `requests` in any `windowMs`, over the paths that match. */
export type RateLimit = Readonly<{ matches(path: string): boolean; requests: number; windowMs: number }>

export type Standing = Readonly<{ limit: number; remaining: number; resetAtMs: number }>

export type Limits = Readonly<{
  /** Counts the call; says whether it is one too many. */
  exceeded(call: Call, secret: string): Standing | null
  standing(path: string, secret: string): Standing | null
}>

export function makeLimits(limits: readonly RateLimit[], nowMs: () => number = Date.now): Limits {
  const starts = new Map<string, number[]>()

  function recent(limit: RateLimit, at: number, secret: string): number[] {
    const key = `${at}|${secret}`
    const kept = (starts.get(key) ?? []).filter((time) => time > nowMs() - limit.windowMs)
    starts.set(key, kept)
    return kept
  }

  function standingOf(limit: RateLimit, times: readonly number[]): Standing {
    return {
      limit: limit.requests,
      remaining: Math.max(0, limit.requests - times.length),
      resetAtMs: (times[0] ?? nowMs()) + limit.windowMs,
    }
  }

  return {
    exceeded(call, secret) {
      const touched = limits.flatMap((limit, at) =>
        limit.matches(call.path) ? [{ limit, times: recent(limit, at, secret) }] : [],
      )
      const full = touched.find(({ limit, times }) => times.length >= limit.requests)
      if (full) return standingOf(full.limit, full.times)
      for (const { times } of touched) times.push(nowMs())
      return null
    },
    standing(path, secret) {
      const at = limits.findIndex((limit) => limit.matches(path))
      const limit = limits[at]
      return limit === undefined ? null : standingOf(limit, recent(limit, at, secret))
    },
  }
}
