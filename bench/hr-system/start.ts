import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ended, firstLine } from '#pipeline/testing/simulator-process.ts'
import { type Happenings, nothingHappened } from './record.ts'

export type HrSystem = Readonly<{
  baseUrl: string
  /** Tells what has happened; what is not named has not. */
  happen: (news: Partial<Happenings>) => Promise<void>
  stop: () => Promise<void>
}>

export async function startHrSystem(people: number, waitMs = 0): Promise<HrSystem> {
  const file = fileURLToPath(new URL('serve.ts', import.meta.url))
  const child: ChildProcess = spawn(
    process.execPath,
    ['--max-old-space-size=8192', file, String(people), String(waitMs)],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  const { baseUrl } = JSON.parse(await firstLine(child)) as { baseUrl: string }
  return {
    baseUrl,
    async happen(news) {
      const body = JSON.stringify({ ...nothingHappened, ...news })
      const answer = await fetch(`${baseUrl}/happen`, { method: 'POST', body })
      if (!answer.ok) throw new Error(`The HR system answered ${answer.status}.`)
    },
    stop: () => ended(child, () => child.kill('SIGTERM')),
  }
}
