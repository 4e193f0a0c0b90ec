import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'

/** Where a command reads and writes. `interactive`: somebody watches standard error, so progress may be shown there. */
export type Terminal = Readonly<{
  input: Readable
  out: Writable
  err: Writable
  interactive: boolean
  environment: Readonly<Record<string, string | undefined>>
}>

export function systemTerminal(): Terminal {
  return {
    input: process.stdin,
    out: process.stdout,
    err: process.stderr,
    interactive: process.stderr.isTTY === true,
    environment: process.env,
  }
}

// Control characters move the cursor and recolour a terminal; marks of direction reorder what is read.
const invisible = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** A text of somebody else's as one line that a terminal can show. */
export function printable(text: string): string {
  return text.replace(/[\r\n\t]+/gu, ' ').replace(invisible, '')
}

/** A value as one line of JSON; what a terminal would obey is written as an escape, which is the same JSON. */
export function jsonLine(value: unknown): string {
  const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  return `${JSON.stringify(value).replace(invisible, escaped)}\n`
}

/** Writes and waits until the reader has caught up, so that output never piles up in memory. */
export async function write(stream: Writable, part: string | Uint8Array): Promise<void> {
  if (!stream.write(part)) await once(stream, 'drain')
}
