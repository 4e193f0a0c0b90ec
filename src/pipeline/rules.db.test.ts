import { afterEach, describe, expect, it } from 'vitest'
import { changeLegalEntity } from '#stores/legal-entity-store.ts'
import { rememberChoices, selectionCounts } from '#stores/plan-selection.ts'
import type { PlanRecord } from '#stores/plan-store.ts'
import { disconnect } from './disconnect.ts'
import { worker, workers } from './testing/scripted-hr-system.ts'
import {
  changeMapping,
  decide,
  editByHand,
  itemOf,
  itemsOf,
  openScene,
  personOf,
  type Scene,
  sceneOfTwelve,
} from './testing/scripted-scene.ts'
import { peopleAsTheyAre, registryRows } from './testing/stored-rows.ts'
import { runOf } from './testing/test-connection.ts'
import { kari, ola } from './testing/test-environment.ts'

let scenes: Scene[] = []
afterEach(async () => {
  await Promise.all(scenes.map((one) => one.close()))
  scenes = []
})
const open = async (...given: Parameters<typeof openScene>) => noted(await openScene(...given))
const twelve = async (...given: Parameters<typeof sceneOfTwelve>) => noted(await sceneOfTwelve(...given))
function noted(scene: Scene): Scene {
  scenes.push(scene)
  return scene
}

