import { Worker } from 'node:worker_threads'
import { cannotOpen, unpacksTooLarge, unreadableWorkbook } from '../file-faults.ts'
import { readBytes } from '../read-bytes.ts'
import { FileFault, type FileLimits, type FileSource, type TableRow } from '../table.ts'
import type { WorkbookBytes } from './open-archive.ts'
import type { WorkbookMessage, WorkbookTask } from './workbook-worker.ts'

/** The rows of a sheet, headings included, read in a thread of its own that may not take more memory than it is given. */
export async function* workbookRows(
  source: FileSource,
  sheet: string | null,
  limits: FileLimits,
): AsyncGenerator<TableRow> {
  const task: WorkbookTask = { workbook: await checkedSource(source, limits), sheet, limits }
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: limits.workerMemoryMb },
    execArgv: [],
  })
  const nextMessage = messagesOf(worker)
  let width = 0
  try {
    for (;;) {
      const message = await nextMessage()
      if (message.kind === 'end') return
      if (message.kind === 'fault') throw new FileFault(message.failure, message.reason)
      if (message.kind === 'cannot-open')
        throw cannotOpen('path' in source ? source.path : 'the file', message.code)
      for (const row of message.rows) {
        width = Math.max(width, row.cells.length)
        yield filledUp(row, width)
      }
      worker.postMessage('next')
    }
  } finally {
    await worker.terminate()
  }
}

/** A sheet does not hold the empty cells at the end of a row, but they are there, and empty. */
function filledUp(row: TableRow, width: number): TableRow {
  if (row.cells.length === width) return row
  return { line: row.line, cells: [...row.cells, ...Array<null>(width - row.cells.length).fill(null)] }
}

/** Reads the file once for its size; one that comes as a stream is kept in memory, since a workbook's directory lies at its end. */
async function checkedSource(source: FileSource, limits: FileLimits): Promise<WorkbookBytes> {
  const parts: Uint8Array[] = []
  for await (const chunk of readBytes(source, limits.fileBytes)) if (!('path' in source)) parts.push(chunk)
  return 'path' in source ? { path: source.path } : { bytes: new Uint8Array(Buffer.concat(parts)) }
}

function messagesOf(worker: Worker): () => Promise<WorkbookMessage> {
  const inbox: WorkbookMessage[] = []
  let failed: Error | null = null
  let wake: () => void = () => {}
  const fail = (error: Error) => {
    failed ??= error
    wake()
  }
  worker.on('message', (message: WorkbookMessage) => {
    inbox.push(message)
    wake()
  })
  worker.on('error', (error: unknown) => {
    const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    fail(outOfMemory ? unpacksTooLarge() : error instanceof Error ? error : new Error(String(error)))
  })
  worker.on('exit', () => fail(unreadableWorkbook('reading it stopped in the middle')))
  return async () => {
    for (;;) {
      const message = inbox.shift()
      if (message) return message
      if (failed) throw failed
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
}
