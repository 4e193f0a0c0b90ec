/** A column of an export. Days come as `YYYY-MM-DD`, numbers as numbers or decimal text. */
export type ExportColumn = Readonly<{ key: string; heading: string; kind: 'text' | 'date' | 'number' }>
export type ExportValue = string | number | boolean | null | undefined
export type ExportRow = Readonly<Record<string, ExportValue>>

/** What an export is written from; rows are taken one by one, so their number costs no memory. */
export type ExportTable = Readonly<{ columns: readonly ExportColumn[]; rows: AsyncIterable<ExportRow> }>
