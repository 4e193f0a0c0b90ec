/** A calendar day, `YYYY-MM-DD`. */
export type Day = string

const dayMs = 86_400_000

export function dayNumber(day: Day): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs)
}

export function dayText(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10)
}

export function addDays(day: Day, days: number): Day {
  return dayText(dayNumber(day) + days)
}

export function isDay(text: unknown): text is Day {
  return (
    typeof text === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
    dayText(dayNumber(text)) === text
  )
}
