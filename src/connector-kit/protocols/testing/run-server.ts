import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listening } from './free-port.ts'

export type RunningServer = Readonly<{ stop: () => Promise<void> }>

/** A folder of its own for a throwaway server. */
export function throwawayFolder(kind: string): Readonly<{ path: string; remove: () => void }> {
  const path = mkdtempSync(join(tmpdir(), `rollcall-${kind}-`))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Starts a server of the system in the foreground and waits until it listens; `stop` ends this very process. */
export async function runServer(
  program: string,
  words: readonly string[],
  port: number,
): Promise<RunningServer> {
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  let ended = false
  child.stderr.on('data', (part: Buffer) => {
    said = (said + part.toString()).slice(-2000)
  })
  const exit = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      said += error.message
    })
    child.once('close', () => {
      ended = true
      resolve()
    })
  })
  await listening(port, () => (ended ? `${program} ended: ${said}` : null))
  return {
    stop: async () => {
      child.kill('SIGTERM')
      await exit
    },
  }
}
