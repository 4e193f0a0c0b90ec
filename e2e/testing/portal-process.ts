import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ChildProgram, startProgram } from './child-program.ts'

/** The built portal as a process of its own, on a free loopback port, with data of its own. */
export type PortalProcess = Readonly<{
  url: string
  setupLink: string
  portal: ChildProgram
  /** Moves the portal's business day. */
  setPortalDay: (day: string) => Promise<void>
  stop: () => Promise<void>
}>

export async function startPortalProcess(
  day: string,
  env: Readonly<Record<string, string>>,
): Promise<PortalProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-e2e-'))
  const setPortalDay = (next: string) => writeFile(join(folder, 'demo-day'), next)
  await setPortalDay(day)
  const portal = startProgram(['src/main.ts', '--demo'], { PORT: '0', DATA_DIR: folder, ...env })
  const url = await portal.says(/ is ready: (\S+)/, 120_000)
  const setupLink = await portal.says(/(http\S+\/setup\/\S+)/)
  return {
    url,
    setupLink,
    portal,
    setPortalDay,
    async stop() {
      await portal.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The variable that leads a connector to another address. */
export function baseUrlVariable(connectorId: string): string {
  return `ROLLCALL_BASE_URL_${connectorId.toUpperCase().replaceAll('-', '_')}`
}
