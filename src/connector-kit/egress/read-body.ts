import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { fail } from '../failures.ts'

const decompressors = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
}

/** Reads an answer whole, counting what it becomes when unpacked: a small body may unpack to gigabytes. */
export async function readBody(
  body: Readable,
  encoding: string | string[] | undefined,
  maxBytes: number,
  signal: AbortSignal,
  name: string,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      size += chunk.length
      if (size > maxBytes) fail('answer-too-large', name)
      chunks.push(chunk)
    }
  }
  const packing = String(encoding ?? 'identity').toLowerCase()
  if (packing === 'identity' || packing === '') await pipeline(body, collect, { signal })
  else if (packing in decompressors)
    await pipeline(body, decompressors[packing as keyof typeof decompressors](), collect, { signal })
  else {
    body.destroy()
    fail('wrong-content', name)
  }
  return Buffer.concat(chunks, size)
}
