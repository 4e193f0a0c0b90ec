import { unreadableWorkbook } from '../file-faults.ts'
import type { Cell, FileLimits, TableRow } from '../table.ts'
import { cellValue } from './cell-value.ts'
import { parseXml } from './parse-xml.ts'
import type { WorkbookParts } from './workbook-parts.ts'

type SheetState = {
  line: number
  cells: Cell[]
  column: number
  cell: { type: string; style: number; value: string } | null
  inValue: boolean
  inReading: boolean
  ended: boolean
}

/** Hands over the filled rows of a sheet in groups as they are read. */
export async function readSheetRows(
  part: AsyncIterable<string>,
  parts: WorkbookParts,
  limits: FileLimits,
  handOver: (rows: TableRow[]) => Promise<void>,
): Promise<void> {
  let rows: TableRow[] = []
  const state: SheetState = {
    line: 0,
    cells: [],
    column: -1,
    cell: null,
    inValue: false,
    inReading: false,
    ended: false,
  }
  await parseXml(
    part,
    {
      open: (name, attributes) => openTag(state, name, attributes, limits),
      text: (text) => {
        if (state.cell && state.inValue && !state.inReading) state.cell.value += text
      },
      close: (name) => {
        const row = closeTag(state, name, parts)
        if (row) rows.push(row)
      },
    },
    async () => {
      if (rows.length === 0) return
      const group = rows
      rows = []
      await handOver(group)
    },
  )
  if (!state.ended) throw unreadableWorkbook('it is damaged or was cut short')
}

function openTag(
  state: SheetState,
  name: string,
  attributes: Readonly<Record<string, string>>,
  limits: FileLimits,
): void {
  if (name === 'row') {
    state.line = Number(attributes['r'] ?? state.line + 1)
    state.cells = []
    state.column = -1
  } else if (name === 'c') {
    state.column = attributes['r'] === undefined ? state.column + 1 : columnOf(attributes['r'])
    if (state.column >= limits.columns) throw unreadableWorkbook(`it has more than ${limits.columns} columns`)
    state.cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '' }
  } else if (name === 'v' || name === 't') {
    state.inValue = true
  } else if (name === 'rPh') {
    state.inReading = true
  }
}

function closeTag(state: SheetState, name: string, parts: WorkbookParts): TableRow | null {
  if (name === 'v' || name === 't') state.inValue = false
  if (name === 'rPh') state.inReading = false
  if (name === 'sheetData') state.ended = true
  if (name === 'c' && state.cell) {
    while (state.cells.length < state.column) state.cells.push(null)
    state.cells[state.column] = cellValue(state.cell, parts)
    state.cell = null
  }
  if (name !== 'row' || state.cells.every((cell) => cell === null)) return null
  return { line: state.line, cells: state.cells }
}

/** Of `AB12` the column, counted from 0. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference.toUpperCase()) {
    if (letter < 'A' || letter > 'Z') break
    column = column * 26 + letter.charCodeAt(0) - 64
  }
  return column - 1
}
