import { existsSync, readFileSync } from 'node:fs'
import type { Clock } from '#model/clock.ts'

/** The demo's business day can be moved on by writing it into a file; what happens keeps its real instant. */
export function demoClock(path: string): Clock {
  return {
    now: () => new Date(),
    business() {
      const real = new Date()
      if (!existsSync(path)) return real
      const day = readFileSync(path, 'utf8').trim()
      const moved = new Date(`${day}T${real.toISOString().slice(11)}`)
      return Number.isNaN(moved.getTime()) ? real : moved
    },
  }
}
