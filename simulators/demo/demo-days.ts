import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { addDays, type Day, isDay } from '../company/calendar.ts'

export const DAYS_BEFORE = 30
const record = z.object({ startDay: z.string().refine(isDay), prepared: z.boolean() })

/** The demo's calendar: it began a month ago, follows the real day, and can be moved on from there. */
export type DemoDays = Readonly<{
  startDay: Day
  /** The simulators' and the portal's business day. */
  today: () => Day
  moveTo: (day: Day) => void
  prepared: () => boolean
  notePrepared: () => void
  /** Read by the portal's clock, see src/demo-clock.ts. */
  clockFile: string
}>

export function openDemoDays(
  dataDir: string,
  realDay = () => new Date().toISOString().slice(0, 10),
): DemoDays {
  const file = join(dataDir, 'demo.json')
  const clockFile = join(dataDir, 'demo-day')
  let state = existsSync(file)
    ? record.parse(JSON.parse(readFileSync(file, 'utf8')))
    : { startDay: addDays(realDay(), -DAYS_BEFORE), prepared: false }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  write(file, JSON.stringify(state))
  const movedTo = () => (existsSync(clockFile) ? readFileSync(clockFile, 'utf8').trim() : '')
  const today = () => [movedTo(), realDay()].sort().at(-1) ?? realDay()
  if (state.prepared) write(clockFile, today())
  return {
    startDay: state.startDay,
    today,
    moveTo: (day) => write(clockFile, day),
    prepared: () => state.prepared,
    notePrepared() {
      state = { ...state, prepared: true }
      write(file, JSON.stringify(state))
    },
    clockFile,
  }
}

/** Another process reads these files at any moment: they are never half written. */
function write(file: string, text: string): void {
  writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
