import pino from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginFetch } from '#pipeline/run-fetch.ts'
import { workers } from '#pipeline/testing/scripted-hr-system.ts'
import { openScene, type Scene } from '#pipeline/testing/scripted-scene.ts'
import { kari } from '#pipeline/testing/test-environment.ts'
import { patchConnection } from '#stores/connection-store.ts'
import { listDue, writeDue } from '#stores/due-store.ts'
import { listSnapshots } from '#stores/snapshot-store.ts'
import { fetchConnection, refreshStatus } from './fetch-connection.ts'
import { type FetchJob, type FetchQueue, openFetchQueue } from './fetch-queue.ts'
import { enqueueDue } from './schedule.ts'
import { tidyUp } from './tidy-up.ts'

const log = pino({ level: 'silent' })
const hourMs = 3_600_000
let scene: Scene

beforeEach(async () => {
  scene = await openScene()
  scene.hr.tell(workers(1, 3))
})
afterEach(() => scene.close())

async function due() {
  const found = (await listDue(scene.test.database, scene.test.company.id)).get(scene.connection.id)
  if (found === undefined) throw new Error('The connection is not on the schedule.')
  return found
}

async function makeDue(agoMs = 1000): Promise<void> {
  const record = await scene.connection.record()
  const nextFetchAt = new Date(Date.now() - agoMs)
  await writeDue(scene.test.database, record, { state: 'ready', nextFetchAt })
}

const job = (): FetchJob => ({
  companyId: scene.test.company.id,
  connectionId: scene.connection.id,
  snapshotId: null,
  kind: 'regular',
  by: kari,
})
const fetchNow = () => fetchConnection(scene.test.environment, log, job(), new AbortController().signal)
const snapshots = () => scene.test.inCompany((tx) => listSnapshots(tx, scene.connection.id))

/** Takes what is put into it and does nothing. */
function notingQueue() {
  const jobs: FetchJob[] = []
  return { jobs, enqueue: async (one: FetchJob) => void jobs.push(one) }
}

/** Milliseconds from now until the next fetch. */
const untilNext = async () => Date.parse((await due()).nextFetchAt ?? '') - Date.now()

describe('the schedule', () => {
  it('puts the next fetch 3 to 4 hours after one, and spreads them', async () => {
    const waits: number[] = []
    for (let n = 0; n < 6; n++) {
      await fetchNow()
      waits.push(await untilNext())
    }
    expect(Math.min(...waits)).toBeGreaterThan(3 * hourMs - 60_000)
    expect(Math.max(...waits)).toBeLessThanOrEqual(4 * hourMs)
    expect(new Set(waits.map((one) => Math.round(one / 1000))).size).toBeGreaterThan(1)
  })

  it('keeps to the hours an admin chose, give or take a seventh', async () => {
    await scene.connection.choose({ fetchEveryHours: 7 })
    await fetchNow()
    expect(await untilNext()).toBeGreaterThan(6 * hourMs - 60_000)
    expect(await untilNext()).toBeLessThanOrEqual(8 * hourMs)
  })

  it('goes on after a fetch that failed, and stops where credentials were refused', async () => {
    scene.hr.answerWith({ status: 403, body: '{}' })
    await fetchNow()
    expect(await due()).toMatchObject({ state: 'needs attention', nextFetchAt: expect.any(String) })
    scene.hr.answerWith({ status: 401, body: '{}' })
    await fetchNow()
    expect(await due()).toMatchObject({ state: 'reconnect', nextFetchAt: null })
  })

  it('takes what is due once, whatever the number of programs, after any time asleep', async () => {
    await makeDue(3 * 24 * hourMs)
    const beside = await scene.test.openBeside()
    const queue = notingQueue()
    const ticks = Array.from({ length: 10 }, (_, n) =>
      enqueueDue(n % 2 === 0 ? scene.test.environment : beside.environment, queue),
    )
    await Promise.all(ticks)
    await beside.close()
    expect(queue.jobs).toMatchObject([
      { connectionId: scene.connection.id, kind: 'regular', snapshotId: null },
    ])
    expect(await untilNext()).toBeGreaterThan(3 * hourMs - 60_000)
  })

  it('leaves alone what is not due, paused or unfinished', async () => {
    const queue = notingQueue()
    await fetchNow()
    expect(await enqueueDue(scene.test.environment, queue)).toBe(0)
    await scene.test.inCompany((tx) => patchConnection(tx, scene.connection.id, { pausedAt: new Date() }))
    await makeDue()
    await refreshStatus(scene.test.environment, scene.test.company.id, scene.connection.id)
    expect(await due()).toMatchObject({ state: 'paused', nextFetchAt: null })
    expect(await enqueueDue(scene.test.environment, queue)).toBe(0)
    expect(queue.jobs).toEqual([])
  })

  it('does not run a fetch that was queued before the connection was paused', async () => {
    await scene.test.inCompany((tx) => patchConnection(tx, scene.connection.id, { pausedAt: new Date() }))
    await fetchNow()
    expect(await snapshots()).toEqual([])
  })
})

