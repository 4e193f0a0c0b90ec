import { afterEach, describe, expect, it } from 'vitest'
import { type FailureCode, failureCatalogue } from '#connector-kit'
import { guardFingerprint, recordRelease, releasedGuards } from '#stores/guard-release-store.ts'
import type { PlanRecord } from '#stores/plan-store.ts'
import { releaseSnapshot } from '#stores/snapshot-release-store.ts'
import { listSnapshots, newestComplete } from '#stores/snapshot-store.ts'
import type { ActingAs } from './environment.ts'
import { type ScriptedHrSystem, worker, workers } from './testing/scripted-hr-system.ts'
import { itemsOf, personOf, type Scene, sceneOfTwelve } from './testing/scripted-scene.ts'
import { registryRows } from './testing/stored-rows.ts'
import { runOf } from './testing/test-connection.ts'
import { kari, ola } from './testing/test-environment.ts'

let scenes: Scene[] = []
afterEach(async () => {
  await Promise.all(scenes.map((one) => one.close()))
  scenes = []
})
const twelve = async (...given: Parameters<typeof sceneOfTwelve>) => noted(await sceneOfTwelve(...given))
function noted(scene: Scene): Scene {
  scenes.push(scene)
  return scene
}

describe('Rule 3: a fetch that cannot be shown to be complete takes nobody away', () => {
  const bad: Record<
    string,
    Readonly<{ state: string; reason: string; act: (hr: ScriptedHrSystem) => void }>
  > = {
    'a page to sign in': {
      state: 'incomplete',
      reason: 'wrong-content',
      act: (hr) => hr.answerWith({ status: 200, body: '<html>Sign in</html>', type: 'text/html' }),
    },
    'shorter than announced': {
      state: 'incomplete',
      reason: 'totals-differ',
      act: (hr) => hr.announce(13),
    },
    'with a page that comes again': {
      state: 'incomplete',
      reason: 'repeated-page',
      act: (hr) =>
        hr.answerWith({ status: 200, body: JSON.stringify({ total: 24, people: workers(1, 12) }) }),
    },
    empty: { state: 'held', reason: 'empty', act: (hr) => hr.tell([]) },
    'much shorter': { state: 'held', reason: 'much-shorter', act: (hr) => hr.tell(workers(1, 5)) },
    'without a whole field': {
      state: 'held',
      reason: 'field-disappeared',
      act: (hr) => hr.tell(workers(1, 12).map((one) => ({ ...one, workEmail: undefined }))),
    },
  }

  it.each(Object.entries(bad))('%s: said, and the last good one stays', async (_, { state, reason, act }) => {
    const scene = await twelve()
    const good = await scene.test.inCompany((tx) => newestComplete(tx, scene.connection.id))
    const before = await registryRows(scene.test)
    act(scene.hr)
    const end = await scene.connection.fetch()
    expect(end.state).toBe(state)
    expect(end.incompleteBecause.map((one) => one.reason)).toContain(reason)
    const now = await scene.test.inCompany((tx) => newestComplete(tx, scene.connection.id))
    expect(now?.id).toBe(good?.id)
    const plan = await scene.connection.preview()
    expect(plan.snapshotId).toBe(good?.id)
    expect(await scene.connection.lines(plan)).toEqual([])
    expect(await registryRows(scene.test)).toEqual(before)
  })

  it('plans from a held snapshot once it is released, under the guards', async () => {
    const scene = await twelve()
    scene.hr.tell(workers(1, 5))
    await scene.connection.fetch()
    const [held] = await scene.test.inCompany((tx) => listSnapshots(tx, scene.connection.id, 1))
    const release = (by: ActingAs, alone = false) => {
      const given = { actor: by.name, userId: by.userId, reason: 'Sold', alone }
      const at = scene.test.environment.clock.now()
      return scene.test.inCompany((tx) => releaseSnapshot(tx, held?.id ?? '', { ...given, at }))
    }
    expect(await release(kari, true)).toBe('second fetch needed')
    expect(await release(kari)).toBe('second admin needed')
    expect(await release(kari)).toBe('second admin needed')
    expect((await scene.connection.preview()).snapshotId).not.toBe(held?.id)
    expect(await release(ola)).toBe('released')
    expect(await release(ola)).toBe('not held')
    const plan = await scene.connection.preview()
    expect(plan.snapshotId).toBe(held?.id)
    expect(plan.counts.byBucket).toMatchObject({ 'no longer visible': 7, leaving: 0 })
  })

  it('lets the only admin release what a second fetch an hour later said too', async () => {
    const scene = await twelve()
    const release = async () => {
      const [held] = await scene.test.inCompany((tx) => listSnapshots(tx, scene.connection.id, 1))
      const given = { actor: kari.name, userId: kari.userId, reason: 'Sold', alone: true }
      const at = scene.test.environment.clock.now()
      return scene.test.inCompany((tx) => releaseSnapshot(tx, held?.id ?? '', { ...given, at }))
    }
    const anHourPasses = () =>
      scene.test.database.pool.query(`update snapshot set started_at = started_at - interval '1 hour'`)
    scene.hr.tell(workers(1, 5))
    await scene.connection.fetch()
    expect(await release()).toBe('second fetch needed')
    await scene.connection.fetch()
    expect(await release()).toBe('second fetch needed')
    await anHourPasses()
    scene.hr.tell(workers(1, 4))
    await scene.connection.fetch()
    expect(await release()).toBe('second fetch needed')
    scene.hr.tell(workers(1, 5))
    await scene.connection.fetch()
    expect(await release()).toBe('released')
  })
})

