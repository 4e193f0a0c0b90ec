import type { Cell } from '../table.ts'
import { unescapeText, type WorkbookParts } from './workbook-parts.ts'

/** A cell as it lies in the sheet; a formula's `value` is what it gave when the workbook was saved. */
type RawCell = Readonly<{ type: string; style: number; value: string }>

/** The text that Excel shows for a cell, or why there is none that can be relied on. */
export function cellValue(cell: RawCell, parts: WorkbookParts): Cell {
  if (cell.value === '') return null
  switch (cell.type) {
    case 's':
      return filled(parts.strings[Number(cell.value)] ?? '')
    case 'str':
    case 'inlineStr':
      return filled(unescapeText(cell.value))
    case 'e':
      return { fault: 'error-value', text: cell.value }
    case 'b':
      return cell.value === '1' || cell.value === 'true' ? 'true' : 'false'
    case 'd':
      return filled(cell.value)
    default:
      return numberValue(cell, parts)
  }
}

function filled(text: string): Cell {
  const trimmed = text.trim()
  return trimmed === '' ? null : trimmed
}

function numberValue(cell: RawCell, parts: WorkbookParts): Cell {
  const value = Number(cell.value)
  if (!Number.isFinite(value)) return { fault: 'error-value', text: cell.value }
  const format = parts.formats[cell.style]
  if (format?.kind === 'date') return dayOfSerial(value, parts.startsIn1904)
  if (Math.abs(value) >= 1e15) return { fault: 'unsafe-number', text: cell.value }
  const code = format?.code.split(';')[0] ?? ''
  return keepsZeros(code) && Number.isInteger(value) && value >= 0
    ? withZeros(value, code)
    : plainDecimal(value)
}

/** A format such as `00000` or `000-000`, under which an employee number is shown with its zeros. */
function keepsZeros(code: string): boolean {
  return /^[0\-\\ /]*$/u.test(code) && (code.match(/0/gu)?.length ?? 0) > 1
}

/** 1234 in `000-000` is 001-234, as Excel shows it. */
function withZeros(value: number, code: string): string {
  let digits = String(value)
  let shown = ''
  for (const sign of [...code.replaceAll('\\', '')].reverse()) {
    shown = (sign === '0' ? (digits.at(-1) ?? '0') : sign) + shown
    if (sign === '0') digits = digits.slice(0, -1)
  }
  return digits + shown
}

function plainDecimal(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/u, '') : text
}

const msPerDay = 86_400_000

/** Day 60 is 29 February 1900, which never was: Excel counts it all the same, so days before it lie one later. */
export function dayOfSerial(serial: number, startsIn1904: boolean): Cell {
  const day = Math.floor(serial)
  const wrong: Cell = { fault: 'bad-date', text: String(serial) }
  if (day < 1 || day > 2_958_465 || (!startsIn1904 && day === 60)) return wrong
  const epoch = startsIn1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  return new Date(epoch + day * msPerDay).toISOString().slice(0, 10)
}
