import type { Buffer } from 'node:buffer'
import type { RecordProblem } from '#model/employee.ts'
import { cutShort, noHeadings, noIdColumn, noKeyColumn } from '../../files/file-faults.ts'
import { normaliseHeading } from '../../files/headings/normalise-heading.ts'
import { recogniseColumns } from '../../files/headings/recognise-columns.ts'
import { idColumn } from '../../files/read-employee.ts'
import { tableRows } from '../../files/read-employee-file.ts'
import { withHeadings } from '../../files/survey-table.ts'
import { type Cell, isText, type TableRow } from '../../files/table.ts'
import type { SftpSettings } from './sftp-settings.ts'

/** A file that was read whole. */
type FetchedFile = Readonly<{ name: string; bytes: Buffer }>
type FilesToCombine = Readonly<{
  whole: FetchedFile
  joined: readonly FetchedFile[]
  /** The oldest first. */
  changes: readonly FetchedFile[]
}>

/** One table of several files, with its headings as the first row. */
type CombinedTable = Readonly<{ rows: readonly TableRow[]; problems: readonly RecordProblem[] }>

type Table = { name: string; headings: string[]; rows: TableRow[] }

/** The format of a file by the end of its name. */
export function formatOf(name: string): 'csv' | 'xlsx' {
  return /\.xlsx$/i.test(name) ? 'xlsx' : 'csv'
}

/** Puts changes over the whole list, row by row, and joins further columns by the key. Nobody is taken away by it. */
export async function combineTables(
  { whole, joined, changes }: FilesToCombine,
  settings: SftpSettings,
): Promise<CombinedTable> {
  const problems: RecordProblem[] = []
  const report = (message: string) =>
    problems.push({ externalId: null, field: null, code: 'unknown-heading', message })
  const table = await readTable(whole, settings.sheet)
  const key = keyHeading(table, settings)
  for (const change of changes) applyChanges(table, await readTable(change, ''), key, report)
  for (const other of joined) joinColumns(table, await readTable(other, ''), key, report)
  const headings = { line: 1, cells: table.headings }
  return { rows: [headings, ...table.rows], problems }
}

async function readTable({ name, bytes }: FetchedFile, sheet: string): Promise<Table> {
  const source = { open: () => pieces(bytes) }
  const rows = withHeadings(tableRows({ source, format: formatOf(name), ...(sheet === '' ? {} : { sheet }) }))
  const all: TableRow[] = []
  for await (const row of rows) all.push(row)
  const [first, ...rest] = all
  if (!first) throw noHeadings()
  const headings = first.cells.map((cell) => (isText(cell) ? cell : ''))
  while (headings.at(-1) === '') headings.pop()
  const last = rest.at(-1)
  if (last && last.cells.length < headings.length)
    throw cutShort(`The last row of “${name}” has fewer cells than the others: the file was cut short there.`)
  return { name, headings, rows: rest }
}

const pieceBytes = 1024 * 1024

/** Bytes in pieces, as a file on disk would come. */
export async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += pieceBytes)
    yield bytes.subarray(start, start + pieceBytes)
}

function keyHeading({ headings }: Table, { keyColumn, columns }: SftpSettings): string {
  if (keyColumn !== '') return keyColumn
  const id = idColumn(recogniseColumns(headings, columns).columns)
  if (!id) throw noIdColumn(headings)
  return id.heading
}

function indexOf({ headings }: Table, heading: string): number {
  const wanted = normaliseHeading(heading)
  return headings.findIndex((one) => normaliseHeading(one) === wanted)
}

function keyOf(table: Table, key: string): number {
  const index = indexOf(table, key)
  if (index < 0) throw noKeyColumn(table.name, key, table.headings)
  return index
}

function byKey(table: Table, key: string): Map<string, number[]> {
  const index = keyOf(table, key)
  const found = new Map<string, number[]>()
  for (const [row, { cells }] of table.rows.entries()) {
    const value = cells[index]
    if (isText(value)) found.set(value, [...(found.get(value) ?? []), row])
  }
  return found
}

