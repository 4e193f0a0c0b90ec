import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { openAccess, signInSecret } from '#access/access.ts'
import type { Services } from '#api/services.ts'
import { openDatabase } from '#db/database.ts'
import { testDatabase } from '#db/testing/test-database.ts'
import type { FetchJob } from '#jobs/fetch-queue.ts'
import type { Mail } from '#notices/mailer.ts'
import type { Environment } from '#pipeline/environment.ts'
import { makeKeyring } from '#secrets/keyring.ts'
import { openEventHub } from '#stores/event-hub.ts'
import { readConfiguration } from '../../configuration.ts'

export const testPublicUrl = 'http://localhost:3000'

export type TestServices = Readonly<{
  services: Services
  /** Fetches that were asked for; nothing runs them. */
  queued: readonly FetchJob[]
  /** Mails that were sent; nobody gets them. */
  mailed: readonly Mail[]
  close: () => Promise<void>
}>

/** Everything routes work with, on a database of its own. */
export async function openTestServices(connectors: Environment['connectors']): Promise<TestServices> {
  const { connection, drop } = await testDatabase()
  const database = await openDatabase(connection)
  const clock = { now: () => new Date() }
  const access = openAccess({
    database,
    publicUrl: testPublicUrl,
    secret: signInSecret(randomBytes(32)),
    clock,
  })
  const events = await openEventHub(database)
  const config = readConfiguration({})
  const environment: Environment = {
    database,
    clock,
    events,
    keyring: makeKeyring([{ version: 'v1', bytes: randomBytes(32) }]),
    connectors,
    allowPrivateNetwork: config.allowPrivateNetwork,
    baseUrls: config.baseUrls,
  }
  const queued: FetchJob[] = []
  const mailed: Mail[] = []
  const queue = {
    enqueue: async (job: FetchJob) => {
      queued.push(job)
    },
    work: async () => {},
    stop: async () => {},
  }
  const log = pino({ level: 'silent' })
  return {
    services: {
      database,
      clock,
      access,
      events,
      log,
      config,
      environment,
      queue,
      mailer: { send: async (mail) => void mailed.push(mail) },
      publicUrl: testPublicUrl,
    },
    mailed,
    queued,
    async close() {
      await events.close()
      await access.close()
      await database.close()
      await drop()
    },
  }
}
