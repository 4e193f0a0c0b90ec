import type { Failure, IncompleteReason } from '#model/failure.ts'

/** Why a cell cannot be taken as it stands, beside what stands there. */
type CellFault = Readonly<{ fault: 'error-value' | 'unsafe-number' | 'bad-date'; text: string }>

/** A cell: its text as written, `null` when it is empty. */
export type Cell = string | null | CellFault

/** A row of a file with the number under which a person finds it there. */
export type TableRow = Readonly<{ line: number; cells: readonly Cell[] }>

/** Where a file comes from. `open` is called for each of the passes over it and gives the same bytes every time. */
export type FileSource = Readonly<{ path: string }> | Readonly<{ open: () => AsyncIterable<Uint8Array> }>

/** Walls around what a file may cost. */
export type FileLimits = Readonly<{
  fileBytes: number
  cellBytes: number
  columns: number
  /** Of everything inside a workbook, unpacked. */
  unpackedBytes: number
  /** Of the thread that reads workbooks, in MB. */
  workerMemoryMb: number
}>

/** The limits of a file that nobody set others for. */
export const defaultLimits: FileLimits = {
  fileBytes: 200 * 1024 * 1024,
  cellBytes: 64 * 1024,
  columns: 1_000,
  unpackedBytes: 2 * 1024 * 1024 * 1024,
  workerMemoryMb: 512,
}

/** The file cannot be read, or not to its end; says so as a person reads it. */
export class FileFault extends Error {
  readonly failure: Failure
  readonly reason: IncompleteReason

  constructor(failure: Failure, reason: IncompleteReason) {
    super(failure.what)
    this.name = 'FileFault'
    this.failure = failure
    this.reason = reason
  }
}

/** Whether a cell holds text. */
export function isText(cell: Cell | undefined): cell is string {
  return typeof cell === 'string'
}
