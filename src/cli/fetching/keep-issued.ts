import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import type { Terminal } from '../terminal.ts'

/**
 * Writes credentials that the HR system issued while it was read, such as the next refresh token, back into the file
 * they were read from, whole or not at all. From standard input there is nowhere to write.
 */
export function keepIssued(
  path: string | null,
  { err }: Pick<Terminal, 'err'>,
): (changed: Readonly<Record<string, string>>) => Promise<void> {
  return async (changed) => {
    const names = Object.keys(changed).join(', ')
    if (path === null || path === '-') {
      err.write(
        `The HR system issued a new ${names}, and the one that was given works no more. It could not be kept, since the credentials came from standard input: sign in again before the next fetch, or give a file.\n`,
      )
      return
    }
    const before: unknown = JSON.parse(await readFile(path, 'utf8'))
    await replaceFile(path, `${JSON.stringify({ ...(before as object), ...changed }, null, 2)}\n`)
    err.write(`The HR system issued a new ${names}; it was written to ${path}.\n`)
  }
}

async function replaceFile(path: string, content: string): Promise<void> {
  const { mode } = await stat(path)
  const beside = `${path}.${process.pid}.new`
  try {
    const file = await open(beside, 'wx', mode & 0o777)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}
