import type { Logger } from 'pino'
import { connectors } from '#connectors'
import { openDatabase } from '#db/database.ts'
import { migrate } from '#db/migrate.ts'
import { fetchConnection } from '#jobs/fetch-connection.ts'
import { openFetchQueue } from '#jobs/fetch-queue.ts'
import { startSchedule } from '#jobs/schedule.ts'
import { sendNotices } from '#notices/send-notices.ts'
import type { Environment } from '#pipeline/environment.ts'
import { makeKeyring } from '#secrets/keyring.ts'
import { openEventPublisher } from '#stores/event-hub.ts'
import { claimMark } from '#stores/mark-store.ts'
import type { Configuration } from './configuration.ts'
import { readKeys } from './read-keys.ts'

export type Worker = Readonly<{
  /** Takes no more jobs, ends the fetches at hand after their page, and closes. */
  close: () => Promise<void>
}>

export type WorkerParts = Readonly<{
  config: Configuration
  databaseUrl: string
  log: Logger
  /** The catalogue’s unless told. */
  connectors?: Environment['connectors']
}>

/** Runs fetches from the queue beside the portals and other workers on one PostgreSQL: no sign-in, no pages, no listening. */
export async function openWorker(parts: WorkerParts): Promise<Worker> {
  const { config, log } = parts
  const connection = { connectionString: parts.databaseUrl }
  await migrate(connection)
  const database = await openDatabase(connection)
  await claimMark(database, config.kind)
  const environment: Environment = {
    database,
    keyring: makeKeyring(readKeys(config)),
    clock: { now: () => new Date() },
    events: openEventPublisher(database),
    connectors: parts.connectors ?? connectors,
    allowPrivateNetwork: config.allowPrivateNetwork,
    baseUrls: config.baseUrls,
  }
  const mailer = config.mail === null ? null : (await import('#notices/mailer.ts')).openMailer(config.mail)
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`
  const queue = await openFetchQueue(connection, log)
  await queue.work(async (job, signal) => {
    await fetchConnection(environment, log, job, signal)
    await sendNotices({ environment, mailer, publicUrl, log }, job.companyId, job.connectionId)
  })
  const stopSchedule = startSchedule(environment, queue, log)
  return {
    async close() {
      stopSchedule()
      await queue.stop()
      await database.close()
    },
  }
}
