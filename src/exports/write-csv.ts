import { Readable } from 'node:stream'
import type { ExportColumn, ExportTable, ExportValue } from './export-table.ts'

export type CsvExport = ExportTable & Readonly<{ byteOrderMark?: boolean; delimiter?: ',' | ';' }>

/** Writes a table as CSV (RFC 4180, CRLF). With the byte-order mark Excel reads it as UTF-8. */
export function writeCsv({ columns, rows, byteOrderMark = false, delimiter = ',' }: CsvExport): Readable {
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => quote(cell, delimiter)).join(delimiter)}\r\n`
  async function* text() {
    let block = (byteOrderMark ? '\uFEFF' : '') + line(columns.map(({ heading }) => disarm(heading)))
    for await (const row of rows) {
      block += line(columns.map((column) => csvCell(column, row[column.key])))
      if (block.length < 32 * 1024) continue
      yield Buffer.from(block)
      block = ''
    }
    if (block !== '') yield Buffer.from(block)
  }
  return Readable.from(text(), { objectMode: false })
}

function csvCell({ kind }: ExportColumn, value: ExportValue): string {
  if (value === null || value === undefined) return ''
  const text = String(value)
  const harmless =
    (kind === 'number' && /^-?\d+(\.\d+)?$/u.test(text)) ||
    (kind === 'date' && /^\d{4}-\d{2}-\d{2}$/u.test(text))
  return harmless ? text : disarm(text)
}

// What spreadsheets take for the beginning of a formula, full-width forms included (OWASP, CSV injection).
const formulaStart = /^[\s\0]*[=+\-@\t\r\0＝＋－＠]/u
const telephone = /^\+\d[\d ()]*$/u

/** Puts an apostrophe before what a spreadsheet would run; a telephone number such as +47 22 33 44 55 stays as it is. */
function disarm(text: string): string {
  return formulaStart.test(text) && !telephone.test(text) ? `'${text}` : text
}

function quote(text: string, delimiter: string): string {
  return /["\r\n]/u.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
}