describe('Rule 4: what is too much at once is held, and never blocks the safe lines', () => {
  /** Of `all` people `leaving` have left, and one has a new title. */
  async function someLeave(all: number, leaving: number): Promise<Scene & Readonly<{ plan: PlanRecord }>> {
    const scene = await twelve()
    scene.hr.tell(workers(1, all))
    await scene.connection.synchronise()
    for (let n = 1; n <= leaving; n++)
      scene.hr.change(`e${n}`, { employmentStatus: 'terminated', endDate: '2026-11-20' })
    scene.hr.change(`e${all}`, { title: 'Lead' })
    return { ...scene, plan: await scene.connection.fetchAndPreview() }
  }

  async function release(scene: Scene, plan: PlanRecord, userId: string, reason: string | null = 'Sold') {
    const guard = plan.guards.find((one) => one.guard === 'leaving')
    if (guard === undefined) throw new Error('No guard counts the leavers.')
    await scene.test.inCompany((tx) =>
      recordRelease(tx, {
        companyId: scene.test.company.id,
        connectionId: scene.connection.id,
        guard,
        snapshotId: plan.snapshotId,
        number: guard.count,
        reason,
        actor: userId,
        userId,
        at: scene.test.environment.clock.now(),
      }),
    )
  }

  it('lets up to five leave', async () => {
    const { connection, plan } = await someLeave(30, 5)
    expect(plan.guards.find((one) => one.guard === 'leaving')).toMatchObject({ verdict: 'clear' })
    expect(runOf(await connection.apply(plan)).counts).toMatchObject({ left: 5, changed: 1 })
  })

  it('holds six of thirty-two, applies the rest, and lets them go once released', async () => {
    const scene = await someLeave(32, 6)
    const { connection, plan } = scene
    expect(plan.guards.find((one) => one.guard === 'leaving')).toMatchObject({ verdict: 'held', count: 6 })
    const first = runOf(await connection.apply(plan))
    expect(first).toMatchObject({ counts: { left: 0, changed: 1 }, leftOut: { held: 6 } })
    const next = await connection.preview()
    await release(scene, next, 'kari', null)
    const second = runOf(await connection.apply(next))
    expect(second).toMatchObject({ counts: { left: 6 }, guardsReleased: [{ guard: 'leaving', by: 'kari' }] })
  })

  it('hard-holds a quarter until a second person releases the very same lines', async () => {
    const scene = await someLeave(32, 8)
    const { plan } = scene
    const released = (of: PlanRecord) => scene.test.inCompany((tx) => releasedGuards(tx, of))
    expect(plan.guards.find((one) => one.guard === 'leaving')).toMatchObject({
      verdict: 'hard-held',
      count: 8,
    })
    await release(scene, plan, 'kari')
    await release(scene, plan, 'kari')
    expect(await released(plan)).not.toContain('leaving')
    await release(scene, plan, 'ola')
    expect(await released(plan)).toContain('leaving')

    scene.hr.change('e9', { employmentStatus: 'terminated', endDate: '2026-11-20' })
    const other = await scene.connection.fetchAndPreview()
    expect(guardOf(other)).not.toBe(guardOf(plan))
    expect(await released(other)).not.toContain('leaving')
  })

  const guardOf = (plan: PlanRecord) =>
    plan.guards.filter((one) => one.guard === 'leaving').map(guardFingerprint)[0]

  it('counts people who leave the filter with the leavers', async () => {
    const scene = await twelve({
      settings: { filter: [{ dimension: 'department', mode: 'exclude', values: ['Law'] }] },
    })
    scene.hr.tell(workers(1, 30))
    await scene.connection.synchronise()
    for (let n = 1; n <= 4; n++) scene.hr.change(`e${n}`, { department: 'Law' })
    for (let n = 5; n <= 6; n++)
      scene.hr.change(`e${n}`, { employmentStatus: 'terminated', endDate: '2026-11-20' })
    const plan = await scene.connection.fetchAndPreview()
    expect(plan.guards.find((one) => one.guard === 'leaving')).toMatchObject({ verdict: 'held', count: 6 })
  })

  it('holds too many new e-mail addresses, each kind of change for itself', async () => {
    const scene = await twelve()
    for (let n = 1; n <= 6; n++) scene.hr.change(`e${n}`, { workEmail: `moved${n}@north.example` })
    for (let n = 7; n <= 9; n++) scene.hr.change(`e${n}`, { title: 'Lead' })
    const plan = await scene.connection.fetchAndPreview()
    expect(plan.guards.filter((one) => one.holds.length > 0).map((one) => one.guard)).toEqual([
      'e-mail changes',
    ])
    await scene.connection.tickAll(plan)
    expect(runOf(await scene.connection.apply(plan))).toMatchObject({
      counts: { changed: 3 },
      leftOut: { held: 6 },
    })
  })

  it('takes nobody away on a fetch of which a fifth could not be read', async () => {
    const scene = await twelve()
    scene.hr.tell([
      worker(1, { employmentStatus: 'terminated', endDate: '2026-11-20' }),
      worker(2, { title: 'Lead' }),
      ...workers(3, 9),
      ...[10, 11, 12].map((n) => worker(n, { externalId: '' })),
    ])
    const plan = await scene.connection.fetchAndPreview()
    const held = plan.guards.find((one) => one.guard === 'unreadable records')
    expect(held).toMatchObject({ verdict: 'held', count: 3 })
    expect(held?.holds).toContain('record:e1')
    await scene.connection.tickAll(plan)
    expect(runOf(await scene.connection.apply(plan)).counts).toMatchObject({ left: 0, changed: 1 })
  })
})

