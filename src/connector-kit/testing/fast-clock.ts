import type { KitClock } from '../connection.ts'

/** A clock that never waits: sleeping moves it on. */
export type FastClock = KitClock & Readonly<{ sleptMs: () => number }>

/** A clock that begins at an instant, the day of the fixtures without. */
export function fastClock(startMs = Date.UTC(2026, 10, 22)): FastClock {
  let nowMs = startMs
  return {
    now: () => nowMs,
    sleptMs: () => nowMs - startMs,
    sleep: async (ms) => {
      nowMs += ms
    },
  }
}
