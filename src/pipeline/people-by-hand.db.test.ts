import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HandRequest } from '#model/hand.ts'
import { importAwards } from '#stores/award-store.ts'
import { loadPeopleWithFacts } from '#stores/fact-store.ts'
import { findPlan, type PlanRecord } from '#stores/plan-store.ts'
import type { RunRecord } from '#stores/run-store.ts'
import { applyPreview } from './apply-preview.ts'
import { makeHandPlan } from './make-hand-plan.ts'
import { worker, workers } from './testing/scripted-hr-system.ts'
import {
  decide,
  editByHand,
  itemOf,
  itemsOf,
  personOf,
  type Scene,
  sceneOfTwelve,
} from './testing/scripted-scene.ts'
import { registryRows } from './testing/stored-rows.ts'
import { runOf } from './testing/test-connection.ts'
import { kari } from './testing/test-environment.ts'

let scene: Scene
beforeEach(async () => {
  scene = await sceneOfTwelve()
})
afterEach(() => scene.close())

async function plan(request: HandRequest): Promise<PlanRecord> {
  const { environment, company } = scene.test
  const made = await makeHandPlan(environment, company, request, kari)
  if (made.kind !== 'plan') throw new Error(`There is no plan: ${made.kind}.`)
  const found = await scene.test.inCompany((tx) => findPlan(tx, made.planId))
  if (found === undefined) throw new Error('The plan was not stored.')
  return found
}
async function apply(made: PlanRecord): Promise<RunRecord> {
  const { environment, company } = scene.test
  return runOf(await applyPreview(environment, company, { planId: made.id }, kari))
}
const idOf = async (externalId: string) => (await personOf(scene, externalId)).id
async function state(ids: readonly string[]) {
  const people = await scene.test.inCompany((tx) => loadPeopleWithFacts(tx, ids))
  return ids.map((id) => {
    const { version: _, ...person } = people.get(id) ?? { version: 0 }
    return person
  })
}
const award = (n: number, unvested: string) =>
  scene.test.inCompany((tx) =>
    importAwards(
      tx,
      scene.test.company.id,
      [{ employeeNumber: `00${n}`, workEmail: null, plans: [`LTIP ${n}`], unvested, vested: '0' }],
      new Date(),
    ),
  )

describe('two people of the portal who are one', () => {
  const merge = async (anyway = true): Promise<HandRequest> => ({
    kind: 'merge',
    keepId: await idOf('e1'),
    withdrawId: await idOf('e2'),
    anyway,
  })

  it('are read first: nothing moves before the click', async () => {
    const before = await registryRows(scene.test)
    await plan(await merge())
    expect(await registryRows(scene.test)).toEqual(before)
  })

  it('are joined with links, awards and periods; the other is withdrawn and points to the first', async () => {
    await award(1, '100.5')
    await award(2, '20')
    const request = await merge()
    const [keepId, withdrawId] = request.kind === 'merge' ? [request.keepId, request.withdrawId] : ['', '']
    const run = await apply(await plan(request))
    expect(run).toMatchObject({ kind: 'hand', actor: kari.name, counts: { withdrawn: 1, changed: 1 } })
    const [kept, withdrawn] = await state([keepId, withdrawId])
    const link = (record: string) => `link:${scene.connection.id}:${record}`
    expect(kept).toMatchObject({
      status: 'active',
      values: { givenName: 'Given1', employeeNumber: '001' },
      facts: { [link('e1')]: 'e1', [link('e2')]: 'e2' },
      awards: { plans: ['LTIP 1', 'LTIP 2'], unvested: '120.5' },
    })
    expect(withdrawn).toMatchObject({ status: 'withdrawn', awards: null, facts: { mergedInto: keepId } })
    const { rows } = await scene.test.database.pool.query(
      `select attribute, new_value as new, actor from person_change where run_id = $1 and person_id = $2 order by attribute`,
      [run.id, withdrawId],
    )
    expect(rows).toContainEqual({ attribute: 'mergedInto', new: keepId, actor: kari.name })
  })

  it('stay one in later previews', async () => {
    await apply(await plan(await merge()))
    scene.hr.remove('e2')
    const later = await scene.connection.fetchAndPreview()
    expect(await itemsOf(scene.connection, later)).toEqual([])
  })

  it('are not joined where both have a running record of one connection, unless somebody says so', async () => {
    const blocked = await plan(await merge(false))
    expect(await itemsOf(scene.connection, blocked)).toMatchObject([
      { bucket: 'blocked', reason: { code: 'both-living' } },
    ])
    const { environment, company } = scene.test
    expect(await applyPreview(environment, company, { planId: blocked.id }, kari)).toMatchObject({
      kind: 'nothing selected',
    })
  })

  it('are two again after an undo, each with what was theirs', async () => {
    await award(1, '100')
    await award(2, '20')
    const request = await merge()
    const ids = request.kind === 'merge' ? [request.keepId, request.withdrawId] : []
    const before = await state(ids)
    const run = await apply(await plan(request))
    const undo = await scene.connection.undo(run.id)
    runOf(await scene.connection.apply(undo))
    expect(await state(ids)).toEqual(before)
    const later = await scene.connection.fetchAndPreview()
    expect(await itemsOf(scene.connection, later)).toEqual([])
  })

  it('keep what was edited since, and awards imported since are not counted twice', async () => {
    await award(2, '20')
    const request = await merge()
    const ids = request.kind === 'merge' ? [request.keepId, request.withdrawId] : []
    const run = await apply(await plan(request))
    await award(1, '77')
    const undo = await scene.connection.undo(run.id)
    const items = await itemsOf(scene.connection, undo)
    expect(items.filter((one) => one.bucket === 'blocked').flatMap((one) => one.changes)).toMatchObject([
      { attribute: 'awards' },
      { attribute: 'awards' },
    ])
    runOf(await scene.connection.apply(undo))
    const [kept, other] = await state(ids)
    expect(kept).toMatchObject({ awards: { unvested: '77' } })
    expect(other).toMatchObject({ status: 'active', awards: null })
  })

  it('are refused as stale when one of them was changed meanwhile', async () => {
    const made = await plan(await merge())
    await editByHand(scene, 'e1', { title: 'Boss' })
    const { environment, company } = scene.test
    expect(await applyPreview(environment, company, { planId: made.id }, kari)).toMatchObject({
      kind: 'stale',
      differences: [{ what: 'edited meanwhile' }],
    })
  })

  it('hand their reports over', async () => {
    scene.hr.change('e5', { managerExternalId: 'e2' })
    await scene.connection.synchronise()
    const request = await merge()
    const made = await plan(request)
    const keepId = request.kind === 'merge' ? request.keepId : ''
    await apply(made)
    expect((await personOf(scene, 'e5')).values['manager']).toBe(keepId)
  })
})

