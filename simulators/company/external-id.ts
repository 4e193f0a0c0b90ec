/** HR systems number people with small integers, or with ids longer than a JavaScript number holds. */
export type IdStyle = 'number' | 'long'

const long = { prefix: '33328838', digits: 11, step: 1013 }
const short = { from: 2_040_001, step: 3 }

export function externalIdOf(index: number, style: IdStyle): string {
  if (style === 'number') return String(short.from + index * short.step)
  return long.prefix + String((index + 1) * long.step).padStart(long.digits, '0')
}

export function indexOfExternalId(externalId: string, style: IdStyle): number | null {
  if (!/^\d+$/.test(externalId)) return null
  const index =
    style === 'number'
      ? (Number(externalId) - short.from) / short.step
      : Number(externalId.slice(long.prefix.length)) / long.step - 1
  return Number.isInteger(index) && index >= 0 && externalIdOf(index, style) === externalId ? index : null
}
