export type { ExportColumn, ExportRow, ExportTable, ExportValue } from './export-table.ts'
export { type CsvExport, writeCsv } from './write-csv.ts'
export { type WorkbookExport, writeWorkbook } from './write-workbook.ts'
