import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs'

const rotateAboveBytes = 10 * 1024 * 1024

export type ServerLog = Readonly<{ descriptor: number; close(): void; written(): string }>

/** Keeps one earlier file. `written` gives the last lines since opening. */
export function openServerLog(file: string): ServerLog {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > rotateAboveBytes) renameSync(file, `${file}.1`)
  const descriptor = openSync(file, 'a+', 0o600)
  const begin = fstatSync(descriptor).size
  return {
    descriptor,
    close: () => closeSync(descriptor),
    written() {
      const end = fstatSync(descriptor).size
      const bytes = Buffer.alloc(Math.min(end - begin, 8192))
      readSync(descriptor, bytes, 0, bytes.length, end - bytes.length)
      return bytes.toString('utf8').trimEnd().split('\n').slice(-20).join('\n')
    },
  }
}
