import { PassThrough, type Readable } from 'node:stream'
import { WorkbookWriter } from '@cj-tech-master/excelts'
import type { ExportColumn, ExportTable, ExportValue } from './export-table.ts'

export type WorkbookExport = ExportTable & Readonly<{ sheet: string }>

/** What Excel holds in a cell. */
const longestText = 32_767

/** Writes a table as an Excel workbook: text stays text, so 00005 keeps its zeros and =1+1 is no formula. */
export function writeWorkbook({ sheet, columns, rows }: WorkbookExport): Readable {
  const output = new PassThrough({ highWaterMark: 256 * 1024 })
  fill(output, sheet, columns, rows).catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  return output
}

async function fill(
  output: PassThrough,
  name: string,
  columns: readonly ExportColumn[],
  rows: ExportTable['rows'],
): Promise<void> {
  const workbook = new WorkbookWriter({
    stream: output,
    useStyles: true,
    useSharedStrings: false,
    trueStreaming: true,
  })
  const sheet = workbook.addWorksheet(sheetName(name), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ kind, heading }) => ({
    width: Math.min(40, Math.max(12, heading.length + 2)),
    style: { numFmt: { text: '@', date: 'yyyy-mm-dd', number: 'General' }[kind] },
  }))
  const headings = sheet.addRow(columns.map(({ heading }) => cellText(heading)))
  headings.font = { bold: true }
  headings.commit()
  for await (const row of rows) {
    if (output.destroyed) return
    sheet.addRow(columns.map((column) => cellValue(column, row[column.key]))).commit()
    if (output.writableNeedDrain) await drained(output)
  }
  sheet.commit()
  await workbook.commit()
}

function drained(output: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      output.off('drain', go)
      output.off('close', go)
      resolve()
    }
    output.on('drain', go)
    output.on('close', go)
  })
}

function cellValue({ kind }: ExportColumn, value: ExportValue): string | number | Date | null {
  if (value === null || value === undefined || value === '') return null
  const text = String(value)
  if (kind === 'date' && /^\d{4}-\d{2}-\d{2}$/u.test(text) && text >= '1900-03-01')
    return new Date(`${text}T00:00:00Z`)
  // Excel rounds a number to 15 digits; a longer one is kept whole as text.
  if (kind === 'number' && /^-?\d+(\.\d+)?$/u.test(text) && text.replace(/\D/gu, '').length <= 15)
    return Number(text)
  return cellText(text)
}

/** XML has no place for control characters, and Excel none for very long texts. */
function cellText(text: string): string {
  const clean = text.replace(/[^\P{Cc}\t\r\n]/gu, '').toWellFormed()
  return clean.length > longestText ? `${clean.slice(0, longestText - 1)}…` : clean
}

/** Excel refuses these signs in the name of a sheet, and more than 31 of any. */
function sheetName(name: string): string {
  const allowed = name
    .replace(/[\\/?*[\]:]/gu, ' ')
    .replace(/^'+|'+$/gu, '')
    .trim()
  return allowed.slice(0, 31) || 'Sheet1'
}
