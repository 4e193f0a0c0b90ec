import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export type ChildProgram = Readonly<{
  /** The first group of the first line of output that matches. */
  says: (pattern: RegExp, withinMs?: number) => Promise<string>
  output: () => string
  stop: () => Promise<void>
}>

/** Starts a program of this repository as a process of its own, with standard input kept open. */
export function startProgram(args: readonly string[], env: Readonly<Record<string, string>>): ChildProgram {
  const child = spawn(process.execPath, [...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', LOG_LEVEL: 'info', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout?.on('data', (part) => {
    output += String(part)
  })
  child.stderr?.on('data', (part) => {
    output += String(part)
  })
  return {
    output: () => output,
    says: (pattern, withinMs = 60_000) => waitFor(child, () => output, pattern, withinMs),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function waitFor(
  child: ChildProcess,
  read: () => string,
  pattern: RegExp,
  withinMs: number,
): Promise<string> {
  const end = Date.now() + withinMs
  for (;;) {
    const found = pattern.exec(read())
    if (found !== null) return found[1] ?? found[0]
    if (child.exitCode !== null || Date.now() > end) {
      throw new Error(`Waited for ${pattern} and saw:\n${read().slice(-4000)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
