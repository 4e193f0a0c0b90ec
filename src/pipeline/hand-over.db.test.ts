import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordDecisions } from '#stores/decision-store.ts'
import { worker, workers } from './testing/scripted-hr-system.ts'
import { itemOf, itemsOf, type Scene, sceneOfTwelve } from './testing/scripted-scene.ts'
import { makeConnection, runOf, type TestConnection } from './testing/test-connection.ts'
import { kari } from './testing/test-environment.ts'

let scene: Scene
let buyer: TestConnection
beforeEach(async () => {
  scene = await sceneOfTwelve()
  buyer = await makeConnection(scene.test)
})
afterEach(() => scene.close())

const bought = () => worker(1, { externalId: 'b1', title: 'Partner' })
const left = () => worker(1, { employmentStatus: 'terminated', endDate: '2026-10-31' })

async function linksOf(): Promise<{ connection: string; record: string; ended: boolean }[]> {
  const { rows } = await scene.test.database.pool.query<{
    connection: string
    record: string
    ended: boolean
  }>(
    `select connection_id as connection, external_id as record, ended_at is not null as ended from person_link
     where external_id in ('e1', 'b1') order by external_id`,
  )
  return rows
}

async function handOver() {
  scene.hr.tell([bought()])
  const asked = await buyer.fetchAndPreview()
  const question = await itemOf(buyer, asked, 'record:b1')
  const [candidate] = question.candidates
  const place = { companyId: scene.test.company.id, connectionId: buyer.id }
  const decision = { externalId: 'b1', personId: candidate?.personId ?? '', decision: 'same person' } as const
  const by = { actor: kari.name, at: scene.test.environment.clock.now() }
  await scene.test.inCompany((tx) => recordDecisions(tx, place, [decision], by))
  const plan = await buyer.preview()
  return { question, line: await itemOf(buyer, plan, 'record:b1'), run: runOf(await buyer.apply(plan)) }
}

describe('a person handed from one connection to another', () => {
  it('is asked about with the connection that keeps them, and nothing is written before somebody says so', async () => {
    scene.hr.tell([bought()])
    const plan = await buyer.fetchAndPreview()
    expect(await itemOf(buyer, plan, 'record:b1')).toMatchObject({
      bucket: 'needs a match',
      event: 'hand-over',
      reason: { code: 'hand-over', values: { from: 'North' } },
      candidates: [
        { evidence: expect.arrayContaining([{ kind: 'kept elsewhere', record: null, person: 'North' }]) },
      ],
    })
    await buyer.tickAll(plan)
    expect((await buyer.apply(plan)).kind).toBe('nothing selected')
  })

  it('is not ticked as a leaver where they were, while the other connection still asks', async () => {
    scene.hr.tell([bought()])
    await buyer.fetchAndPreview()
    scene.hr.tell([left(), ...workers(2, 12)])
    const plan = await scene.connection.fetchAndPreview()
    expect(await itemOf(scene.connection, plan, 'record:e1')).toMatchObject({
      bucket: 'leaving',
      preticked: false,
      findings: [{ code: 'awaited-elsewhere' }],
    })
  })

  it('is kept by the other one after that, and the first link ends without a leaver', async () => {
    const { line } = await handOver()
    expect(line).toMatchObject({ bucket: 'changed', event: 'hand-over', preticked: true })
    expect(await linksOf()).toEqual([
      { connection: buyer.id, record: 'b1', ended: false },
      { connection: scene.connection.id, record: 'e1', ended: true },
    ])
    for (const sent of [workers(1, 12), [left(), ...workers(2, 12)], workers(2, 12)]) {
      scene.hr.tell(sent)
      expect(await itemsOf(scene.connection, await scene.connection.fetchAndPreview())).toEqual([])
    }
  })

  it('stands in the history of the person, with who confirmed it', async () => {
    const { run } = await handOver()
    const { rows } = await scene.test.database.pool.query(
      `select attribute, old_value as old, new_value as new, rule, actor from person_change where run_id = $1 and rule = 'hand-over'`,
      [run.id],
    )
    expect(rows).toEqual([
      {
        attribute: `link:${scene.connection.id}:e1`,
        old: 'e1',
        new: null,
        rule: 'hand-over',
        actor: kari.name,
      },
    ])
  })

  it('goes back with an undo, and leaves where they are said to have left', async () => {
    const { run } = await handOver()
    runOf(await buyer.apply(await buyer.undo(run.id)))
    expect(await linksOf()).toEqual([{ connection: scene.connection.id, record: 'e1', ended: false }])
    scene.hr.tell([left(), ...workers(2, 12)])
    const plan = await scene.connection.fetchAndPreview()
    expect(await itemOf(scene.connection, plan, 'record:e1')).toMatchObject({ bucket: 'leaving' })
  })
})
