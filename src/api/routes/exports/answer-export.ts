import { Readable } from 'node:stream'
import { type ExportColumn, type ExportRow, writeCsv, writeWorkbook } from '#exports/index.ts'

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/** A file that is written while it is sent. */
export function answerExport(
  format: 'xlsx' | 'csv',
  name: string,
  columns: readonly ExportColumn[],
  rows: AsyncIterable<ExportRow>,
): Response {
  const stream =
    format === 'xlsx'
      ? writeWorkbook({ sheet: name.slice(0, 31), columns, rows })
      : writeCsv({ columns, rows, byteOrderMark: true })
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${name.replace(/[^\w-]+/g, '-').toLowerCase()}.${format}"`,
    },
  })
}

export function textColumn(key: string, heading: string): ExportColumn {
  return { key, heading, kind: 'text' }
}
