import type { RateLimit } from '../wire/limits.ts'

export const hiBobLimits: readonly RateLimit[] = [
  { matches: (path) => path === '/v1/people/search', requests: 50, windowMs: 60_000 },
]
