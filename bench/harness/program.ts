import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A program of the repository as an operator starts it. */
export type Program = Readonly<{
  pid: number
  /** The first group of the first output that matches. */
  says: (pattern: RegExp) => Promise<string>
  stop: () => Promise<void>
}>

export function startProgram(words: readonly string[], variables: Readonly<Record<string, string>>): Program {
  const child: ChildProcess = spawn(process.execPath, words, {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const take = (part: unknown) => {
    output += String(part)
  }
  child.stdout?.on('data', take)
  child.stderr?.on('data', take)
  return {
    pid: child.pid ?? 0,
    async says(pattern) {
      for (;;) {
        const found = pattern.exec(output)
        if (found !== null) return found[1] ?? found[0]
        if (child.exitCode !== null) throw new Error(`${words.join(' ')} ended:\n${output.slice(-2000)}`)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}
