import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { SnapshotKind } from '#model/snapshot.ts'

/** A fetch to be run by whichever program takes it first. */
export type FetchJob = Readonly<{
  companyId: string
  connectionId: string
  snapshotId: string | null
  kind: SnapshotKind
  by: Readonly<{ name: string; userId: string }>
}>

export type FetchQueue = Readonly<{
  enqueue: (job: FetchJob) => Promise<void>
  /** Takes jobs until stopped, several at once. */
  work: (run: (job: FetchJob, signal: AbortSignal) => Promise<void>) => Promise<void>
  stop: () => Promise<void>
}>

const QUEUE = 'fetch'
const AT_ONCE = 4
const STOP_WITHIN_MS = 20_000

/** The queue lies in the schema `queue` and holds ids only. That a connection is read once at a time is the snapshot's affair. */
export async function openFetchQueue(connection: pg.PoolConfig, log: Logger): Promise<FetchQueue> {
  const { host, port, user, database, password, connectionString } = connection
  const options = { host, port, user, database, password, connectionString }
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  const boss = new PgBoss({ ...given, schema: 'queue', max: 4 })
  const stopping = new AbortController()
  boss.on('error', (error) => log.warn({ err: error }, 'the queue met an error'))
  await boss.start()
  await boss.createQueue(QUEUE, { retryLimit: 0, expireInSeconds: 12 * 3600, deleteAfterSeconds: 24 * 3600 })
  return {
    enqueue: async (job) => {
      await boss.send(QUEUE, job)
    },
    work: async (run) => {
      await boss.work<FetchJob>(
        QUEUE,
        { localConcurrency: AT_ONCE, pollingIntervalSeconds: 0.5 },
        async ([job]) => {
          if (job !== undefined) await run(job.data, stopping.signal)
        },
      )
    },
    stop: async () => {
      stopping.abort()
      await boss.stop({ graceful: true, timeout: STOP_WITHIN_MS })
    },
  }
}
