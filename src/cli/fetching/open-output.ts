import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { UsageError } from '../command.ts'
import { type Terminal, write } from '../terminal.ts'

export type Output = Readonly<{
  write: (part: string | Uint8Array) => Promise<void>
  close: () => Promise<void>
}>

/**
 * Standard output, or a file readable by its owner only. The file appears under its name when everything is in it, and
 * an earlier one stays as it was when not even one employee could be read.
 */
export function openOutput(path: string | null, terminal: Terminal): Output {
  if (path === null) return { write: (part) => write(terminal.out, part), close: async () => {} }
  const partial = `${path}.partial`
  let file: ReturnType<typeof createWriteStream> | null = null
  let done: Promise<void> = Promise.resolve()
  return {
    write: async (part) => {
      if (!file) {
        file = createWriteStream(partial, { mode: 0o600 })
        done = finished(file)
        done.catch(() => {})
      }
      await Promise.race([write(file, part), done.then(() => {})]).catch(() => cannotWrite(path))
    },
    close: async () => {
      if (!file) return
      file.end()
      await done.then(() => rename(partial, path)).catch(() => cannotWrite(path))
    },
  }
}

function cannotWrite(path: string): never {
  throw new UsageError(`“${path}” cannot be written. Check that its folder exists and that there is room.`)
}
