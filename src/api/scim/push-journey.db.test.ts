import { afterAll, beforeAll, expect, it } from 'vitest'
import { fieldsOf } from '#connector-kit'
import { defaultSettings } from '#model/default-settings.ts'
import { connectionIn, runOf, type TestConnection } from '#pipeline/testing/test-connection.ts'
import { findCompanyById } from '#stores/company-store.ts'
import { listPeople } from '#stores/people-store.ts'
import { entraUser, openPushScene, type Pushing, type PushScene } from './testing/push-scene.ts'

let scene: PushScene
beforeAll(async () => {
  scene = await openPushScene()
})
afterAll(() => scene.close())

async function connectionOf(pushing: Pushing): Promise<TestConnection> {
  const { environment, database } = scene.portal.services
  const company = await findCompanyById(database, pushing.company.id)
  if (company === undefined) throw new Error('The company is not there.')
  return connectionIn(
    { environment, company, inCompany: (work) => database.inCompany(company.id, work) },
    pushing.id,
  )
}

async function settle(connection: TestConnection): Promise<void> {
  const scim = scene.portal.services.environment.connectors.find(({ id }) => id === 'scim')
  const method = scim?.methods.find(({ id }) => id === 'push')
  if (method?.transport !== 'push') throw new Error('SCIM cannot be pushed to.')
  await connection.choose(defaultSettings(fieldsOf(method)))
}

const off = { Operations: [{ op: 'Replace', path: 'active', value: 'False' }] }

it('goes from pushed people to a preview, to the portal, and to what changed since', {
  timeout: 120_000,
}, async () => {
  const pushing = await scene.connect('Journey')
  const connection = await connectionOf(pushing)

  // Nobody was pushed yet, which is no empty company.
  expect(await connection.fetch('discovery')).toMatchObject({
    state: 'incomplete',
    incompleteBecause: [{ reason: 'empty' }],
    failure: { code: 'nobody-pushed' },
  })

  const ids: string[] = []
  for (let number = 1; number <= 12; number++)
    ids.push(String((await pushing.send('POST /Users', entraUser(number))).body['id']))
  expect(await connection.fetch('discovery')).toMatchObject({ state: 'complete', people: 12 })
  await settle(connection)

  // What is pushed changes nobody: it waits for the click.
  const people = () =>
    scene.portal.services.database.inCompany(pushing.company.id, (tx) =>
      listPeople(tx, { within: null, sort: 'name', start: { skip: 0 }, limit: 100 }),
    )
  const first = await connection.fetchAndPreview()
  expect(first.counts.byBucket.new).toBe(12)
  expect((await people()).total).toBe(0)
  await connection.tickAll(first)
  expect(runOf(await connection.apply(first)).counts.created).toBe(12)
  expect((await people()).total).toBe(12)

  // The same again is nothing to do.
  const again = await connection.fetchAndPreview()
  expect((await connection.lines(again)).filter((one) => one.selectable)).toEqual([])

  // Inactive is a finding, deleted is no longer visible, and neither is a leaver.
  await pushing.send(`PATCH /Users/${ids[0]}`, off)
  await pushing.send(`DELETE /Users/${ids[1]}`)
  await pushing.send(`PATCH /Users/${ids[2]}`, {
    Operations: [{ op: 'replace', value: { title: 'Director' } }],
  })
  const end = await connection.fetch()
  expect(end).toMatchObject({ state: 'complete', people: 11 })
  expect(end.problems).toMatchObject([
    { externalId: ids[0], field: 'employmentStatus', code: 'unknown-code' },
  ])
  const later = await connection.preview()
  expect(later.counts.byBucket).toMatchObject({ leaving: 0, 'no longer visible': 1, changed: 1 })
  const lines = (await connection.lines(later)).map((one) => one.item)
  expect(lines.find((one) => one.externalId === ids[1])?.bucket).toBe('no longer visible')
  expect(lines.find((one) => one.externalId === ids[2])?.bucket).toBe('changed')
  expect(lines.filter((one) => one.bucket === 'leaving')).toEqual([])
  await connection.tickAll(later)
  await connection.apply(later)
  expect((await people()).total).toBe(12)

  // Sent anew after a deletion, it is the same person by the number, not a leaver and a joiner.
  ids[1] = String((await pushing.send('POST /Users', entraUser(2))).body['id'])
  const back = await connection.fetchAndPreview()
  expect(back.counts.byBucket).toMatchObject({
    new: 0,
    leaving: 0,
    'no longer visible': 0,
    'needs a match': 1,
  })
  const [match] = (await connection.lines(back)).map((one) => one.item)
  expect(match?.candidates).toMatchObject([{ name: 'Person Number 2', proposed: true }])

  // Everybody deleted takes nobody away.
  for (const id of ids) await pushing.send(`DELETE /Users/${id}`)
  expect(await connection.fetch()).toMatchObject({ state: 'incomplete', failure: { code: 'nobody-pushed' } })
})
