import { afterEach, describe, expect, it } from 'vitest'
import { findConnection } from '#stores/connection-store.ts'
import { disconnect } from './disconnect.ts'
import { planningSource } from './load-planning.ts'
import { planInFull } from './run-pipeline.ts'
import { type ScriptedRecord, worker, workers } from './testing/scripted-hr-system.ts'
import { decide, editByHand, itemsOf, openScene, personOf, type Scene } from './testing/scripted-scene.ts'

let scene: Scene | undefined
afterEach(async () => {
  await scene?.close()
  scene = undefined
})

const START = '2026-03-02T12:00:00Z'
const DAY = 86_400_000

/** More of them with ROLLCALL_LONG. */
const seeds = Array.from(
  { length: process.env['ROLLCALL_LONG'] === undefined ? 6 : 200 },
  (_, index) => index + 1,
)

/** The plan as it is when everybody is looked at anew. */
async function inFull({ test, connection }: Scene) {
  const { environment, company } = test
  return test.inCompany(async (tx) => {
    const record = await findConnection(tx, connection.id)
    const source = record && (await planningSource(tx, environment, company, record))
    if (record === undefined || source === undefined) throw new Error('There is nothing to plan from.')
    return planInFull(tx, environment, company, record, source)
  })
}

async function expectSameAsInFull(open: Scene, story: readonly string[]): Promise<void> {
  const plan = await open.connection.preview()
  const full = await inFull(open)
  const items = (await itemsOf(open.connection, plan)).toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const told = story.join('\n')
  expect(items, told).toEqual(full.items)
  expect({ counts: plan.counts, guards: plan.guards }, told).toEqual({
    counts: full.counts,
    guards: full.guards,
  })
}

/** The same numbers for the same seed, each below `end`. */
function seeded(seed: number): (end: number) => number {
  let state = seed
  return (end) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * end)
  }
}

const day = (offset: number) => new Date(Date.parse(START) + offset * DAY).toISOString().slice(0, 10)

/** Twenty people, some the managers of others, and what happens to them and to the portal, told as it happens. */
function upheaval(open: Scene, next: (end: number) => number) {
  const { hr, test, connection } = open
  let people: ScriptedRecord[] = workers(1, 20).map((one, at) => ({
    ...one,
    managerExternalId: at === 0 ? null : `e${1 + next(at)}`,
  }))
  let made = 20
  let runs: string[] = []
  const tell = () => hr.tell(people)
  const change = (what: string, changed: (one: ScriptedRecord) => Partial<ScriptedRecord>) => () => {
    const at = next(people.length)
    people = people.map((one, index) => (index === at ? { ...one, ...changed(one) } : one))
    return `${people[at]?.externalId} ${what}: ${JSON.stringify(people[at])}`
  }
  const somebody = () => people[next(people.length)] ?? worker(1)
  const join = (record: ScriptedRecord) => {
    people = [...people, record]
    return `joins: ${JSON.stringify(record)}`
  }
  const fresh = () => worker(++made, { managerExternalId: somebody().externalId })
  const linked = async () => {
    const rows = await test.inCompany((tx) =>
      tx.selectFrom('person_link').select('external_id').where('ended_at', 'is', null).execute(),
    )
    return rows[next(rows.length)]?.external_id
  }
  const happenings: readonly (() => string | Promise<string>)[] = [
    change('has another title', () => ({ title: `Title ${next(5)}` })),
    change('has another manager', () => ({ managerExternalId: somebody().externalId })),
    change('has a manager nobody knows', () => ({ managerExternalId: 'x9' })),
    change('has the number of another', () => ({ employeeNumber: somebody()['employeeNumber'] })),
    change('has a number that looks like another', () => ({
      employeeNumber: `0${somebody()['employeeNumber']}`,
    })),
    change('has the e-mail of another', () => ({ workEmail: somebody()['workEmail'] })),
    change('has no number', () => ({ employeeNumber: null })),
    change('ends', () => ({ endDate: day(next(12) - 4) })),
    change('is terminated', () => ({ employmentStatus: 'terminated', endDate: null })),
    change('is on leave', () => ({ employmentStatus: 'leave' })),
    change('is back', () => ({ employmentStatus: 'active', endDate: null })),
    change('is somebody else now', ({ externalId }) => ({ ...fresh(), externalId })),
    () => join(fresh()),
    () => join({ ...fresh(), startDate: day(next(8)) }),
    () => join({ ...somebody(), externalId: `n${++made}` }),
    () => join({ ...somebody(), externalId: `n${++made}`, employeeNumber: `z${made}`, workEmail: null }),
    () => {
      const gone = somebody()
      people = people.filter((one) => one !== gone)
      return `${gone.externalId} is no longer told`
    },
    async () => {
      const id = await linked()
      if (id === undefined) return 'nobody is linked'
      await editByHand(open, id, next(2) === 0 ? { title: `By hand ${next(9)}` } : { employeeNumber: '007' })
      return `${id} is edited by hand`
    },
    async () => {
      const id = await linked()
      if (id === undefined) return 'nobody is linked'
      const { id: personId } = await personOf(open, id)
      const other = somebody().externalId
      const decision = next(2) === 0 ? 'same person' : 'two people'
      await decide(open, other, personId, decision)
      return `${other} and the person of ${id} are said to be ${decision}`
    },
    () => {
      test.moveClock(new Date(test.environment.clock.now().getTime() + DAY * (1 + next(3))).toISOString())
      return `it is ${test.environment.clock.now().toISOString()}`
    },
    async () => {
      const plan = await connection.preview()
      if (next(2) === 0) await connection.tickAll(plan)
      const done = await connection.apply(plan)
      if (done.kind === 'applied') runs = [...runs, done.run.id]
      return `a click: ${done.kind}`
    },
    async () => {
      const run = runs.at(-1)
      if (run === undefined) return 'there is no run'
      runs = runs.slice(0, -1)
      const done = await connection.apply(await connection.undo(run))
      return `an undo: ${done.kind}`
    },
  ]
  return { tell, happen: async () => (await happenings[next(happenings.length)]?.()) ?? '' }
}

describe('A plan looks only at what may have changed', () => {
  it.each(seeds)('and finds what looking at everybody finds, whatever happens (%i)', async (seed) => {
    const next = seeded(seed)
    scene = await openScene()
    scene.test.moveClock(START)
    const { tell, happen } = upheaval(scene, next)
    const story: string[] = []
    tell()
    await scene.connection.synchronise()
    for (let step = 0; step < 40; step++) {
      story.push(await happen())
      if (next(3) === 0) story.push(await happen())
      tell()
      const { state } = await scene.connection.fetch()
      if (state === 'complete') await expectSameAsInFull(scene, story)
    }
  })

  it('and remembers nothing after Disconnect', async () => {
    scene = await openScene()
    scene.hr.tell(workers(1, 12))
    await scene.connection.synchronise()
    await scene.connection.fetchAndPreview()
    const remembered = () =>
      scene?.test.inCompany((tx) => tx.selectFrom('unchanged_record').selectAll().execute())
    expect(await remembered()).toHaveLength(12)
    const { environment, company } = scene.test
    await disconnect(environment, company.id, scene.connection.id, 'North', 'Kari Nordmann')
    expect(await remembered()).toEqual([])
  })
})
