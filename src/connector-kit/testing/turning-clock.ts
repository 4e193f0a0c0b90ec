import type { KitClock } from '../connection.ts'

/** A clock for several at once: when everybody sleeps, it turns to whoever wakes first. */
export function turningClock(startMs = Date.UTC(2026, 10, 22)): KitClock {
  let nowMs = startMs
  let turning = false
  const sleepers: { atMs: number; wake: () => void }[] = []
  const turn = async () => {
    turning = true
    while (sleepers.length > 0) {
      // Whoever is awake goes on until it sleeps.
      await new Promise((resolve) => setImmediate(resolve))
      sleepers.sort((one, other) => one.atMs - other.atMs)
      const next = sleepers.shift()
      nowMs = Math.max(nowMs, next?.atMs ?? nowMs)
      next?.wake()
    }
    turning = false
  }
  return {
    now: () => nowMs,
    sleep: (ms) =>
      new Promise((wake) => {
        sleepers.push({ atMs: nowMs + ms, wake })
        if (!turning) void turn()
      }),
  }
}
