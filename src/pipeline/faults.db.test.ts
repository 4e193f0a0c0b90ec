import { afterEach, describe, expect, it } from 'vitest'
import type { FailureKind, IncompleteReason } from '#model/failure.ts'
import { type FaultName, faultNames } from '../../simulators/wire/faults.ts'
import { connectionStatus, type StatusWord } from './connection-status.ts'
import { openPersonioScene, type PersonioScene } from './testing/fjellvind.ts'
import { fjellvindSettings } from './testing/fjellvind-settings.ts'
import { registryRows } from './testing/stored-rows.ts'
import type { TestConnection } from './testing/test-connection.ts'

type Expected = Readonly<{
  /** What is switched on besides the fault's name. */
  more?: object
  state: 'complete' | 'incomplete' | 'held'
  reason?: IncompleteReason
  failure?: FailureKind
  status: StatusWord
  problems?: readonly string[]
}>

const trouble = 'needs attention'

/** How each fault ends. */
const faults: Readonly<Record<FaultName, Expected>> = {
  'wrong-key': { state: 'incomplete', reason: 'failed', failure: 'credentials', status: 'reconnect' },
  'missing-right': { state: 'incomplete', reason: 'failed', failure: 'permission', status: trouble },
  'withheld-field': { state: 'held', reason: 'field-disappeared', failure: 'incomplete', status: trouble },
  '429-storm': { more: { seconds: 1 }, state: 'complete', status: 'ready' },
  'cut-body': { state: 'incomplete', reason: 'cut-short', failure: 'incomplete', status: trouble },
  'cut-json': { state: 'incomplete', reason: 'cut-short', failure: 'incomplete', status: trouble },
  'html-with-200': {
    state: 'incomplete',
    reason: 'wrong-content',
    failure: 'credentials',
    status: 'reconnect',
  },
  'redirect-to-login': {
    state: 'incomplete',
    reason: 'wrong-content',
    failure: 'credentials',
    status: 'reconnect',
  },
  'empty-list': { state: 'held', reason: 'empty', failure: 'incomplete', status: trouble },
  'repeated-page': { state: 'incomplete', reason: 'repeated-page', failure: 'incomplete', status: trouble },
  'slow-drip': {
    more: { pauseMs: 200 },
    state: 'incomplete',
    reason: 'failed',
    failure: 'unavailable',
    status: trouble,
  },
  'shrunken-list': { state: 'held', reason: 'much-shorter', failure: 'incomplete', status: trouble },
  'shifted-page': { more: { by: -1 }, state: 'incomplete', failure: 'incomplete', status: trouble },
  'duplicate-record': { state: 'complete', status: 'ready', problems: ['conflicting-record'] },
  'unknown-code': { state: 'complete', status: 'ready', problems: ['unknown-code'] },
  'bad-date': { state: 'complete', status: 'ready', problems: ['bad-date'] },
  'server-errors': { state: 'complete', status: 'ready' },
}

let scenes: PersonioScene[] = []
afterEach(async () => {
  await Promise.all(scenes.map((one) => one.close()))
  scenes = []
})

describe('faults of Personio, over real HTTP', () => {
  it('are all known here', () => {
    expect(Object.keys(faults).sort()).toEqual([...faultNames].sort())
  })

  it.each(Object.entries(faults))('%s ends in a named state and heals', async (fault, expected) => {
    const scene = await openPersonioScene(210, { requestTimeoutMs: 1500 })
    scenes.push(scene)
    const connection = await scene.setUp()
    await connection.choose(fjellvindSettings())
    await connection.synchronise()
    const before = await registryRows(scene.test)

    await scene.simulator.setFault({ fault, ...expected.more })
    const end = await connection.fetch()
    expect(end).toMatchObject({
      state: expected.state,
      failure: expected.failure ? { kind: expected.failure } : null,
    })
    if (expected.reason) expect(end.incompleteBecause.map((one) => one.reason)).toContain(expected.reason)
    expect([...new Set(end.problems.map((one) => one.code))]).toEqual(expected.problems ?? [])
    expect(await wordOf(scene, connection)).toBe(expected.status)
    if (end.failure !== null) {
      expect(end.failure.what).toMatch(/^.*Personio.*\.$/)
      expect(end.failure.advice).toMatch(/^\p{Lu}.*\.$/u)
    }
    expect(await registryRows(scene.test)).toEqual(before)
    const plan = await connection.preview()
    expect(plan.counts.byBucket).toMatchObject({ leaving: 0, changed: 0, new: 0 })

    await scene.simulator.setFault(null)
    expect((await connection.fetch()).state).toBe('complete')
    expect(await wordOf(scene, connection)).toBe('ready')
    expect((await connection.preview()).counts.byBucket).toMatchObject({
      leaving: 0,
      changed: 0,
      'no longer visible': 0,
    })
    expect(await registryRows(scene.test)).toEqual(before)
  })

  it('keeps the secret out of everything that is stored or told', async () => {
    const scene = await openPersonioScene(20)
    scenes.push(scene)
    const secret = 'fault-wrong-key.canary-5f3a'
    const connection = await scene.setUp(secret)
    await connection.choose(fjellvindSettings())
    const end = await connection.fetch()
    expect(end.failure).toMatchObject({ kind: 'credentials', who: 'it' })
    expect(JSON.stringify([end, scene.test.events])).not.toContain('canary-5f3a')
  })
})

async function wordOf({ test }: PersonioScene, connection: TestConnection): Promise<StatusWord> {
  const record = await connection.record()
  return (await test.inCompany((tx) => connectionStatus(tx, record))).state
}
