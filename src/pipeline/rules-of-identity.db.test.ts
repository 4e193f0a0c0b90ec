import { afterEach, describe, expect, it } from 'vitest'
import { connectionStatus } from './connection-status.ts'
import { worker, workers } from './testing/scripted-hr-system.ts'
import {
  changeMapping,
  decide,
  itemOf,
  itemsOf,
  openScene,
  personOf,
  type Scene,
  sceneOfTwelve,
} from './testing/scripted-scene.ts'
import { peopleAsTheyAre } from './testing/stored-rows.ts'
import { runOf } from './testing/test-connection.ts'

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

describe('Rule 5: identity', () => {
  it('keeps the stored link when number and e-mail change, as one person’s event', async () => {
    const scene = await twelve()
    const before = await personOf(scene, 'e1')
    scene.hr.change('e1', { employeeNumber: '9001' })
    scene.hr.change('e2', { workEmail: 'married2@north.example' })
    const plan = await scene.connection.fetchAndPreview()
    expect((await itemsOf(scene.connection, plan)).map((one) => [one.key, one.bucket, one.event])).toEqual([
      ['record:e1', 'changed', 'identifier change'],
      ['record:e2', 'changed', 'identifier change'],
    ])
    await scene.connection.tickAll(plan)
    runOf(await scene.connection.apply(plan))
    expect(await personOf(scene, 'e1')).toMatchObject({ id: before.id, values: { employeeNumber: '9001' } })
    expect(await peopleAsTheyAre(scene.test)).toHaveLength(12)
  })

  /** Given1 comes back with another id and number but the old e-mail. */
  async function sameMailOtherNumber(): Promise<Scene> {
    const scene = await twelve()
    scene.hr.tell([worker(1, { externalId: 'again', employeeNumber: '77' }), ...workers(2, 12)])
    return scene
  }

  it('proposes by the other identifier and takes nobody away while the pair waits', async () => {
    const scene = await sameMailOtherNumber()
    const plan = await scene.connection.fetchAndPreview()
    expect(await itemsOf(scene.connection, plan)).toMatchObject([
      { key: 'record:again', bucket: 'needs a match', candidates: [{ proposed: true }] },
    ])
    expect((await scene.connection.apply(plan)).kind).toBe('nothing selected')
  })

  it('remembers that they are the same person, over later fetches', async () => {
    const scene = await sameMailOtherNumber()
    const { id } = await personOf(scene, 'e1')
    await scene.connection.fetchAndPreview()
    await decide(scene, 'again', id, 'same person')
    const run = await scene.connection.synchronise()
    expect(run.counts).toMatchObject({ created: 0, changed: 1 })
    expect(await personOf(scene, 'again')).toMatchObject({ id, values: { employeeNumber: '77' } })
    const later = await scene.connection.fetchAndPreview()
    expect(await itemsOf(scene.connection, later)).toEqual([])
  })

  it('remembers that they are two people, over later fetches', async () => {
    const scene = await sameMailOtherNumber()
    const { id } = await personOf(scene, 'e1')
    await scene.connection.fetchAndPreview()
    await decide(scene, 'again', id, 'two people')
    for (const _ of ['first', 'second']) {
      const plan = await scene.connection.fetchAndPreview()
      const line = await itemOf(scene.connection, plan, 'record:again')
      expect(line.candidates).toEqual([])
      expect(line.bucket).toBe('new')
    }
  })

  it('counts a waiting decision as waiting', async () => {
    const scene = await sameMailOtherNumber()
    scene.test.moveClock('2026-11-22T11:00:00Z')
    await scene.connection.fetchAndPreview()
    const record = await scene.connection.record()
    const status = await scene.test.inCompany((tx) => connectionStatus(tx, record))
    expect(status).toMatchObject({ state: 'changes waiting', waiting: 1 })
  })
})

describe('Rule 6: missing is not empty', () => {
  const owned = { owner: 'always' } as const

  it('changes nothing when a key is not sent', async () => {
    const scene = await twelve()
    scene.hr.tell(workers(1, 12).map((one, n) => (n === 0 ? { ...one, title: undefined } : one)))
    await changeMapping(scene, 'title', { ...owned, whenEmpty: 'clear' })
    const plan = await scene.connection.fetchAndPreview()
    expect(await itemsOf(scene.connection, plan)).toEqual([])
  })

  it.each([
    ['keep', 'Analyst'],
    ['clear', null],
  ] as const)('does with an empty value what the field says: %s', async (whenEmpty, expected) => {
    const scene = await twelve()
    await changeMapping(scene, 'title', { ...owned, whenEmpty })
    scene.hr.change('e1', { title: null })
    scene.hr.change('e2', { title: '' })
    const plan = await scene.connection.fetchAndPreview()
    await scene.connection.tickAll(plan)
    await scene.connection.apply(plan)
    expect((await personOf(scene, 'e1')).values['title']).toBe(expected)
    expect((await personOf(scene, 'e2')).values['title']).toBe(expected)
  })

  it('keeps everybody when a whole column is withheld', async () => {
    const scene = await twelve()
    const before = await peopleAsTheyAre(scene.test)
    scene.hr.tell(workers(1, 12).map((one) => ({ ...one, endDate: undefined, department: undefined })))
    const end = await scene.connection.fetch()
    expect(end).toMatchObject({ state: 'held', incompleteBecause: [{ reason: 'field-disappeared' }] })
    expect(await peopleAsTheyAre(scene.test)).toEqual(before)
  })
})

