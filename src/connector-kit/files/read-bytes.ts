import { createReadStream } from 'node:fs'
import { cannotOpen, tooLarge } from './file-faults.ts'
import { defaultLimits, type FileSource } from './table.ts'

/** The bytes of a file from its beginning; a file over the limit is refused as soon as it is known to be. */
export async function* readBytes(
  source: FileSource,
  limitBytes = defaultLimits.fileBytes,
): AsyncGenerator<Uint8Array> {
  let total = 0
  try {
    for await (const chunk of 'path' in source ? createReadStream(source.path) : source.open()) {
      total += chunk.byteLength
      if (total > limitBytes) throw tooLarge(limitBytes)
      yield chunk
    }
  } catch (error) {
    if ('path' in source && error instanceof Error && 'syscall' in error && 'code' in error) {
      throw cannotOpen(source.path, String(error.code))
    }
    throw error
  }
}
