import { createHash } from 'node:crypto'
import type { RecordProblem } from '#model/employee.ts'
import type { AskedFields } from '../connection.ts'
import { noHeadings, noIdColumn } from './file-faults.ts'
import { type Column, type ColumnTargets, columnOf, recogniseColumns } from './headings/recognise-columns.ts'
import { idColumn, isAsked, isDayField } from './read-employee.ts'
import { type Cell, FileFault, isText, type TableRow } from './table.ts'
import { addEvidence, type DayEvidence, type DayOrder, dayOrder, noEvidence } from './values/day-format.ts'

/** What has to be known of a whole file before its first row can be read. */
export type Survey = Readonly<{
  columns: readonly Column[]
  problems: readonly RecordProblem[]
  orders: ReadonlyMap<number, DayOrder>
  rows: number
  /** Lines of the rows of each id that stands over rows which differ. */
  conflicts: ReadonlyMap<string, readonly number[]>
  /** The last row has fewer cells than the others: the file was cut there. */
  lastRowCut: boolean
}>

type IdSeen = { hash: string; lines: number[]; differs: boolean }

/** Goes through a file once: its columns, how each writes days, which ids stand over several rows, and whether it ends well. */
export async function surveyTable(
  rows: AsyncIterable<TableRow>,
  targets: ColumnTargets,
  asked: AskedFields | undefined,
): Promise<Survey> {
  const table = withHeadings(rows)
  try {
    const first = await table.next()
    if (first.done) throw noHeadings()
    const headings = headingTexts(first.value)
    const { columns, problems } = recogniseColumns(headings, targets)
    const id = idColumn(columns)
    if (!id) throw noIdColumn(headings.filter((heading) => heading !== ''))
    const days = dayColumns(columns, asked)
    const seen = await surveyRows(table, headings.length, id.index, days)
    const orders = new Map(days.map((column) => [column.index, orderOf(column, seen.evidence)]))
    return {
      columns,
      problems: [...problems, ...numberAsId(columns), ...unclearDays(columns, orders, seen.evidence)],
      orders,
      rows: seen.count,
      conflicts: new Map(
        [...seen.ids].filter(([, { differs }]) => differs).map(([id, { lines }]) => [id, lines]),
      ),
      lastRowCut: seen.lastRowCut,
    }
  } finally {
    await table.return()
  }
}

async function surveyRows(
  table: AsyncIterable<TableRow>,
  width: number,
  idIndex: number,
  days: readonly Column[],
) {
  const evidence = new Map(days.map((column) => [column.index, noEvidence()]))
  const ids = new Map<string, IdSeen>()
  let count = 0
  let lastShort = false
  try {
    for await (const row of table) {
      count += 1
      lastShort = row.cells.length < width
      for (const [index, seen] of evidence) addText(seen, row.cells[index])
      seeId(ids, row, row.cells[idIndex])
    }
  } catch (error) {
    // The second pass meets the same fault at the same place and reports it after what could be read.
    if (!(error instanceof FileFault)) throw error
  }
  return { evidence, ids, count, lastRowCut: lastShort }
}

/** Skips what stands above the headings, such as a title: rows of one cell before the first row of several. */
export async function* withHeadings(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow, void> {
  let waiting: TableRow[] | null = []
  for await (const row of rows) {
    if (waiting) {
      waiting.push(row)
      if (row.cells.filter((cell) => cell !== null).length > 1) waiting = [row]
      else if (waiting.length < 20) continue
      yield* waiting
      waiting = null
    } else yield row
  }
  if (waiting) yield* waiting
}

function headingTexts(row: TableRow): string[] {
  const texts = row.cells.map((cell) => (isText(cell) ? cell : ''))
  while (texts.at(-1) === '') texts.pop()
  return texts
}

function dayColumns(columns: readonly Column[], asked: AskedFields | undefined): Column[] {
  return columns.filter(
    (column) =>
      column.fills && 'field' in column.fills && isDayField(column.fills.field) && isAsked(column, asked),
  )
}

function addText(evidence: DayEvidence, cell: Cell | undefined): void {
  if (isText(cell)) addEvidence(evidence, cell)
}

function seeId(ids: Map<string, IdSeen>, row: TableRow, id: Cell | undefined): void {
  if (!isText(id)) return
  const hash = createHash('sha256').update(JSON.stringify(row.cells)).digest('base64')
  const seen = ids.get(id)
  if (!seen) ids.set(id, { hash, lines: [row.line], differs: false })
  else {
    seen.lines.push(row.line)
    seen.differs ||= seen.hash !== hash
  }
}

function orderOf(column: Column, evidence: ReadonlyMap<number, DayEvidence>): DayOrder {
  const declared = column.fills && 'field' in column.fills ? column.fills.format : null
  return dayOrder(evidence.get(column.index) ?? noEvidence(), declared)
}

function numberAsId(columns: readonly Column[]): RecordProblem[] {
  if (columnOf(columns, 'externalId')) return []
  const heading = columnOf(columns, 'employeeNumber')?.heading ?? ''
  const message = `The file has no column with the HR system’s own id; the employee number (“${heading}”) serves as id.`
  return [{ externalId: null, field: 'externalId', code: 'missing-id', message }]
}

function unclearDays(
  columns: readonly Column[],
  orders: ReadonlyMap<number, DayOrder>,
  evidence: ReadonlyMap<number, DayEvidence>,
): RecordProblem[] {
  return columns.flatMap((column): RecordProblem[] => {
    const seen = evidence.get(column.index)
    if (
      !seen ||
      seen.example === '' ||
      orders.get(column.index) !== 'unknown' ||
      !column.fills ||
      !('field' in column.fills)
    )
      return []
    const { field } = column.fills
    const why =
      seen.either > 0 && seen.dayFirst === 0
        ? 'nothing in it tells whether day or month comes first'
        : 'it mixes both orders'
    const message =
      `The days under “${column.heading}” cannot be read, ${why} (for example ${seen.example}); none of them was taken. ` +
      `Say it in the columns file: {"${column.heading}": {"field": "${field}", "format": "DD/MM/YYYY"}}.`
    return [{ externalId: null, field, code: 'bad-date', message }]
  })
}