describe('Rule 7: values are kept as they were written, with their source beside them', () => {
  it('keeps zeros, days and the HR system’s own words', async () => {
    const scene = await open()
    scene.hr.tell([
      worker(1, { employeeNumber: '00042', familyName: 'O’Brien 李 \u{1f600}', startDate: '2024-02-29' }),
    ])
    const run = await scene.connection.synchronise()
    expect((await personOf(scene, 'e1')).values).toMatchObject({
      employeeNumber: '00042',
      familyName: 'O’Brien 李 \u{1f600}',
      startDate: '2024-02-29',
    })
    const { rows } = await scene.test.database.pool.query(
      `select source_field, source_value from person_change where run_id = $1 and attribute = 'employmentStatus'`,
      [run.id],
    )
    expect(rows).toEqual([{ source_field: 'employmentStatus', source_value: 'active' }])
  })

  it('gives an unknown code no meaning: not active, not a leaver', async () => {
    const scene = await twelve()
    scene.hr.change('e1', { employmentStatus: 'on the moon' })
    const plan = await scene.connection.fetchAndPreview()
    expect(await itemsOf(scene.connection, plan)).toEqual([])
    expect(await personOf(scene, 'e1')).toMatchObject({ status: 'active' })
  })
})

describe('Rule 8: dates act on their day, where the person is employed', () => {
  async function in24Hours(timeZone: string): Promise<Scene> {
    const scene = await open({ settings: null })
    const entity = await scene.test.addLegalEntity('Nordlys AS', timeZone)
    await scene.connection.choose({ legalEntity: { kind: 'one', legalEntityId: entity.id } })
    scene.hr.tell(workers(1, 3))
    await scene.connection.synchronise()
    scene.hr.tell([
      ...workers(1, 2),
      worker(3, { endDate: '2026-12-01' }),
      worker(4, { startDate: '2026-12-02' }),
    ])
    await scene.connection.fetch()
    return scene
  }

  const bucketsAt = async (scene: Scene, at: string) => {
    scene.test.moveClock(at)
    const plan = await scene.connection.preview()
    return Object.fromEntries(
      (await itemsOf(scene.connection, plan)).map((one) => [one.externalId, one.bucket]),
    )
  }

  // The last day, 1 December, has passed and the first day, 2 December, has begun at local midnight.
  it.each([
    ['Pacific/Kiritimati', '2026-12-01T09:59:00Z', '2026-12-01T10:01:00Z'],
    ['Europe/Oslo', '2026-12-01T22:59:00Z', '2026-12-01T23:01:00Z'],
    ['Pacific/Pago_Pago', '2026-12-02T10:59:00Z', '2026-12-02T11:01:00Z'],
  ])('in %s', async (timeZone, before, after) => {
    const scene = await in24Hours(timeZone)
    expect(await bucketsAt(scene, before)).toEqual({ e3: 'coming up', e4: 'coming up' })
    expect(await bucketsAt(scene, after)).toEqual({ e3: 'leaving', e4: 'new' })
  })

  it('writes a coming leaver and a coming joiner on their day only, from a snapshot fetched before it', async () => {
    const scene = await in24Hours('Europe/Oslo')
    const early = await scene.connection.preview()
    await scene.connection.tickAll(early)
    expect((await scene.connection.apply(early)).kind).toBe('nothing selected')
    scene.test.moveClock('2026-12-02T08:00:00Z')
    const due = await scene.connection.preview()
    expect(runOf(await scene.connection.apply(due)).counts).toMatchObject({ left: 1, created: 1 })
    expect(await personOf(scene, 'e3')).toMatchObject({
      status: 'terminated',
      periods: [{ startDate: '2020-01-01', endDate: '2026-12-01' }],
    })
  })

  it('highlights a leaving in the past, with its days', async () => {
    const scene = await twelve()
    scene.hr.change('e1', { employmentStatus: 'terminated', endDate: '2026-10-23' })
    const plan = await scene.connection.fetchAndPreview()
    expect(await itemOf(scene.connection, plan, 'record:e1')).toMatchObject({
      daysLate: 30,
      flags: ['past date'],
    })
  })
})
