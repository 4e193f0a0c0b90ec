import type { AwardHolding, EmploymentPeriod } from './person.ts'

/** Periods as one line of text: what a change of them compares and an undo puts back. */
export function periodsText(periods: readonly EmploymentPeriod[]): string | null {
  if (periods.length === 0) return null
  return periods
    .map((one) => [one.startDate ?? '', one.endDate ?? '', one.legalEntityId ?? ''].join('/'))
    .join(' ')
}

export function periodsFrom(text: string | null): EmploymentPeriod[] {
  if (text === null || text === '') return []
  return text.split(' ').map((one) => {
    const [startDate = '', endDate = '', legalEntityId = ''] = one.split('/')
    return {
      startDate: startDate || null,
      endDate: endDate || null,
      legalEntityId: legalEntityId || null,
    }
  })
}

/** Awards as one line of text, the plans in their order. */
export function awardsText(awards: AwardHolding | null): string | null {
  if (awards === null) return null
  const { plans, unvested, vested } = awards
  return JSON.stringify({ plans, unvested, vested })
}

export function awardsFrom(text: string | null): AwardHolding | null {
  return text === null ? null : (JSON.parse(text) as AwardHolding)
}

/** The sum of two decimal texts, without ever becoming a binary number. */
export function addDecimals(one: string, other: string): string {
  const places = Math.max(fraction(one).length, fraction(other).length)
  const units = (text: string) => BigInt(text.replace(/\..*$/, '') + fraction(text).padEnd(places, '0'))
  const sum = (units(one) + units(other)).toString()
  if (places === 0) return sum
  const [sign, digits] = sum.startsWith('-') ? ['-', sum.slice(1)] : ['', sum]
  const padded = digits.padStart(places + 1, '0')
  const rest = padded.slice(-places).replace(/0+$/, '')
  return `${sign}${padded.slice(0, -places)}${rest === '' ? '' : `.${rest}`}`
}

function fraction(text: string): string {
  return text.split('.')[1] ?? ''
}
