import type { MappingProblem } from '#model/planning.ts'
import type { Transform } from '#model/settings.ts'
import { readDay } from './read-day.ts'
import { readCountry, readPhone } from './read-forms.ts'

/** A transformed value, or the code of the problem that it is. */
export type Transformed = Readonly<{ value: string | null }> | Readonly<{ problem: MappingProblem['code'] }>

/** Turns one filled source value into the portal's value. `join` and `fixed` never come here. */
export function applyTransform(text: string, transform: Transform): Transformed {
  switch (transform.kind) {
    case 'table':
      return fromTable(text, transform.entries, transform.otherwise)
    case 'date':
      return orProblem(readDay(text, transform.format), 'bad date')
    case 'split':
      return { value: takePart(text, transform.separator, transform.take) }
    case 'case':
      return { value: transform.to === 'lower' ? text.toLowerCase() : text.toUpperCase() }
    case 'phone':
      return orProblem(readPhone(text, transform.country), 'unreadable value')
    case 'country':
      return orProblem(readCountry(text, transform.to), 'unreadable value')
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
    case 'phone':
      return `telephone ${transform.country}`
    case 'country':
      return `country ${transform.to}`
    default:
      return transform.kind
  }
}

function orProblem(value: string | null, problem: MappingProblem['code']): Transformed {
  return value === null ? { problem } : { value }
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
