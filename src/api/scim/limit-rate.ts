/** Seconds to wait, or 0 where one more may come now. */
export type LimitRate = (key: string) => number

type Bucket = { left: number; atMs: number }
const keptKeys = 10_000

/** Lets `most` through at once and `perSecond` in the long run, each key for itself. Kept in memory. */
export function limitRate(
  { most, perSecond }: Readonly<{ most: number; perSecond: number }>,
  nowMs: () => number = Date.now,
): LimitRate {
  const buckets = new Map<string, Bucket>()
  return (key) => {
    const now = nowMs()
    const { left, atMs } = buckets.get(key) ?? { left: most, atMs: now }
    const filled = Math.min(most, left + ((now - atMs) / 1000) * perSecond)
    // Moved to the end, so that the oldest fall out first.
    buckets.delete(key)
    buckets.set(key, { left: Math.max(0, filled - 1), atMs: now })
    if (buckets.size > keptKeys) buckets.delete(buckets.keys().next().value ?? '')
    return filled >= 1 ? 0 : Math.ceil((1 - filled) / perSecond)
  }
}
