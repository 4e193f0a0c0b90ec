import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { tidyUp } from '#jobs/tidy-up.ts'
import { writeSecrets } from '#stores/credential-store.ts'
import { keepDetail } from '#stores/kept-detail-store.ts'
import { listSnapshots } from '#stores/snapshot-store.ts'
import { disconnect } from './disconnect.ts'
import { beginFetch, runFetch } from './run-fetch.ts'
import { type HumaPeople, hastyHuma, startHumaPeople } from './testing/huma-people.ts'
import { tablesHolding } from './testing/stored-rows.ts'
import { makeConnection, type TestConnection } from './testing/test-connection.ts'
import { kari, openTestEnvironment, type TestEnvironment } from './testing/test-environment.ts'

const everybody = 30
const withoutLaw = [{ dimension: 'team', mode: 'exclude' as const, values: ['Law'] }]

type Scene = Readonly<{ hr: HumaPeople; test: TestEnvironment; connection: TestConnection }>
let scenes: Scene[] = []
afterEach(async () => {
  await Promise.all(scenes.map(({ hr, test }) => Promise.all([hr.close(), test.close()])))
  scenes = []
})

async function open(): Promise<Scene> {
  const hr = await startHumaPeople(everybody)
  const test = await openTestEnvironment({ connectors: [hastyHuma], baseUrls: { huma: hr.baseUrl } })
  const connection = await makeConnection(test, {
    ...{ connectorId: 'huma', methodId: 'open-api' },
    ...{ text: { clientId: 'client' }, secrets: { clientSecret: 'secret' } },
    settings: { filter: withoutLaw },
  })
  const scene = { hr, test, connection }
  scenes.push(scene)
  return scene
}

/** A fetch whose program is told to stop after so many calls about single people. */
async function fetchStoppedAfter({ hr, test, connection }: Scene, calls: number) {
  const start = {
    companyId: test.company.id,
    connectionId: connection.id,
    kind: 'regular',
    by: kari,
  } as const
  const snapshotId = (await beginFetch(test.environment, start)) ?? ''
  const stop = new AbortController()
  hr.meanwhile((answered) => answered >= calls && stop.abort())
  const end = await runFetch(test.environment, start, snapshotId, stop.signal)
  hr.meanwhile(null)
  expect(end).toMatchObject({ state: 'incomplete', failure: { code: 'interrupted' } })
}

async function keptRows({ test }: Scene): Promise<number> {
  const { rows } = await test.database.pool.query<{ n: number }>('select count(*)::int as n from kept_detail')
  return rows[0]?.n ?? -1
}

/** Numbers of the people about whom calls were made. */
const askedAbout = (calls: readonly string[]) => new Set(calls.map((one) => Number.parseInt(one, 10)))
const newest = async ({ test, connection }: Scene) =>
  (await test.inCompany((tx) => listSnapshots(tx, connection.id)))[0]

describe('a fetch of Huma that was interrupted', () => {
  it('is gone on from: nobody is asked for twice, and the same people come', async () => {
    const scene = await open()
    await fetchStoppedAfter(scene, 24)
    const kept = await keptRows(scene)
    expect(kept).toBeGreaterThan(5)
    scene.hr.takeCalls()
    const end = await scene.connection.fetch()
    expect(end).toMatchObject({ state: 'complete', people: everybody, inScope: 15, outsideFilter: 15 })
    expect(askedAbout(scene.hr.takeCalls()).size).toBe(everybody - kept)
    const reused = (await newest(scene))?.progress.reused
    expect(reused?.people).toBe(kept)
    expect(Date.now() - Date.parse(reused?.readAt ?? '')).toBeLessThan(600_000)
    const undisturbed = await scene.connection.fetch()
    expect(scene.hr.takeCalls()).toHaveLength(2 * everybody)
    expect(end.contentHash).toEqual(undisturbed.contentHash)
    expect((await newest(scene))?.progress).not.toHaveProperty('reused')
  })

  it('reads anew whoever changed meanwhile, and knows nobody who is gone', async () => {
    const scene = await open()
    await fetchStoppedAfter(scene, 24)
    const [changed = 0, gone = 0] = askedAbout(scene.hr.takeCalls())
    scene.hr.rename(changed, 'Renamed')
    scene.hr.leave(gone)
    expect(await scene.connection.fetch()).toMatchObject({ state: 'complete', people: everybody - 1 })
    const asked = askedAbout(scene.hr.takeCalls())
    expect(asked).toContain(changed)
    expect(asked).not.toContain(gone)
  })

  it('keeps nothing in the clear, nothing that nobody chose, and nothing at all once a fetch is complete', async () => {
    const scene = await open()
    await fetchStoppedAfter(scene, 24)
    const needles = ['Family', 'person2@', 'EMP-', '123456', 'Given2']
    for (const needle of needles) expect(await tablesHolding(scene.test, needle)).toEqual([])
    await scene.connection.fetch()
    expect(await keptRows(scene)).toBe(0)
    // Of the even ones, who are outside the filter, only the hash.
    for (const needle of ['Given2"', 'EMP-2"', 'EMP-14"'])
      expect(await tablesHolding(scene.test, needle)).toEqual([])
  })

  it('is forgotten at Disconnect, and whatever comes late is not kept', async () => {
    const scene = await open()
    await fetchStoppedAfter(scene, 24)
    const { environment, company, inCompany } = scene.test
    const { id } = scene.connection
    const start = { companyId: company.id, connectionId: id, kind: 'regular', by: kari } as const
    const running = (await beginFetch(environment, start)) ?? ''
    const late = { recordHash: Buffer.from(randomUUID()), text: '{}', readAt: new Date() }
    const keep = () =>
      inCompany((tx) =>
        keepDetail(tx, environment.keyring, { companyId: company.id, connectionId: id }, running, late),
      )
    await keep()
    const before = await keptRows(scene)
    const outcome = await disconnect(environment, company.id, id, 'North', kari.name)
    expect(outcome).toMatchObject({ kind: 'disconnected', receipt: { destroyed: { stagedRecords: before } } })
    await keep()
    expect(await keptRows(scene)).toBe(0)
  })

  it('is of no use after a day, and erased', async () => {
    const scene = await open()
    await fetchStoppedAfter(scene, 24)
    const kept = await keptRows(scene)
    await tidyUp(scene.test.environment)
    expect(await keptRows(scene)).toBe(kept)
    await scene.test.database.pool.query(
      `update kept_detail set read_at = read_at - interval '24 hours 1 minute'`,
    )
    scene.hr.takeCalls()
    await fetchStoppedAfter(scene, 2 * everybody - 1)
    expect(askedAbout(scene.hr.takeCalls()).size).toBe(everybody)
    await scene.test.database.pool.query(
      `update kept_detail set read_at = read_at - interval '24 hours 1 minute'`,
    )
    await tidyUp(scene.test.environment)
    expect(await keptRows(scene)).toBe(0)
  })

  it('is of no use with other credentials', async () => {
    const scene = await open()
    await fetchStoppedAfter(scene, 24)
    const { environment, company } = scene.test
    const place = { companyId: company.id, connectionId: scene.connection.id }
    await scene.test.inCompany((tx) =>
      writeSecrets(
        tx,
        environment.keyring,
        place,
        { clientSecret: 'other' },
        { actor: 'Kari', at: new Date() },
      ),
    )
    scene.hr.takeCalls()
    await scene.connection.fetch()
    expect(askedAbout(scene.hr.takeCalls()).size).toBe(everybody)
    expect(await keptRows(scene)).toBe(0)
  })
})