type Report = (message: string) => void

/** A row of somebody who is known replaces the cells it has; anybody else is added. */
function applyChanges(table: Table, changes: Table, key: string, report: Report): void {
  const known = byKey(table, key)
  const from = keyOf(changes, key)
  const targets = changes.headings.map((heading) => indexOf(table, heading))
  for (const [index, heading] of changes.headings.entries())
    if (targets[index] === -1 && heading !== '')
      report(`“${heading}” of “${changes.name}” is no column of “${table.name}”; it was left out.`)
  for (const change of changes.rows) {
    const value = change.cells[from]
    const rows = isText(value) ? (known.get(value) ?? []) : []
    for (const row of rows) table.rows[row] = changed(table.rows[row] ?? blank(table), change, targets)
    if (rows.length > 0 || !isText(value)) continue
    known.set(value, [table.rows.length])
    table.rows.push(changed(blank(table), change, targets))
  }
}

/** A row of which nothing is known: cells that are not there, which change nothing. */
function blank({ headings }: Table): TableRow {
  const cells: Cell[] = []
  cells.length = headings.length
  return { line: 0, cells }
}

function changed(row: TableRow, change: TableRow, targets: readonly number[]): TableRow {
  const cells = [...row.cells.keys()].reduce<Cell[]>((all, index) => copyCell(row.cells, index, all), [])
  cells.length = row.cells.length
  for (const [index, target] of targets.entries()) {
    const cell = change.cells[index]
    if (target >= 0 && cell !== undefined) cells[target] = cell
  }
  return { line: change.line, cells }
}

function copyCell(from: readonly Cell[], index: number, to: Cell[]): Cell[] {
  const cell = from[index]
  if (cell !== undefined) to[index] = cell
  return to
}

/** Columns of another file behind those of the table. Where it has several rows for somebody, none of them is chosen. */
function joinColumns(table: Table, other: Table, key: string, report: Report): void {
  const index = keyOf(table, key)
  const rows = byKey(other, key)
  const from = keyOf(other, key)
  const added = other.headings.flatMap((heading, column) => {
    if (column === from || heading === '') return []
    if (indexOf(table, heading) < 0) return [column]
    report(`“${heading}” stands in “${table.name}” and in “${other.name}”; the first one is used.`)
    return []
  })
  const width = table.headings.length
  let without = 0
  const used = new Set<string>()
  table.rows = table.rows.map((row) => {
    const value = row.cells[index]
    const found = isText(value) ? (rows.get(value) ?? []) : []
    if (isText(value) && found.length > 0) used.add(value)
    if (found.length === 0) without++
    return {
      line: row.line,
      cells: joinedCells(
        row,
        width,
        found.map((one) => other.rows[one]),
        added,
      ),
    }
  })
  table.headings.push(...added.map((column) => other.headings[column] ?? ''))
  if (without > 0) report(`${without} people of “${table.name}” have no row in “${other.name}”.`)
  const unused = rows.size - used.size
  if (unused > 0)
    report(`${unused} people of “${other.name}” are not in “${table.name}”; they were left out.`)
}

function joinedCells(
  row: TableRow,
  width: number,
  found: readonly (TableRow | undefined)[],
  added: readonly number[],
): Cell[] {
  const cells: Cell[] = []
  for (let index = 0; index < width; index++) copyCell(row.cells, index, cells)
  for (const [offset, column] of added.entries()) {
    const values = found.map((one) => one?.cells[column])
    const same = new Set(values.map((one) => JSON.stringify(one))).size === 1
    const text = `${values.length} rows that differ`
    const cell: Cell | undefined = same ? values[0] : { fault: 'error-value', text }
    if (found.length > 0 && cell !== undefined) cells[width + offset] = cell
  }
  cells.length = width + added.length
  return cells
}
