import { readBytes } from '../read-bytes.ts'
import type { FileLimits, FileSource } from '../table.ts'

type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
type DetectedEncoding = Readonly<{
  encoding: TextEncoding
  cutInsideCharacter: boolean
  beginning: Uint8Array
}>

const beginningBytes = 64 * 1024

/**
 * Reads the whole file once, since the only letter that is not ASCII may stand in its last line. Without a mark at its
 * beginning it is UTF-8 if it can be, or if most of its letters can; then the others are findings, not guesses.
 */
export async function detectEncoding(source: FileSource, limits: FileLimits): Promise<DetectedEncoding> {
  const decoder = new TextDecoder('utf-8')
  const isStrict = strictUtf8()
  const seen = { readable: 0, damaged: 0 }
  let strict = true
  let beginning = new Uint8Array()
  let length = 0
  for await (const chunk of readBytes(source, limits.fileBytes)) {
    if (beginning.byteLength < beginningBytes) beginning = Buffer.concat([beginning, chunk])
    length += chunk.byteLength
    countLetters(decoder.decode(chunk, { stream: true }), seen)
    strict = strict && isStrict(chunk)
  }
  const utf16 = detectUtf16(beginning)
  if (utf16) return { encoding: utf16, cutInsideCharacter: length % 2 === 1, beginning }
  const cutInsideCharacter = decoder.decode().length > 0
  // A file may hold the sign for a damaged letter itself, from an earlier accident.
  const damaged = strict ? 0 : seen.damaged
  if (damaged > seen.readable || (cutInsideCharacter && seen.readable === 0)) {
    return { encoding: 'windows-1252', cutInsideCharacter: false, beginning }
  }
  return { encoding: 'utf-8', cutInsideCharacter, beginning }
}

/** Whether the chunks so far are UTF-8 without a single wrong byte. */
function strictUtf8(): (chunk: Uint8Array) => boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return (chunk) => {
    try {
      decoder.decode(chunk, { stream: true })
      return true
    } catch {
      return false
    }
  }
}

function countLetters(text: string, seen: { readable: number; damaged: number }): void {
  for (const letter of text.match(/[^\p{ASCII}\uFEFF]/gu) ?? []) {
    if (letter === '\uFFFD') seen.damaged += 1
    else seen.readable += 1
  }
}

/** By the mark, or, as some exports leave it out, by the zero in every second byte. */
function detectUtf16(bytes: Uint8Array): TextEncoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 512)
  const zeros = { even: 0, odd: 0 }
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1
  const many = sample.length / 4
  if (zeros.odd > many && zeros.even < zeros.odd / 8) return 'utf-16le'
  if (zeros.even > many && zeros.odd < zeros.even / 8) return 'utf-16be'
  return null
}
