import { readConfiguration } from '../../configuration.ts'
import type { Terminal } from '../terminal.ts'
import { openInProcess } from './in-process.ts'
import { findLivePortal } from './live-portal.ts'
import { openOverSocket } from './over-socket.ts'
import type { PortalClient } from './portal-client.ts'

/** Does the work with the running portal of this data folder, or with the database opened here where none runs. */
export async function withPortal<T>(
  command: string,
  terminal: Terminal,
  work: (client: PortalClient) => Promise<T>,
): Promise<T> {
  const client = await openPortalClient(command, terminal)
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}

async function openPortalClient(command: string, { environment }: Terminal): Promise<PortalClient> {
  const config = readConfiguration(environment)
  const live = config.databaseUrl === null ? await findLivePortal(config.dataDir) : null
  if (live !== null) return openOverSocket(live)
  const { portal, clientFor } = await openInProcess(config, `rollcall ${command}`)
  return clientFor(portal.commandLineActor)
}