describe('Rule 1: a plan is applied as read or refused as stale', () => {
  /** The preview that was read: Given1 and Given2 have new titles, Given3 has left. */
  async function read(scene: Scene): Promise<PlanRecord> {
    scene.hr.change('e1', { title: 'Lead' })
    scene.hr.change('e2', { title: 'Lead' })
    scene.hr.change('e3', { employmentStatus: 'terminated', endDate: '2026-11-20' })
    return scene.connection.fetchAndPreview()
  }

  const moves: Record<string, (scene: Scene, plan: PlanRecord) => Promise<unknown>> = {
    'a newer snapshot has another value for a selected person': async ({ hr, connection }) => {
      hr.change('e1', { title: 'Head' })
      await connection.fetch()
    },
    'a newer snapshot has one more change of a selected person': async ({ hr, connection }) => {
      hr.change('e2', { department: 'Law' })
      await connection.fetch()
    },
    'a newer snapshot takes the change back': async ({ hr, connection }) => {
      hr.change('e3', { employmentStatus: 'active', endDate: null })
      await connection.fetch()
    },
    'a newer snapshot no longer holds a selected person': async ({ hr, connection }) => {
      hr.remove('e1')
      await connection.fetch()
    },
    'the mapping of a selected field changed': (scene) =>
      changeMapping(scene, 'title', { transform: { kind: 'case', to: 'upper' } }),
    'the portal now owns a selected field': (scene) => changeMapping(scene, 'title', { owner: 'portal' }),
    'the filter changed and nothing was fetched since': ({ connection }) =>
      connection.choose({ filter: [{ dimension: 'department', mode: 'exclude', values: ['Law'] }] }),
    'a selected field was changed by hand': (scene) => editByHand(scene, 'e1', { title: 'Chief' }),
    'another field of a selected person was changed by hand': (scene) =>
      editByHand(scene, 'e2', { location: 'Bergen' }),
    'a guard holds now what was selected': async ({ hr, connection }) => {
      for (const n of [4, 5, 6, 7, 8, 9])
        hr.change(`e${n}`, { employmentStatus: 'terminated', endDate: '2026-11-20' })
      await connection.fetch()
    },
    'the last day of a selected person has passed': async ({ test, hr, connection }) => {
      hr.change('e2', { endDate: '2026-11-22' })
      test.moveClock('2026-11-23T10:00:00Z')
      await connection.fetch()
    },
    'the same changes were applied from another plan': async ({ connection }, plan) => {
      const newer = await connection.fetchAndPreview()
      expect(newer.id).not.toBe(plan.id)
      runOf(await connection.apply(newer))
    },
    'the run that linked the people was undone': async ({ test, connection }) => {
      const [first] = await test.inCompany((tx) => tx.selectFrom('run').select('id').execute())
      const undo = await connection.undo(first?.id ?? '')
      runOf(await connection.apply(undo))
    },
    'the connection was disconnected': ({ test, connection }) =>
      disconnect(test.environment, test.company.id, connection.id, 'North', kari.name),
  }

  it.each(Object.entries(moves))('refuses when %s, and writes nothing', async (_, move) => {
    const scene = await twelve()
    const plan = await read(scene)
    await move(scene, plan)
    const before = await registryRows(scene.test)
    const outcome = await scene.connection.apply(plan)
    expect(outcome.kind).toBe('stale')
    expect(await registryRows(scene.test)).toEqual(before)
    expect((await scene.connection.apply(plan)).kind).toBe('stale')
  })

  it('shows only the lines that differ', async () => {
    const scene = await twelve()
    const plan = await read(scene)
    scene.hr.change('e1', { title: 'Head' })
    scene.hr.remove('e2')
    await scene.connection.fetch()
    expect(await scene.connection.apply(plan)).toMatchObject({
      kind: 'stale',
      total: 2,
      differences: [
        { key: 'record:e1', what: 'other change' },
        { key: 'record:e2', what: 'gone' },
      ],
    })
  })

  it('refuses when a legal entity moved to a time zone where the last day has not passed', async () => {
    const scene = await open({ settings: null })
    const entity = await scene.test.addLegalEntity('Nordlys AS', 'Pacific/Kiritimati')
    await scene.connection.choose({ legalEntity: { kind: 'one', legalEntityId: entity.id } })
    scene.hr.tell(workers(1, 3))
    await scene.connection.synchronise()
    scene.hr.change('e1', { endDate: '2026-11-22' })
    scene.test.moveClock('2026-11-22T12:00:00Z')
    const plan = await scene.connection.fetchAndPreview()
    expect(await itemOf(scene.connection, plan, 'record:e1')).toMatchObject({ bucket: 'leaving' })
    await scene.test.inCompany((tx) => changeLegalEntity(tx, { ...entity, timeZone: 'Pacific/Pago_Pago' }))
    const before = await registryRows(scene.test)
    expect((await scene.connection.apply(plan)).kind).toBe('stale')
    expect(await registryRows(scene.test)).toEqual(before)
  })

  it('refuses when somebody decided that a selected pair are two people', async () => {
    const scene = await twelve()
    await scene.test.database.pool.query(`delete from person_link where external_id = 'e1'`)
    const plan = await read(scene)
    const line = await itemOf(scene.connection, plan, 'record:e1')
    expect(line).toMatchObject({ bucket: 'changed', situation: 'unlinked' })
    await decide(scene, 'e1', line.personId ?? '', 'two people')
    const before = await registryRows(scene.test)
    expect((await scene.connection.apply(plan)).kind).toBe('stale')
    expect(await registryRows(scene.test)).toEqual(before)
  })

  const harmless: Record<string, (scene: Scene) => Promise<unknown>> = {
    'a newer snapshot changed somebody else': async ({ hr, connection }) => {
      hr.change('e5', { title: 'Head' })
      await connection.fetch()
    },
    'a newer snapshot says the same': ({ connection }) => connection.fetch(),
    'somebody who is not selected was changed by hand': (scene) =>
      editByHand(scene, 'e7', { title: 'Chief' }),
    'settings that touch no selected line changed': ({ connection }) =>
      connection.choose({ fetchEveryHours: 4 }),
    'a day went by that is nobody’s day': async ({ test }) => test.moveClock('2026-11-23T10:00:00Z'),
    'a legal entity was added': ({ test }) => test.addLegalEntity('Nordlys AB', 'Europe/Stockholm'),
    'a newer fetch failed': async ({ hr, connection }) => {
      hr.answerWith({ status: 403, body: '{}' })
      expect((await connection.fetch()).state).toBe('incomplete')
    },
  }

  it.each(Object.entries(harmless))('still applies when %s', async (_, move) => {
    const scene = await twelve()
    const plan = await read(scene)
    await move(scene)
    const run = runOf(await scene.connection.apply(plan))
    expect(run.counts).toMatchObject({ changed: 2, left: 1, created: 0 })
    expect(await personOf(scene, 'e1')).toMatchObject({ values: { title: 'Lead' } })
    expect(await personOf(scene, 'e3')).toMatchObject({ status: 'terminated' })
  })

  it('takes effect once however many click at once', async () => {
    const scene = await twelve()
    const plan = await read(scene)
    const clicks = Array.from({ length: 50 }, (_, n) =>
      scene.connection.apply(plan, { by: n % 2 === 0 ? kari : ola }),
    )
    const outcomes = await Promise.all(clicks)
    expect(outcomes.filter((one) => one.kind === 'applied')).toHaveLength(1)
    expect(outcomes.filter((one) => one.kind === 'already applied')).toHaveLength(49)
    expect(new Set(outcomes.map((one) => runOf(one).id)).size).toBe(1)
    const { rows } = await scene.test.database.pool.query(
      `select attribute, new_value from person_change where run_id = $1 order by attribute, person_id`,
      [runOf(outcomes[0] ?? { kind: 'not found', held: 0 }).id],
    )
    expect(rows.map((one) => one.attribute)).toEqual(['employmentStatus', 'endDate', 'title', 'title'])
  })

  it('refuses a selection that another admin has changed since it was shown', async () => {
    const scene = await twelve()
    const plan = await read(scene)
    const shown = await scene.test.inCompany((tx) => selectionCounts(tx, plan))
    const [line] = await scene.connection.lines(plan)
    const place = { companyId: scene.test.company.id, connectionId: scene.connection.id }
    await scene.test.inCompany((tx) =>
      rememberChoices(
        tx,
        place,
        [
          {
            key: line?.item.key ?? '',
            attribute: null,
            fingerprint: line?.fingerprint ?? '',
            choice: 'exclude',
          },
        ],
        { actor: ola.name, at: scene.test.environment.clock.now() },
      ),
    )
    const before = await registryRows(scene.test)
    expect((await scene.connection.apply(plan, { digest: shown.digest })).kind).toBe('selection changed')
    expect(await registryRows(scene.test)).toEqual(before)
    expect((await scene.connection.apply(plan)).kind).toBe('applied')
    expect(await personOf(scene, 'e1')).toMatchObject({ values: { title: 'Analyst' } })
    expect(await personOf(scene, 'e2')).toMatchObject({ values: { title: 'Lead' } })
  })

  it('takes a run back row for row, and nothing that somebody changed since', async () => {
    const scene = await twelve()
    const before = await peopleAsTheyAre(scene.test)
    const plan = await read(scene)
    scene.hr.tell([...workersNow(scene), worker(20)])
    const run = await scene.connection.synchronise()
    expect((await scene.connection.apply(plan)).kind).toBe('stale')
    const undo = await scene.connection.undo(run.id)
    expect(runOf(await scene.connection.apply(undo)).counts).toMatchObject({ withdrawn: 1 })
    expect(await peopleAsTheyAre(scene.test)).toEqual(before)

    const again = await scene.connection.synchronise()
    await editByHand(scene, 'e1', { title: 'Chief' })
    runOf(await scene.connection.apply(await scene.connection.undo(again.id)))
    expect(await personOf(scene, 'e1')).toMatchObject({ values: { title: 'Chief' } })
    expect(await personOf(scene, 'e2')).toMatchObject({ values: { title: 'Analyst' } })
  })

  function workersNow(_: Scene) {
    return [
      worker(1, { title: 'Lead' }),
      worker(2, { title: 'Lead' }),
      worker(3, { employmentStatus: 'terminated', endDate: '2026-11-20' }),
      ...workers(4, 12),
    ]
  }
})

