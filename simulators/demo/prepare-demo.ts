import { PassThrough, Readable } from 'node:stream'
import { openInProcess } from '../../src/cli/portal/in-process.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import type { Configuration } from '../../src/configuration.ts'
import { demoClock } from '../../src/demo-clock.ts'
import { connectPersonio } from './connect-personio.ts'
import type { DemoDays } from './demo-days.ts'
import { fetchToday } from './fetch-today.ts'
import { firstSync } from './first-sync.ts'
import { moveIn } from './move-in.ts'
import { type Addresses, setDay } from './start-simulators.ts'

/**
 * Makes the demo company once, through the same doors as everybody: a connection, a first sync a month ago, awards, and
 * a fetch of today whose changes wait. Each step looks whether it was done, so an interrupted one goes on.
 */
export async function prepareDemo(
  config: Configuration,
  days: DemoDays,
  simulators: Addresses,
): Promise<{ token: string }> {
  if (!days.prepared()) days.moveTo(days.startDay)
  const opened = await openInProcess(config, 'npm run demo', demoClock(days.clockFile))
  const { services } = opened.portal
  const { kari, company } = await moveIn(services)
  const client = opened.clientFor(kari)
  try {
    if (!days.prepared()) {
      const place = await connectPersonio(client, company, nobodyWatches)
      await firstSync(client, place, days)
      days.moveTo(days.today())
      await setDay(simulators, days.today())
      await fetchToday(services, client, place)
      days.notePrepared()
    }
    return await services.access.createSignInLink(kari.id)
  } finally {
    await client.close()
  }
}

const nobodyWatches: Terminal = {
  input: Readable.from([]),
  out: new PassThrough().resume(),
  err: new PassThrough().resume(),
  interactive: false,
  environment: {},
}
