const secondMs = 1000
/** A fetch does not wait longer than an hour; the next one begins after it. */
export const longestWaitMs = 3_600_000

type Headers = Readonly<Record<string, string | string[] | undefined>>

/**
 * How long the HR system asks to wait: from `Retry-After` in seconds or as a date, else from `X-RateLimit-Reset`,
 * an instant, or `X-Rate-Limit-Reset`, the seconds left.
 * At least a second; undefined when nothing usable was said.
 */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
  const asked =
    fromRetryAfter(first(headers['retry-after']), nowMs) ??
    fromReset(first(headers['x-ratelimit-reset']), nowMs) ??
    fromSecondsLeft(first(headers['x-rate-limit-reset']))
  return asked === undefined ? undefined : Math.max(asked, secondMs)
}

function first(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? ''
}

function fromRetryAfter(value: string, nowMs: number): number | undefined {
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * secondMs)
  // Date.parse takes `-5` for a year; a date of HTTP names its weekday.
  if (!/^[A-Za-z]{3,9},? /.test(value)) return undefined
  const atMs = Date.parse(value)
  return Number.isNaN(atMs) ? undefined : atMs - nowMs
}

function fromSecondsLeft(value: string): number | undefined {
  return /^\d{1,6}$/.test(value) ? Number(value) * secondMs : undefined
}

function fromReset(value: string, nowMs: number): number | undefined {
  if (!/^\d{9,11}$/.test(value)) return undefined
  return Number(value) * secondMs - nowMs
}
