import { addDays, type Day } from './calendar.ts'
import { chance, pickByShare, purpose } from './chance.ts'
import type { LeaverReason, Period, SimulatedPerson } from './person.ts'
import { hasReports } from './seat.ts'

/** What had happened, or was already agreed, on the company's first day. */
export type Fate =
  | 'plain'
  | 'left'
  | 'left-lately'
  | 'hired-later'
  | 'leaving-later'
  | 'came-back'
  | 'on-leave'

// Out of 1,000 people without reports; people with reports are always plain.
const fates: readonly (readonly [Fate, number])[] = [
  ['left', 68],
  ['left-lately', 6],
  ['hired-later', 14],
  ['leaving-later', 6],
  ['came-back', 10],
  ['on-leave', 22],
]

export function fateOf(seed: number, index: number, people: number): Fate {
  if (index >= people || hasReports(index, people)) return 'plain'
  let left = chance(seed, index, purpose.fate) % 1000
  for (const [fate, share] of fates) {
    if (left < share) return fate
    left -= share
  }
  return 'plain'
}

export function reasonOf(seed: number, index: number): LeaverReason {
  return pickByShare<LeaverReason>(
    [
      ['resignation', 62],
      ['end-of-contract', 14],
      ['dismissal', 10],
      ['retirement', 10],
      ['other', 4],
    ],
    chance(seed, index, purpose.reason),
  )
}

/** For everybody but future hires. */
export function daysSinceHired(seed: number, index: number): number {
  return 900 + (chance(seed, index, purpose.hired) % 4200)
}

export function periodsOf(seed: number, index: number, fate: Fate, day: Day): Period[] {
  const span = chance(seed, index, purpose.ended)
  const reason = reasonOf(seed, index)
  const hired = addDays(day, -daysSinceHired(seed, index))
  switch (fate) {
    case 'left':
      return [ended(hired, addDays(day, -(40 + (span % 800))), reason)]
    case 'left-lately':
      return [ended(hired, addDays(day, -(1 + (span % 20))), reason)]
    case 'hired-later':
      return [begun(addDays(day, 2 + (span % 60)))]
    case 'leaving-later':
      return [ended(hired, addDays(day, 5 + (span % 80)), reason)]
    case 'came-back':
      return [ended(hired, addDays(hired, 300), 'resignation'), begun(addDays(hired, 500 + (span % 300)))]
    default:
      return [begun(hired)]
  }
}

export function leaveOf(seed: number, index: number, fate: Fate, day: Day): SimulatedPerson['leave'] {
  if (fate !== 'on-leave') return null
  const span = chance(seed, index, purpose.leave)
  return { fromDate: addDays(day, -(5 + (span % 120))), toDate: addDays(day, 9 + (span % 230)) }
}

export function begun(startDate: Day): Period {
  return { startDate, endDate: null, lastWorkingDay: null, leaverReason: null }
}

/** The last working day lies some days before the end: unused holiday. */
export function ended(startDate: Day, endDate: Day, leaverReason: LeaverReason): Period {
  return { startDate, endDate, lastWorkingDay: addDays(endDate, -3), leaverReason }
}
