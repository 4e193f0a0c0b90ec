import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fault } from '../../simulators/wire/faults.ts'
import { type ChildProgram, startProgram } from './child-program.ts'

export type SimulatorKind = 'personio' | 'bamboohr' | 'hibob'

/** The built portal and a simulated HR system, each a process of its own, on free loopback ports. */
export type PortalUnderTest = Readonly<{
  url: string
  setupLink: string
  simulatorUrl: string
  /** Moves the simulated company and the portal's business day together. */
  setDay: (day: string) => Promise<void>
  setFault: (fault: Fault | Readonly<{ fault: 'none' }>) => Promise<void>
  portal: ChildProgram
  stop: () => Promise<void>
}>

export async function startPortalUnderTest(
  kind: SimulatorKind,
  options: Readonly<{ people: number; day: string }>,
): Promise<PortalUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-e2e-'))
  const simulator = startProgram(
    ['simulators/serve.ts', kind, '--port', '0', '--people', String(options.people), '--today', options.day],
    {},
  )
  const simulatorUrl = await simulator.says(/"baseUrl":"([^"]+)"/)
  await writeFile(join(folder, 'demo-day'), options.day)
  const portal = startProgram(['src/main.ts', '--demo'], {
    PORT: '0',
    DATA_DIR: folder,
    [`ROLLCALL_BASE_URL_${kind.toUpperCase()}`]: simulatorUrl,
  })
  const url = await portal.says(/ is ready: (\S+)/, 120_000)
  const setupLink = await portal.says(/(http\S+\/setup\/\S+)/)
  const post = async (path: string, body: unknown): Promise<void> => {
    const answer = await fetch(`${simulatorUrl}/__simulator/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`The simulator refused ${path}: ${answer.status}`)
  }
  return {
    url,
    setupLink,
    simulatorUrl,
    portal,
    setFault: (fault) => post('fault', fault),
    async setDay(day) {
      await post('clock', { day })
      await writeFile(join(folder, 'demo-day'), day)
    },
    async stop() {
      await portal.stop()
      await simulator.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
