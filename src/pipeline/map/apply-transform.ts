import { parseDate } from '@internationalized/date'
import type { MappingProblem } from '#model/planning.ts'
import type { Transform } from '#model/settings.ts'

/** A transformed value, or the code of the problem that it is. */
export type Transformed = Readonly<{ value: string | null }> | Readonly<{ problem: MappingProblem['code'] }>

/** Turns one filled source value into the portal's value. `join` and `fixed` never come here. */
export function applyTransform(text: string, transform: Transform): Transformed {
  switch (transform.kind) {
    case 'table':
      return fromTable(text, transform.entries, transform.otherwise)
    case 'date':
      return readDay(text.trim(), transform.format)
    case 'split':
      return { value: takePart(text, transform.separator, transform.take) }
    case 'case':
      return { value: transform.to === 'lower' ? text.toLowerCase() : text.toUpperCase() }
    default:
      return { value: text }
  }
}

/** The rule in short, as the preview names it. */
export function describeTransform(transform: Transform): string {
  switch (transform.kind) {
    case 'as-is':
      return 'as is'
    case 'date':
      return `date ${transform.format}`
    case 'join':
      return `join "${transform.separator}"`
    case 'split':
      return `split "${transform.separator}" ${transform.take}`
    case 'case':
      return `${transform.to} case`
    default:
      return transform.kind
  }
}

/** Whether a text is a day that exists in the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return parseDate(text).toString() === text
  } catch {
    return false
  }
}

function fromTable(
  text: string,
  entries: Readonly<Record<string, string>>,
  otherwise: string | null,
): Transformed {
  const entry = Object.hasOwn(entries, text) ? entries[text] : undefined
  const value = entry ?? otherwise
  return value === null ? { problem: 'unmapped value' } : { value }
}

function readDay(text: string, format: Extract<Transform, { kind: 'date' }>['format']): Transformed {
  const order = format.split(/[-./]/)
  const separator = format.charAt(format.search(/[-./]/))
  const parts = text.split(separator)
  const part = (name: string, width: number) => (parts[order.indexOf(name)] ?? '').padStart(width, '0')
  const day = `${part('YYYY', 4)}-${part('MM', 2)}-${part('DD', 2)}`
  const shortYear = (parts[order.indexOf('YYYY')] ?? '').length !== 4
  return parts.length === 3 && !shortYear && isDay(day) ? { value: day } : { problem: 'bad date' }
}

function takePart(text: string, separator: string, take: 'first' | 'last' | 'rest'): string | null {
  const parts = (separator.trim() === '' ? text.split(/\s+/) : text.split(separator))
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const taken =
    take === 'first' ? parts[0] : take === 'last' ? parts.at(-1) : parts.slice(1).join(joiner(separator))
  return taken === undefined || taken === '' ? null : taken
}

function joiner(separator: string): string {
  return separator.trim() === '' ? ' ' : separator
}
