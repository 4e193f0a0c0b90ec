import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A simulated HR system that runs. */
export type Simulated = Readonly<{
  baseUrl: string
  /** Turns a fault on for everybody; null heals. */
  fault: (fault: Readonly<Record<string, unknown>> | null) => Promise<void>
  stop: () => Promise<void>
}>

/** A simulated HR system as a process of its own, spoken to over HTTP only. */
export async function startSimulated(kind: string, ...options: readonly string[]): Promise<Simulated> {
  const script = new URL('../../../simulators/serve.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, kind, '--port', '0', ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const baseUrl = await new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`the simulator ${kind} did not start`)))
    createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line).baseUrl))
  })
  const fault: Simulated['fault'] = async (wanted) => {
    const body = JSON.stringify(wanted ?? { fault: 'none' })
    const answer = await fetch(`${baseUrl}/__simulator/fault`, { method: 'POST', body })
    if (!answer.ok) throw new Error(await answer.text())
  }
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { baseUrl, fault, stop }
}