describe('Rule 10: every failure says what happened, what to do and who can do it', () => {
  const failing: Record<string, (scene: Scene) => void> = {
    'credentials-refused': ({ hr }) => hr.answerWith({ status: 401, body: '{}' }),
    'right-missing': ({ hr }) => hr.answerWith({ status: 403, body: '{}' }),
    'request-refused': ({ hr }) => hr.answerWith({ status: 404, body: '{}' }),
    'wrong-content': ({ hr }) => hr.answerWith({ status: 200, body: 'Hello', type: 'text/plain' }),
    'unexpected-answer': ({ hr }) => hr.answerWith({ status: 200, body: '{"people": 7}' }),
    'fetch-held': ({ hr }) => hr.tell([]),
    'not-complete': ({ hr }) => hr.announce(90),
  }

  it.each(Object.entries(failing))('%s', async (code, fail) => {
    const scene = await twelve()
    fail(scene)
    const { failure } = await scene.connection.fetch()
    expect(failure).toMatchObject({ code, who: failureCatalogue[code as FailureCode].who })
    expect(failure?.what).toMatch(/^\p{L}.*\.$/u)
    expect(failure?.advice).toMatch(/^\p{L}.*\.$/u)
    expect((await scene.connection.record()).failure).toEqual(failure)

    scene.hr.answerWith(null)
    scene.hr.announce(null)
    scene.hr.tell(workers(1, 12))
    expect((await scene.connection.fetch()).state).toBe('complete')
    expect((await scene.connection.record()).failure).toBeNull()
  })

  it('uses neither of two records with one id, and shows it', async () => {
    const scene = await twelve()
    scene.hr.tell([
      ...workers(1, 60),
      worker(1, { title: 'Lead', employmentStatus: 'terminated', endDate: '2026-11-20' }),
    ])
    const { problems, unreadable } = await scene.connection.fetch()
    expect(problems).toMatchObject([{ externalId: 'e1', code: 'conflicting-record' }])
    expect(unreadable).toBe(1)
    const plan = await scene.connection.preview()
    expect(plan.counts.byBucket).toMatchObject({ new: 48, leaving: 0, 'no longer visible': 1 })
    const line = (await itemsOf(scene.connection, plan)).find((one) => one.externalId === 'e1')
    expect(line).toMatchObject({ bucket: 'no longer visible', action: 'none' })
  })

  it('goes on with everybody else when one record is bad, and lists what was wrong with it', async () => {
    const scene = await twelve()
    scene.hr.change('e1', { startDate: '2026-02-30', title: 'Lead' })
    scene.hr.change('e2', { employmentStatus: 'hibernating' })
    scene.hr.change('e3', { title: 'Lead' })
    const { state, problems } = await scene.connection.fetch()
    expect(state).toBe('complete')
    expect(problems).toMatchObject([
      { externalId: 'e1', field: 'startDate', code: 'bad-date' },
      { externalId: 'e2', field: 'employmentStatus', code: 'unknown-code' },
    ])
    const plan = await scene.connection.preview()
    expect((await itemsOf(scene.connection, plan)).map((one) => one.key)).toEqual(['record:e1', 'record:e3'])
    runOf(await scene.connection.apply(plan))
    expect(await personOf(scene, 'e1')).toMatchObject({ values: { title: 'Lead', startDate: '2020-01-01' } })
    expect(await personOf(scene, 'e2')).toMatchObject({ status: 'active' })
  })
})
