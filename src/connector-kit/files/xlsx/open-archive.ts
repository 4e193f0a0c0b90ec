import { open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'
import { RemoteZipReader } from '@cj-tech-master/excelts/archive'
import { unpacksTooLarge, unreadableWorkbook, wrongContent } from '../file-faults.ts'
import type { FileLimits } from '../table.ts'

/** Where the bytes of a workbook are. */
export type WorkbookBytes = Readonly<{ path: string } | { bytes: Uint8Array }>

/** The parts of a workbook by their path inside it, unpacked as they are read. */
export type Archive = Readonly<{
  read: (path: string) => AsyncIterable<string> | null
  close: () => Promise<void>
}>

/**
 * Opens a workbook by its directory, so that its parts can be read in the order they are needed. The library's own
 * workbook reader goes through the parts as they lie and keeps early sheets unencrypted in a temporary file meanwhile.
 */
export async function openArchive(workbook: WorkbookBytes, limits: FileLimits): Promise<Archive> {
  const source = 'path' in workbook ? await fileSource(workbook.path) : bytesSource(workbook.bytes)
  await refuseOtherContent(await source.read(0, Math.min(8, source.size)))
  const zip = await RemoteZipReader.fromReader(source).catch(() => {
    throw unreadableWorkbook('it is damaged or was cut short')
  })
  const budget = { left: limits.unpackedBytes }
  return {
    read: (path) => {
      const raw = zip.getRawEntryStream(path)
      if (!raw) return null
      if (raw.entry.isEncrypted) throw unreadableWorkbook('it is protected by a password')
      return unpack(raw.compressedData, raw.entry.compressionMethod, budget)
    },
    close: () => source.close(),
  }
}

async function* unpack(
  compressed: AsyncIterable<Uint8Array>,
  method: number,
  budget: { left: number },
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of method === 8 ? inflated(compressed) : compressed) {
    budget.left -= chunk.byteLength
    if (budget.left < 0) throw unpacksTooLarge()
    yield decoder.decode(chunk, { stream: true })
  }
}

async function* inflated(compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw()
  const feed = (async () => {
    for await (const chunk of compressed) {
      if (!inflate.write(chunk)) await new Promise((resolve) => inflate.once('drain', resolve))
    }
    inflate.end()
  })()
  feed.catch((error: unknown) => inflate.destroy(error as Error))
  try {
    yield* inflate
  } catch {
    throw unreadableWorkbook('it is damaged or was cut short')
  } finally {
    inflate.destroy()
  }
}

async function fileSource(path: string) {
  const file = await open(path)
  const { size } = await file.stat()
  const read = async (start: number, end: number) => {
    const part = Buffer.alloc(end - start)
    const { bytesRead } = await file.read(part, 0, part.length, start)
    return part.subarray(0, bytesRead)
  }
  return { size, read, close: () => file.close() }
}

function bytesSource(bytes: Uint8Array) {
  return {
    size: bytes.byteLength,
    read: async (start: number, end: number) => bytes.subarray(start, end),
    close: async () => {},
  }
}

async function refuseOtherContent(beginning: Uint8Array): Promise<void> {
  const start = Buffer.from(beginning).toString('latin1')
  if (start.startsWith('PK')) return
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    throw wrongContent(
      'it is protected by a password or was saved by an old Excel (.xls)',
      'Save it as .xlsx without a password.',
    )
  }
  throw wrongContent(
    'it is not an Excel workbook (.xlsx)',
    'Save it as .xlsx, or read it with the connector “csv”.',
  )
}
