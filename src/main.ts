import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { createApp } from '#api/create-app.ts'
import { allRoutes } from '#api/routes/all-routes.ts'
import { type PortalServer, startServer } from '#api/start-server.ts'
import { buildWebIfNeeded } from './build-web.ts'
import { openCommandDoor } from './command-door.ts'
import { ConfigurationError, printable, readConfiguration } from './configuration.ts'
import { demoClock } from './demo-clock.ts'
import { openDevelopmentPages } from './development-pages.ts'
import { openPortal, type Portal } from './open-portal.ts'

const webRoot = fileURLToPath(new URL('../dist/web', import.meta.url))
const log = pino({ level: process.env['LOG_LEVEL'] ?? 'info' }, pino.destination({ dest: 2, sync: true }))

/** Starts the portal: listens, opens the data, builds the pages if they are missing, works until told to stop. */
async function main(): Promise<void> {
  const config = readConfiguration(process.env, process.argv.includes('--demo') ? 'demo' : 'real')
  const pages = process.argv.includes('--dev') ? await openDevelopmentPages() : null
  const server = await startServer({
    listen: { host: config.host, port: config.port },
    log,
    ...(pages === null ? {} : { middleware: pages.middleware }),
  })
  const publicUrl = config.publicUrl ?? `http://localhost:${server.port}`
  log.debug(printable(config), 'configuration')
  const clock =
    config.kind === 'demo' ? demoClock(join(config.dataDir, 'demo-day')) : { now: () => new Date() }
  const portal = await openPortal({ config, log, clock, publicUrl, programName: 'rollcall serve' })
  const app = createApp({
    services: portal.services,
    routes: allRoutes,
    publicUrl,
    webRoot,
    ...(pages === null ? {} : { readIndex: pages.readIndex, checkResponses: true }),
    readiness: [
      { name: 'database', holds: () => portal.services.database.pool.query('select 1').then(() => true) },
    ],
  })
  const local = await openCommandDoor({ dataDir: config.dataDir, actor: portal.commandLineActor, app, log })
  server.serve(app)
  stopOnSignal([server, local], portal)
  await Promise.all([portal.startWork(), pages === null ? buildWebIfNeeded(webRoot, log) : undefined])
  await announce(portal, publicUrl)
}

async function announce(portal: Portal, publicUrl: string): Promise<void> {
  const setup = await portal.services.access.createSetupLink()
  process.stdout.write(`\n${portal.services.config.portalName} is ready: ${publicUrl}\n`)
  if (setup !== null) {
    process.stdout.write(
      `\nOpen this link once to create the first account manager and company:\n${setup.link}\n`,
    )
  }
}

function stopOnSignal(servers: readonly PortalServer[], portal: Portal): void {
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    log.info('stopping')
    await Promise.all(servers.map((one) => one.close(15_000)))
    await portal.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
}

try {
  await main()
} catch (error) {
  if (error instanceof ConfigurationError || (error instanceof Error && 'advice' in error)) {
    const advice = 'advice' in error ? `\n${String(error.advice)}` : ''
    process.stderr.write(`Rollcall cannot start.\n${error.message}${advice}\n`)
  } else {
    log.fatal({ err: error }, 'Rollcall cannot start')
  }
  process.exit(1)
}
