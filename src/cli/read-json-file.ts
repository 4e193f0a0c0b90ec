import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { UsageError } from './command.ts'
import type { Terminal } from './terminal.ts'

/** Reads a JSON file, or standard input for `-`. A message never repeats what stands in it: it may be a secret. */
export async function readJsonFile(path: string, what: string, terminal: Terminal): Promise<unknown> {
  const content = path === '-' ? await text(terminal.input) : await readText(path, what)
  try {
    return JSON.parse(content)
  } catch {
    throw new UsageError(`${what} “${path}” is not valid JSON.`)
  }
}

async function readText(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new UsageError(`${what} “${path}” ${missing ? 'does not exist' : 'cannot be read'}.`)
  }
}
