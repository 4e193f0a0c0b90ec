import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const serve = fileURLToPath(new URL('../../../simulators/serve.ts', import.meta.url))

/** A simulated HR system in a process of its own. */
export type SimulatorProcess = Readonly<{
  baseUrl: string
  setDay: (day: string) => Promise<void>
  /** `{fault: 'cut-body', skip: 1}`; null heals. */
  setFault: (fault: object | null) => Promise<void>
  stop: () => Promise<void>
}>

export async function startSimulatorProcess(
  kind: 'personio' | 'bamboohr' | 'hibob',
  people: number,
  options: readonly string[] = [],
): Promise<SimulatorProcess> {
  // The open end of its standard input is what keeps it alive.
  const child = spawn(process.execPath, [serve, kind, '--people', String(people), ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const { baseUrl } = JSON.parse(await firstLine(child)) as { baseUrl: string }
  const turn = async (control: string, body: object): Promise<void> => {
    const answer = await fetch(`${baseUrl}/__simulator/${control}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`The simulator refused: ${await answer.text()}`)
  }
  return {
    baseUrl,
    setDay: (day) => turn('clock', { day }),
    setFault: (fault) => turn('fault', fault ?? { fault: 'none' }),
    stop: () => ended(child, () => child.kill('SIGTERM')),
  }
}

/** The first line a process says; throws when it ends without one. */
export async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The process was started without its output.')
  for await (const line of createInterface({ input: child.stdout })) return line
  throw new Error('The process ended before it said anything.')
}

/** Waits until a process is gone, after doing what ends it. */
export async function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  end()
  await gone
}
