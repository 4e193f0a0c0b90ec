import { existsSync, readFileSync } from 'node:fs'
import type { Clock } from '#model/clock.ts'

/** The demo's business day can be moved on by writing it into a file; the time of day stays the real one. */
export function demoClock(path: string): Clock {
  return {
    now() {
      const real = new Date()
      if (!existsSync(path)) return real
      const day = readFileSync(path, 'utf8').trim()
      const moved = new Date(`${day}T${real.toISOString().slice(11)}`)
      return Number.isNaN(moved.getTime()) ? real : moved
    },
  }
}
