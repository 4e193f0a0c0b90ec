import type { RateLimit } from '../wire/limits.ts'

/** As published for v1: employees 300 a minute in bursts of 15 a second, everything 2,000 a minute. No figures for v2. */
export const personioLimits: readonly RateLimit[] = [
  { matches: (path) => path.startsWith('/v1/company/employees'), requests: 15, windowMs: 1000 },
  { matches: (path) => path.startsWith('/v1/company/employees'), requests: 300, windowMs: 60_000 },
  { matches: (path) => path.startsWith('/v1/'), requests: 2000, windowMs: 60_000 },
]
