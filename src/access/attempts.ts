/** Limits attempts to sign in: the answer to many failures is a wait that grows, never a locked account. */
export type Attempts = Readonly<{
  /** Seconds to wait, or 0 where the attempt may be tried; a permitted attempt counts. */
  begin: (account: string, address: string) => number
  succeeded: (account: string, address: string) => void
}>

type Kept = { failures: number; blockedUntilMs: number; startsMs: number[] }

const freeFailures = 5
const longestWaitMs = 60_000
const perAccountMinute = 10
const perAddressMinute = 30
const minuteMs = 60_000
const keptKeys = 50_000

/** Kept in memory: several programs allow as many times more, which is still slow. */
export function limitAttempts(nowMs: () => number = Date.now): Attempts {
  const kept = new Map<string, Kept>()
  const of = (key: string): Kept => {
    const found = kept.get(key) ?? { failures: 0, blockedUntilMs: 0, startsMs: [] }
    // Moved to the end, so that the oldest fall out first.
    kept.delete(key)
    kept.set(key, found)
    if (kept.size > keptKeys) kept.delete(kept.keys().next().value ?? '')
    return found
  }
  return {
    begin(account, address) {
      const now = nowMs()
      const pair = of(`pair ${account} ${address}`)
      const windows = [
        { kept: of(`account ${account}`), most: perAccountMinute },
        { kept: of(`address ${address}`), most: perAddressMinute },
      ]
      const waitMs = Math.max(
        pair.blockedUntilMs - now,
        ...windows.map(({ kept, most }) => windowWaitMs(kept, most, now)),
      )
      if (waitMs > 0) return Math.ceil(waitMs / 1000)
      for (const window of windows) window.kept.startsMs.push(now)
      pair.failures += 1
      const beyond = pair.failures - freeFailures
      if (beyond >= 0) pair.blockedUntilMs = now + Math.min(longestWaitMs, 1000 * 2 ** beyond)
      return 0
    },
    succeeded(account, address) {
      kept.delete(`pair ${account} ${address}`)
    },
  }
}

function windowWaitMs(kept: Kept, most: number, now: number): number {
  kept.startsMs = kept.startsMs.filter((at) => at > now - minuteMs)
  const oldest = kept.startsMs[kept.startsMs.length - most]
  return oldest === undefined ? 0 : oldest + minuteMs - now
}
