import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

const STOP_WITHIN_MS = 20_000

export type Member = Readonly<{
  name: string
  /** The first line of standard output that fits. */
  line: (fits: (line: string) => boolean) => Promise<string>
}>

/** Processes that live and end together. Each also ends by itself when its standard input does: a killed demo leaves none. */
export type Household = Readonly<{
  start: (name: string, words: readonly string[], environment?: NodeJS.ProcessEnv) => Member
  /** Ends all of them, then this process with the code, unless that is null. */
  stop: (exitCode: number | null) => Promise<void>
}>

export function openHousehold(): Household {
  const children: ChildProcess[] = []
  let stopping = false

  async function stop(exitCode: number | null): Promise<void> {
    if (stopping) return
    stopping = true
    await Promise.all(children.map(end))
    if (exitCode !== null) process.exit(exitCode)
  }

  function start(name: string, words: readonly string[], environment = process.env): Member {
    const child = spawn(process.execPath, [...words], {
      env: environment,
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    children.push(child)
    const lines = createInterface({ input: child.stdout })
    child.once('exit', () => {
      if (stopping) return
      process.stderr.write(`${name} ended unexpectedly, so the demo ends.\n`)
      void stop(1)
    })
    return {
      name,
      line: (fits) =>
        new Promise((resolve, reject) => {
          lines.on('line', (line) => fits(line) && resolve(line))
          lines.once('close', () => reject(new Error(`${name} ended before it was ready.`)))
        }),
    }
  }

  return { start, stop }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
  await gone
  clearTimeout(late)
}