describe('one fetch at a time', () => {
  it('over two programs and many askers', async () => {
    const beside = await scene.test.openBeside()
    const start = { ...job(), kind: 'regular' } as const
    const begun = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        beginFetch(n % 2 === 0 ? scene.test.environment : beside.environment, start),
      ),
    )
    await beside.close()
    expect(begun.filter((one) => one !== undefined)).toHaveLength(1)
    expect(await snapshots()).toMatchObject([{ state: 'fetching' }])
  })

  it('begins anew once the program of the earlier one has been silent for a minute and a half', async () => {
    const start = { ...job(), kind: 'regular' } as const
    await beginFetch(scene.test.environment, start)
    expect(await beginFetch(scene.test.environment, start)).toBeUndefined()
    await scene.test.database.pool.query(
      `update snapshot set heartbeat_at = heartbeat_at - interval '91 seconds'`,
    )
    expect(await beginFetch(scene.test.environment, start)).toBeDefined()
    const states = (await snapshots()).map((one) => [one.state, one.failure?.code])
    expect(states.sort()).toEqual([
      ['fetching', undefined],
      ['incomplete', 'interrupted'],
    ])
  })

  it('says on the schedule that a fetch was interrupted', async () => {
    await beginFetch(scene.test.environment, { ...job(), kind: 'regular' })
    await refreshStatus(scene.test.environment, scene.test.company.id, scene.connection.id)
    expect(await due()).toMatchObject({ state: 'fetching' })
    await scene.test.database.pool.query(
      `update snapshot set heartbeat_at = heartbeat_at - interval '91 seconds'`,
    )
    await tidyUp(scene.test.environment)
    expect(await due()).toMatchObject({ state: 'needs attention' })
  })
})

describe('the queue', () => {
  const open = async (queues: FetchQueue[]) => {
    const queue = await openFetchQueue(scene.test.reach.connection, log)
    queues.push(queue)
    return queue
  }

  it('runs a fetch that was asked for before a restart, once, in one of two programs', async () => {
    const queues: FetchQueue[] = []
    const first = await open(queues)
    await first.enqueue(job())
    await first.stop()
    const ran: string[] = []
    let done = (): void => undefined
    const finished = new Promise<void>((resolve) => {
      done = resolve
    })
    for (const program of ['second', 'third']) {
      const queue = await open(queues)
      await queue.work(async (taken, signal) => {
        ran.push(program)
        await fetchConnection(scene.test.environment, log, taken, signal)
        done()
      })
    }
    await finished
    await Promise.all(queues.slice(1).map((one) => one.stop()))
    expect(ran).toHaveLength(1)
    expect(await snapshots()).toMatchObject([{ state: 'complete' }])
  })
})
