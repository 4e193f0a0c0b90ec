import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fetchConnection } from '#jobs/fetch-connection.ts'
import { type FetchJob, openFetchQueue } from '#jobs/fetch-queue.ts'
import { workers } from '#pipeline/testing/scripted-hr-system.ts'
import { openScene, type Scene } from '#pipeline/testing/scripted-scene.ts'
import { makeConnection, type TestConnection } from '#pipeline/testing/test-connection.ts'
import { kari } from '#pipeline/testing/test-environment.ts'
import { listDue } from '#stores/due-store.ts'
import { listSnapshots } from '#stores/snapshot-store.ts'
import { readConfiguration } from './configuration.ts'
import { openWorker } from './open-worker.ts'

const log = pino({ level: 'silent' })
const bin = fileURLToPath(new URL('../bin/rollcall.mjs', import.meta.url))
let scene: Scene

beforeEach(async () => {
  scene = await openScene()
  scene.hr.tell(workers(1, 120))
})
afterEach(() => scene.close())

function variables(): Record<string, string> {
  const { host, port, user, database } = scene.test.reach.connection
  const url = `postgresql://${user ?? 'postgres'}@/${database}?host=${encodeURIComponent(String(host))}&port=${port ?? 5432}`
  return { DATABASE_URL: url, ROLLCALL_KEY: scene.test.reach.key }
}

function openOne() {
  const config = readConfiguration(variables())
  return openWorker({
    config: { ...config, baseUrls: { scripted: scene.hr.baseUrl } },
    databaseUrl: config.databaseUrl ?? '',
    log,
    connectors: scene.test.environment.connectors,
  })
}

const jobFor = (connection: TestConnection): FetchJob => ({
  companyId: scene.test.company.id,
  connectionId: connection.id,
  snapshotId: null,
  kind: 'regular',
  by: kari,
})
const snapshotsOf = ({ id }: TestConnection) => scene.test.inCompany((tx) => listSnapshots(tx, id))

describe('rollcall worker', () => {
  it('shares the queue with a portal and another worker, and no fetch is run twice', async () => {
    const connections = [scene.connection]
    for (let n = 0; n < 7; n++) connections.push(await makeConnection(scene.test))
    const portal = await openFetchQueue(scene.test.reach.connection, log)
    for (const one of connections) await portal.enqueue(jobFor(one))
    await portal.work((job, signal) => fetchConnection(scene.test.environment, log, job, signal))
    const both = await Promise.all([openOne(), openOne()])
    const states = async () =>
      (await Promise.all(connections.map(snapshotsOf))).map((all) => all.map((one) => one.state))
    await expect
      .poll(async () => (await states()).flat(), { timeout: 50_000 })
      .toEqual(connections.map(() => 'complete'))
    await Promise.all([portal.stop(), ...both.map((one) => one.close())])
    expect(await states()).toEqual(connections.map(() => ['complete']))
  })

  it('ends the fetch at hand when it is told to stop, says so, and leaves it to be begun again at once', async () => {
    scene.hr.tell(workers(1, 6000))
    const queue = await openFetchQueue(scene.test.reach.connection, log)
    await queue.enqueue(jobFor(scene.connection))
    await queue.stop()
    const worker = await openOne()
    const pages = async () => (await snapshotsOf(scene.connection))[0]?.progress.pages ?? 0
    await expect.poll(pages, { timeout: 50_000, interval: 10 }).toBeGreaterThan(0)
    await worker.close()
    expect(await snapshotsOf(scene.connection)).toMatchObject([
      { state: 'incomplete', failure: { code: 'interrupted' } },
    ])
    const due = (await listDue(scene.test.database, scene.test.company.id)).get(scene.connection.id)
    expect(Date.parse(due?.nextFetchAt ?? '')).toBeLessThanOrEqual(Date.now())
  })

  it('is a command that works until SIGTERM', async () => {
    const child = spawn(process.execPath, [bin, 'worker'], {
      env: { ...process.env, ...variables(), LOG_LEVEL: 'silent' },
    })
    const [said] = (await once(child.stdout, 'data')) as [Buffer]
    expect(String(said)).toBe('The worker is ready.\n')
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})
