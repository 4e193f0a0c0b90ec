import { setTimeout as wait } from 'node:timers/promises'
import type { KitClock } from './connection.ts'

/** The machine's own time. */
export const systemClock: KitClock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    await wait(ms, undefined, { signal }).catch(() => {})
  },
}
