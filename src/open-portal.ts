import { userInfo } from 'node:os'
import type pg from 'pg'
import type { Logger } from 'pino'
import { openAccess, signInSecret } from '#access/access.ts'
import type { Services } from '#api/services.ts'
import { connectors } from '#connectors'
import { type Database, openDatabase } from '#db/database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#db/embedded/embedded-postgres.ts'
import { migrate } from '#db/migrate.ts'
import { fetchConnection } from '#jobs/fetch-connection.ts'
import { openFetchQueue } from '#jobs/fetch-queue.ts'
import { startSchedule } from '#jobs/schedule.ts'
import type { Actor } from '#model/access.ts'
import type { Clock } from '#model/clock.ts'
import { openMailer } from '#notices/mailer.ts'
import { sendNotices } from '#notices/send-notices.ts'
import { makeKeyring } from '#secrets/keyring.ts'
import { openEventHub } from '#stores/event-hub.ts'
import { claimMark } from '#stores/mark-store.ts'
import type { Configuration } from './configuration.ts'
import { readKeys } from './read-keys.ts'

export type PortalParts = Readonly<{
  config: Configuration
  log: Logger
  clock: Clock
  /** The portal's address, for links and cookies. */
  publicUrl: string
  /** Says on a refused second start who holds the data. */
  programName: string
}>

/** Everything but the doors: database, keys, queue and access, opened in order and closed in reverse. */
export type Portal = Readonly<{
  services: Services
  commandLineActor: Actor
  /** Takes fetches from the queue and keeps the schedule, until closed. */
  startWork: () => Promise<void>
  close: () => Promise<void>
}>

export async function openPortal(parts: PortalParts): Promise<Portal> {
  const { config, log, clock } = parts
  const embedded =
    config.databaseUrl === null
      ? await startEmbeddedPostgres({ dataDir: config.dataDir, programName: parts.programName })
      : null
  try {
    const connection: pg.PoolConfig = embedded?.connection ?? { connectionString: config.databaseUrl ?? '' }
    await migrate(connection)
    const database = await openDatabase(connection)
    await claimMark(database, config.kind)
    return await assemble(parts, database, connection, embedded)
  } catch (error) {
    await embedded?.stop()
    throw error
  }

  async function assemble(
    { publicUrl }: PortalParts,
    database: Database,
    connection: pg.PoolConfig,
    server: EmbeddedPostgres | null,
  ): Promise<Portal> {
    const keys = readKeys(config)
    const events = await openEventHub(database)
    const access = openAccess({
      database,
      publicUrl,
      secret: signInSecret(keys[0].bytes),
      clock,
    })
    const queue = await openFetchQueue(connection, log)
    const environment = {
      database,
      keyring: makeKeyring(keys),
      clock,
      events,
      connectors,
      allowPrivateNetwork: config.allowPrivateNetwork,
      baseUrls: config.baseUrls,
    }
    const mailer = config.mail === null ? null : openMailer(config.mail)
    let stopSchedule = (): void => undefined
    return {
      services: { database, clock, events, access, log, config, environment, queue, mailer, publicUrl },
      commandLineActor: {
        kind: 'command line',
        id: 'command-line',
        name: `cli:${userInfo().username}`,
        email: null,
        accountManager: true,
      },
      async startWork() {
        await queue.work(async (job, signal) => {
          await fetchConnection(environment, log, job, signal)
          await sendNotices({ environment, mailer, publicUrl, log }, job.companyId, job.connectionId)
        })
        stopSchedule = startSchedule(environment, queue, log)
      },
      async close() {
        stopSchedule()
        await queue.stop()
        await access.close()
        await events.close()
        await database.close()
        await server?.stop()
      },
    }
  }
}
