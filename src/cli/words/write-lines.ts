import type { Writable } from 'node:stream'
import { printable, write } from '../terminal.ts'

export async function writeLines(stream: Writable, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const indent = line.slice(0, line.length - line.trimStart().length)
    await write(stream, `${indent}${printable(line.trimStart())}\n`)
  }
}
