import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listSnapshots, newestComplete } from '#stores/snapshot-store.ts'
import type { CrashTask } from '../testing/crash-host.ts'
import { openPersonioScene, type PersonioScene } from '../testing/fjellvind.ts'
import { fjellvindSettings } from '../testing/fjellvind-settings.ts'
import { ended, firstLine } from '../testing/simulator-process.ts'
import { registryRows } from '../testing/stored-rows.ts'
import { runOf, type TestConnection } from '../testing/test-connection.ts'

const rounds = process.env['ROLLCALL_LONG'] ? 50 : 4
const people = 600
const host = fileURLToPath(new URL('../testing/crash-host.ts', import.meta.url))

let scene: PersonioScene
let connection: TestConnection

beforeAll(async () => {
  scene = await openPersonioScene(people)
  connection = await scene.setUp()
  await connection.choose(fjellvindSettings())
  await connection.synchronise()
})
afterAll(() => scene.close())

type What = Readonly<{ task: 'fetch' }> | Readonly<{ task: 'apply'; planId: string }>

function taskOf(what: What): CrashTask {
  const { test, simulator } = scene
  return {
    ...test.reach,
    company: test.company,
    connectionId: connection.id,
    baseUrls: { personio: simulator.baseUrl },
    now: test.environment.clock.now().toISOString(),
    ...what,
  }
}

/** Starts the program that works; it is at work when this returns. */
async function begin(what: What): Promise<ChildProcess> {
  const child = spawn(process.execPath, [host, JSON.stringify(taskOf(what))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  expect(await firstLine(child)).toBe('begun')
  return child
}

/** How long the work takes when nobody kills it, so that the killing can hit any moment of it. */
async function undisturbed(what: What): Promise<number> {
  const child = await begin(what)
  const beganAt = performance.now()
  await ended(child, () => undefined)
  return performance.now() - beganAt
}

async function killedWithin(what: What, longestMs: number): Promise<void> {
  const child = await begin(what)
  await sleep(Math.random() * longestMs)
  await ended(child, () => child.kill('SIGKILL'))
  await untilItsBackendsAreGone()
}

/** PostgreSQL may finish or take back what a killed program sent last; only then is there something to look at. */
async function untilItsBackendsAreGone(): Promise<void> {
  for (;;) {
    const { rows } = await scene.test.database.pool.query(
      `select from pg_stat_activity where application_name = 'crash-host' and datname = current_database()`,
    )
    if (rows.length === 0) return
    await sleep(5)
  }
}

async function recordsOf(snapshotId: string): Promise<number> {
  const { rows } = await scene.test.database.pool.query<{ n: number }>(
    `select count(*)::int as n from snapshot_record where snapshot_id = $1`,
    [snapshotId],
  )
  return rows[0]?.n ?? -1
}

/** As if nobody had given a sign of life for two minutes. */
async function twoMinutesLater(): Promise<void> {
  await scene.test.database.pool.query(
    `update snapshot set heartbeat_at = heartbeat_at - interval '2 minutes' where state = 'fetching'`,
  )
}

describe(`a program killed ${rounds} times at random moments`, () => {
  it('of a fetch: readers see the last good snapshot or the next, never a mixture', {
    timeout: 600_000,
  }, async () => {
    const before = await registryRows(scene.test)
    const usualMs = await undisturbed({ task: 'fetch' })
    const reference = await scene.test.inCompany((tx) => newestComplete(tx, connection.id))
    for (let round = 0; round < rounds; round++) {
      await killedWithin({ task: 'fetch' }, usualMs)
      const good = await scene.test.inCompany((tx) => newestComplete(tx, connection.id))
      expect(good?.contentHash).toEqual(reference?.contentHash)
      expect(await recordsOf(good?.id ?? '')).toBe(people)
      expect((await connection.preview()).snapshotId).toBe(good?.id)

      await twoMinutesLater()
      const next = await connection.fetch()
      expect(next).toMatchObject({ state: 'complete', people, contentHash: reference?.contentHash })
      const [newest, ...older] = await scene.test.inCompany((tx) => listSnapshots(tx, connection.id, 5))
      expect(await recordsOf(newest?.id ?? '')).toBe(people)
      for (const one of older.filter((each) => each.state !== 'complete')) {
        expect(one).toMatchObject({ state: 'incomplete', failure: { code: 'interrupted' } })
        expect(await recordsOf(one.id)).toBe(0)
      }
      expect(older.every((one) => one.state !== 'fetching')).toBe(true)
    }
    expect(await registryRows(scene.test)).toEqual(before)
  })

  it('of applying: all of the plan or nothing, and once', { timeout: 600_000 }, async () => {
    const usualMs = await applyRound(async (planId) => undisturbed({ task: 'apply', planId }))
    for (let round = 0; round < rounds; round++) {
      await applyRound(async (planId) => {
        await killedWithin({ task: 'apply', planId }, usualMs)
        return usualMs
      })
    }
  })

  /** Everybody's title changes by a settings change, so that each round has a plan of hundreds of lines. */
  let turn = 0
  async function applyRound(apply: (planId: string) => Promise<number>): Promise<number> {
    turn += 1
    const to = `Title ${turn}`
    const { mapping } = fjellvindSettings()
    await connection.choose({
      mapping: mapping.map((one) =>
        one.attribute === 'title' ? { ...one, transform: { kind: 'fixed', value: to } } : one,
      ),
    })
    const plan = await connection.preview()
    const changed = plan.counts.byBucket.changed
    expect(changed).toBeGreaterThan(people / 2)
    const took = await apply(plan.id)
    const written = await titles(to)
    expect([0, changed]).toContain(written)
    const outcome = await connection.apply(plan)
    expect(outcome.kind).toBe(written === 0 ? 'applied' : 'already applied')
    expect(await titles(to)).toBe(changed)
    const { rows } = await scene.test.database.pool.query(
      `select (select count(*) from person_change where run_id = $1)::int as changes,
        (select count(*) from run_person where run_id = $1)::int as people,
        (select count(*) from run where plan_id = $2)::int as runs`,
      [runOf(outcome).id, plan.id],
    )
    expect(rows).toEqual([{ changes: changed, people: changed, runs: 1 }])
    return took
  }

  async function titles(title: string): Promise<number> {
    const { rows } = await scene.test.database.pool.query<{ n: number }>(
      `select count(*)::int as n from person where title = $1`,
      [title],
    )
    return rows[0]?.n ?? -1
  }
})
