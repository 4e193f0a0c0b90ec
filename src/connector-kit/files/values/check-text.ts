import type { ProblemCode } from '#model/employee.ts'
import type { Cell } from '../table.ts'

/** What a cell gives: its text, empty, or why not, with what stands there as far as it can be shown. */
type CheckedCell =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'empty' }>
  | Readonly<{ kind: 'wrong'; code: ProblemCode; why: string }>

/** Looks at a cell before it is read: over the limit of bytes, damaged, or shown as an error. */
export function checkCell(cell: Cell, cellBytes: number): CheckedCell {
  if (cell === null) return { kind: 'empty' }
  if (typeof cell !== 'string')
    return { kind: 'wrong', ...faultWords[cell.fault], why: faultWords[cell.fault].why(cell.text) }
  if (cell.length > cellBytes || Buffer.byteLength(cell) > cellBytes) {
    return { kind: 'wrong', code: 'bad-value', why: `is longer than ${Math.round(cellBytes / 1024)} KiB` }
  }
  if (cell.includes('\u0000'))
    return { kind: 'wrong', code: 'bad-value', why: 'holds a zero byte, which no text may hold' }
  if (cell.includes('\uFFFD'))
    return { kind: 'wrong', code: 'bad-value', why: `holds a damaged letter: “${shown(cell)}”` }
  return { kind: 'text', text: cell }
}

const faultWords = {
  'error-value': { code: 'bad-value', why: (text: string) => `shows the error ${shown(text)}` },
  'unsafe-number': {
    code: 'unsafe-number',
    why: (text: string) =>
      `is the number ${shown(text)}, of which Excel keeps 15 digits only; format the column as text`,
  },
  'bad-date': { code: 'bad-date', why: (text: string) => `is shown as a day, but ${shown(text)} is none` },
} as const

/** A value as a message may show it. */
export function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
