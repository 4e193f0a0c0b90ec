import type { Fault } from '../../simulators/wire/faults.ts'
import { startProgram } from './child-program.ts'
import { baseUrlVariable, type PortalProcess, startPortalProcess } from './portal-process.ts'

export type SimulatorKind = 'personio' | 'bamboohr' | 'hibob'

/** The built portal and a simulated HR system, each a process of its own, on free loopback ports. */
export type PortalUnderTest = Omit<PortalProcess, 'setPortalDay'> &
  Readonly<{
    simulatorUrl: string
    /** Moves the simulated company and the portal's business day together. */
    setDay: (day: string) => Promise<void>
    setFault: (fault: Fault | Readonly<{ fault: 'none' }>) => Promise<void>
  }>

export async function startPortalUnderTest(
  kind: SimulatorKind,
  options: Readonly<{ people: number; day: string }>,
): Promise<PortalUnderTest> {
  const simulator = startProgram(
    ['simulators/serve.ts', kind, '--port', '0', '--people', String(options.people), '--today', options.day],
    {},
  )
  const simulatorUrl = await simulator.says(/"baseUrl":"([^"]+)"/)
  const process = await startPortalProcess(options.day, { [baseUrlVariable(kind)]: simulatorUrl })
  const { setPortalDay, ...portal } = process
  const post = async (path: string, body: unknown): Promise<void> => {
    const answer = await fetch(`${simulatorUrl}/__simulator/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`The simulator refused ${path}: ${answer.status}`)
  }
  return {
    ...portal,
    simulatorUrl,
    setFault: (fault) => post('fault', fault),
    async setDay(day) {
      await post('clock', { day })
      await setPortalDay(day)
    },
    async stop() {
      await portal.stop()
      await simulator.stop()
    },
  }
}
