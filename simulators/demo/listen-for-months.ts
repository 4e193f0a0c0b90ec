import { createInterface } from 'node:readline'
import { addDays, type Day } from '../company/calendar.ts'
import { DAYS_BEFORE, type DemoDays } from './demo-days.ts'
import { monthPassed } from './words.ts'

/** The one control of the demo: "month" on standard input moves HR systems and portal on together. */
export function listenForMonths(
  days: DemoDays,
  setDay: (day: Day) => Promise<void>,
  say: (text: string) => void,
): void {
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => {
    if (line.trim().toLowerCase() === 'month') void passMonth()
  })

  async function passMonth(): Promise<void> {
    const day = addDays(days.today(), DAYS_BEFORE)
    await setDay(day)
    days.moveTo(day)
    say(monthPassed(day))
  }
}