describe('a record that is another human', () => {
  /** e13 was taken for Given1, who has e1 as well. */
  async function wronglyLinked(): Promise<string> {
    const id = await idOf('e1')
    scene.hr.tell([...workers(2, 12), worker(13, { title: 'Chief', department: 'Sales' })])
    await scene.connection.fetchAndPreview()
    await decide(scene, 'e13', id, 'same person')
    await scene.connection.synchronise()
    expect((await personOf(scene, 'e13')).values).toMatchObject({ title: 'Chief', employeeNumber: '0013' })
    return id
  }
  const split = async (personId: string): Promise<HandRequest> => ({
    kind: 'split',
    personId,
    connectionId: scene.connection.id,
    externalId: 'e13',
  })

  it('goes with what came with it, and the person is as before', async () => {
    const id = await wronglyLinked()
    const made = await plan(await split(id))
    const line = await itemOf(scene.connection, made, `person:${id}`)
    expect(line.changes.map((one) => one.attribute)).toEqual(
      expect.arrayContaining([`link:${scene.connection.id}:e13`, 'title', 'employeeNumber', 'department']),
    )
    await apply(made)
    const [person] = await state([id])
    expect(person).toMatchObject({
      values: { title: 'Analyst', employeeNumber: '001', department: 'Finance', givenName: 'Given1' },
      facts: {
        [`link:${scene.connection.id}:e1`]: 'e1',
        [`decision:${scene.connection.id}:e13`]: 'two people',
      },
    })
    const later = await scene.connection.fetchAndPreview()
    const lines = await itemsOf(scene.connection, later)
    expect(lines.map((one) => [one.key, one.bucket])).toEqual(
      expect.arrayContaining([
        ['record:e13', 'new'],
        [`person:${id}`, 'no longer visible'],
      ]),
    )
  })

  it('comes back with an undo, decision and values included', async () => {
    const id = await wronglyLinked()
    const before = await state([id])
    const run = await apply(await plan(await split(id)))
    runOf(await scene.connection.apply(await scene.connection.undo(run.id)))
    expect(await state([id])).toEqual(before)
  })
})

describe('a record linked by hand', () => {
  it('is taken from whoever had it, and stays linked in the next preview', async () => {
    const [one, two] = [await idOf('e1'), await idOf('e2')]
    const request = {
      kind: 'link',
      personId: one,
      connectionId: scene.connection.id,
      externalId: 'e2',
    } as const
    const undecided = await plan({ ...request, others: null })
    expect(await itemsOf(scene.connection, undecided)).toMatchObject([{ reason: { code: 'both-living' } }])
    const run = await apply(await plan({ ...request, others: 'unlink' }))
    expect(await idOf('e2')).toBe(one)
    const lines = await itemsOf(scene.connection, await scene.connection.preview())
    expect(lines.find((line) => line.key === 'record:e2')).toMatchObject({ personId: one, bucket: 'changed' })
    expect(lines.find((line) => line.key === 'record:e1')).toMatchObject({ personId: null })
    runOf(await scene.connection.apply(await scene.connection.undo(run.id)))
    expect([await idOf('e1'), await idOf('e2')]).toEqual([one, two])
    expect(await itemsOf(scene.connection, await scene.connection.preview())).toEqual([])
  })

  it('is not taken back from somebody who got it since', async () => {
    const [one, three] = [await idOf('e1'), await idOf('e3')]
    const link = {
      kind: 'link',
      connectionId: scene.connection.id,
      externalId: 'e2',
      others: 'keep',
    } as const
    const run = await apply(await plan({ ...link, personId: one }))
    await apply(await plan({ ...link, personId: three }))
    const undo = await scene.connection.undo(run.id)
    runOf(await scene.connection.apply(undo))
    expect(await idOf('e2')).toBe(three)
  })
})
