const SPREAD = 1 / 7

/** The next turn: the chosen hours, give or take a seventh (3.5 becomes 3 to 4), so that connections spread out. */
export function nextFetchAt(now: Date, everyHours: number, random: () => number = Math.random): Date {
  const factor = 1 - SPREAD + random() * 2 * SPREAD
  return new Date(now.getTime() + everyHours * factor * 3_600_000)
}
