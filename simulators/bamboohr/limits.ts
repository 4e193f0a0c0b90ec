import type { RateLimit } from '../wire/limits.ts'

/** BambooHR publishes no figures; these are only there so that a limit can be met at all. */
export const bambooHrLimits: readonly RateLimit[] = [
  { matches: (path) => path.startsWith('/api/'), requests: 100, windowMs: 60_000 },
]
