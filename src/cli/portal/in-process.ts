import { pino } from 'pino'
import { createApp } from '#api/create-app.ts'
import { allRoutes } from '#api/routes/all-routes.ts'
import { fetchConnection } from '#jobs/fetch-connection.ts'
import type { Actor } from '#model/access.ts'
import type { Clock } from '#model/clock.ts'
import type { Configuration } from '../../configuration.ts'
import { openPortal, type Portal } from '../../open-portal.ts'
import { type PortalClient, portalClient, type Send } from './portal-client.ts'

export type InProcess = Readonly<{ portal: Portal; clientFor: (actor: Actor) => PortalClient }>

/** Opens the database itself, for as long as the command takes, and answers its own requests. */
export async function openInProcess(
  config: Configuration,
  programName: string,
  clock: Clock = { now: () => new Date() },
): Promise<InProcess> {
  const log = pino({ level: process.env['LOG_LEVEL'] ?? 'error' }, pino.destination({ dest: 2, sync: true }))
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`
  const portal = await openPortal({ config, log, clock, publicUrl, programName })
  const { services } = portal
  const app = createApp({ services, routes: allRoutes, publicUrl, webRoot: '' })
  let working: Promise<void> | undefined
  const sendAs =
    (actor: Actor): Send =>
    ({ method, path, headers, body }) =>
      app.fetch(new Request(`${publicUrl}${path}`, { method, headers, body, ...half(body) }), {
        socketAddress: '',
        commandLineActor: actor,
      })
  const clientFor = (actor: Actor): PortalClient =>
    portalClient(sendAs(actor), {
      runFetches: () => {
        working ??= services.queue.work((job, signal) =>
          fetchConnection(services.environment, log, job, signal),
        )
        return working
      },
      makeFirstCompany: async (name) => {
        const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
        await services.access.createCompany({ name, timeZone, hrIntegration: true, accountManagerId: null })
      },
      close: async () => {
        app.endStreams()
        await portal.close()
      },
    })
  return { portal, clientFor }
}

/** A body that is still being read while it is sent has to say so. */
function half(body: string | ReadableStream | null): { duplex?: 'half' } {
  return typeof body === 'string' || body === null ? {} : { duplex: 'half' }
}
