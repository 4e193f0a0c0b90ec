const locales = typeof navigator === 'undefined' ? ['en'] : [...navigator.languages]

const numbers = new Intl.NumberFormat('en')
const shares = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 })
const days = new Intl.DateTimeFormat(locales, { dateStyle: 'medium', timeZone: 'UTC' })
const instants = new Intl.DateTimeFormat(locales, { dateStyle: 'medium', timeStyle: 'short' })
const exact = new Intl.DateTimeFormat(locales, { dateStyle: 'full', timeStyle: 'long' })

export function formatNumber(value: number): string {
  return numbers.format(value)
}

export function formatShare(part: number, whole: number): string {
  return whole === 0 ? '–' : shares.format(part / whole)
}

/** A calendar day 'YYYY-MM-DD' as the reader writes it; never shifted by a time zone. */
export function formatDay(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? day : days.format(at)
}

export function formatInstant(at: string): string {
  return instants.format(new Date(at))
}

export function formatExactInstant(at: string): string {
  return exact.format(new Date(at))
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
