import { parentPort, workerData } from 'node:worker_threads'
import { unreadableWorkbook } from '../file-faults.ts'
import { FileFault, type FileLimits, type TableRow } from '../table.ts'
import { openArchive, type WorkbookBytes } from './open-archive.ts'
import { readSheetRows } from './sheet-rows.ts'
import { readWorkbookParts, type Sheet } from './workbook-parts.ts'

/** What the thread is given, and what it tells; it goes on after each group only when it is asked for the next. */
export type WorkbookTask = Readonly<{ workbook: WorkbookBytes; sheet: string | null; limits: FileLimits }>
/** What the thread tells. */
export type WorkbookMessage =
  | Readonly<{ kind: 'rows'; rows: readonly TableRow[] }>
  | Readonly<{ kind: 'end' }>
  | Readonly<{ kind: 'fault'; failure: FileFault['failure']; reason: FileFault['reason'] }>
  | Readonly<{ kind: 'cannot-open'; code: string }>

async function readWorkbook(
  task: WorkbookTask,
  tell: (message: WorkbookMessage) => void,
  next: () => Promise<void>,
) {
  const archive = await openArchive(task.workbook, task.limits)
  try {
    const parts = await readWorkbookParts(archive)
    for (const sheet of chosenSheets(parts.sheets, task.sheet)) {
      let found = false
      const part = archive.read(sheet.path)
      if (!part) throw unreadableWorkbook(`its sheet “${sheet.name}” is missing`)
      await readSheetRows(part, parts, task.limits, async (rows) => {
        found = true
        tell({ kind: 'rows', rows })
        await next()
      })
      if (found) return
    }
  } finally {
    await archive.close()
  }
}

/** The named sheet, or the visible ones in the workbook's order, of which the first one with anything in it is read. */
function chosenSheets(sheets: readonly Sheet[], name: string | null): readonly Sheet[] {
  if (name === null) return sheets.filter((sheet) => !sheet.hidden)
  const named = sheets.filter((sheet) => sheet.name === name)
  const others = sheets.map((sheet) => `“${sheet.name}”`).join(', ')
  if (named.length === 0) throw unreadableWorkbook(`it has no sheet “${name}”, only ${others}`)
  return named
}

const port = parentPort
if (port) {
  const tell = (message: WorkbookMessage) => port.postMessage(message)
  const next = () => new Promise<void>((resolve) => port.once('message', () => resolve()))
  readWorkbook(workerData as WorkbookTask, tell, next).then(
    () => tell({ kind: 'end' }),
    (error: unknown) => {
      if (error instanceof FileFault) tell({ kind: 'fault', failure: error.failure, reason: error.reason })
      else if (error instanceof Error && 'syscall' in error && 'code' in error)
        tell({ kind: 'cannot-open', code: String(error.code) })
      else throw error
    },
  )
}