describe('Rule 2: only "terminated" proposes a leaver', () => {
  it('keeps leave, outside the filter and absent from the feed apart from leaving, and deletes nothing', async () => {
    const filter = [{ dimension: 'department', mode: 'exclude', values: ['Law'] }] as const
    const scene = await twelve({
      settings: { filter: filter.map((one) => ({ ...one, values: [...one.values] })) },
    })
    scene.hr.change('e1', { employmentStatus: 'terminated', endDate: '2026-11-20' })
    scene.hr.change('e2', { employmentStatus: 'leave' })
    scene.hr.change('e3', { department: 'Law' })
    scene.hr.remove('e4')
    const plan = await scene.connection.fetchAndPreview()
    const found = (await itemsOf(scene.connection, plan)).map((one) => [
      one.externalId,
      one.bucket,
      one.action,
    ])
    expect(found.sort()).toEqual([
      ['e1', 'leaving', 'terminate'],
      ['e2', 'changed', 'update'],
      ['e3', 'outside the filter', 'none'],
      ['e4', 'no longer visible', 'none'],
    ])
    await scene.connection.tickAll(plan)
    runOf(await scene.connection.apply(plan))
    const statuses = await Promise.all(['e1', 'e2', 'e3', 'e4'].map((id) => personOf(scene, id)))
    expect(statuses.map((one) => one.status)).toEqual(['terminated', 'leave', 'active', 'active'])
    expect(await peopleAsTheyAre(scene.test)).toHaveLength(12)
  })
})
