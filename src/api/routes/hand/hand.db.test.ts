import { afterEach, beforeEach, expect, it } from 'vitest'
import { type ConnectedPortal, openConnectedPortal } from '#api/testing/connected-portal.ts'
import type { TestUser } from '#api/testing/test-portal.ts'
import { workers } from '#pipeline/testing/scripted-hr-system.ts'

let acme: ConnectedPortal
let finance: TestUser

beforeEach(async () => {
  acme = await openConnectedPortal(workers(1, 12))
  finance = await acme.addUser('fin@acme.example', 'finance manager')
})
afterEach(() => acme.close())

type People = { people: { id: string; name: string; status: string }[] }
const idOf = async (name: string) =>
  (await acme.call<People>(`GET /people?search=${name}`, acme.kari)).body.people.find((one) =>
    one.name.startsWith(`${name} `),
  )?.id ?? ''
type Shown = {
  selection: { digest: string; selected: number }
  kind: string
  inputs: { hand?: { kind: string } }
}
const apply = async (plan: string) => {
  const shown = (await acme.call<Shown>(`GET /plans/${plan}`, acme.kari)).body
  return acme.call<{ runId: string }>(`POST /plans/${plan}/apply`, acme.kari, {
    selectionDigest: shown.selection.digest,
  })
}
async function merge() {
  const body = { kind: 'merge', keepId: await idOf('Given1'), withdrawId: await idOf('Given2'), anyway: true }
  return { ...body, made: await acme.call<{ planId: string }>('POST /hand-plans', acme.kari, body) }
}

it('two people become one over the doors of the portal: read, applied, told in history and activity, taken back', async () => {
  const { made, keepId, withdrawId } = await merge()
  expect(made.status).toBe(201)
  const plan = made.body.planId
  expect((await acme.call<Shown>(`GET /plans/${plan}`, finance)).body).toMatchObject({
    kind: 'hand',
    selection: { selected: 2 },
    inputs: { hand: { kind: 'merge' } },
  })
  const applied = await apply(plan)
  expect((await acme.call(`GET /runs/${applied.body.runId}`, acme.kari)).body).toMatchObject({
    kind: 'hand',
    by: 'kari',
  })
  expect((await acme.call(`GET /people/${withdrawId}`, acme.kari)).body).toMatchObject({
    status: 'withdrawn',
    mergedInto: { id: keepId },
  })
  expect((await acme.call(`GET /people/${keepId}`, acme.kari)).body).toMatchObject({
    mergedFrom: [{ id: withdrawId }],
  })
  const history = (
    await acme.call<{ attribute: string; newLabel: string | null }[]>(
      `GET /people/${withdrawId}/history`,
      acme.kari,
    )
  ).body
  expect(history.find((one) => one.attribute === 'mergedInto')?.newLabel).toBe('Given1 Family1')
  const undo = await acme.call<{ planId: string }>(`POST /runs/${applied.body.runId}/undo`, acme.kari, {
    personId: keepId,
    attribute: 'title',
  })
  expect((await apply(undo.body.planId)).status).toBe(200)
  expect((await acme.call(`GET /people/${withdrawId}`, acme.kari)).body).toMatchObject({
    status: 'active',
    mergedInto: null,
  })
})

it('what hangs together cannot be left out, single values can', async () => {
  const { made, keepId } = await merge()
  const path = `POST /plans/${made.body.planId}/choices`
  const key = `person:${keepId}`
  const choose = (attribute: string | null) =>
    acme.call(path, acme.kari, { choices: [{ key, attribute, choice: 'exclude' }] })
  expect((await choose(null)).body['code']).toBe('hangs-together')
  expect((await choose(`link:${acme.connection.id}:e2`)).body['code']).toBe('hangs-together')
  const all = { all: { query: {}, choice: 'exclude' } }
  expect((await acme.call(path, acme.kari, all)).body['code']).toBe('hangs-together')
  const take = { choices: [{ key, attribute: 'workEmail', choice: 'include' }] }
  expect((await acme.call(path, acme.kari, take)).body).toMatchObject({ selected: 2 })
  await apply(made.body.planId)
  expect((await acme.call(`GET /people/${keepId}`, acme.kari)).body).toMatchObject({
    workEmail: 'person2@north.example',
  })
})

it('decisions are listed with names, revised and forgotten, and the next preview follows', async () => {
  await apply((await merge()).made.body.planId)
  const list = `/connections/${acme.connection.id}/decisions`
  const [decision] = (await acme.call<Record<string, string>[]>(`GET ${list}`, finance)).body
  expect(decision).toMatchObject({
    externalId: 'e2',
    recordName: 'Given2 Family2',
    personName: 'Given1 Family1',
    decision: 'same person',
    by: 'kari',
  })
  const pair = { externalId: 'e2', personId: decision?.['personId'] }
  expect((await acme.call(`PUT ${list}`, finance, { ...pair, decision: 'two people' })).status).toBe(403)
  await acme.call(`PUT ${list}`, acme.kari, { ...pair, decision: 'two people' })
  const items = await acme.connection.lines(await acme.connection.preview())
  expect(items.find((one) => one.item.key === 'record:e2')?.item.personId).toBeNull()
  expect((await acme.call(`PUT ${list}`, acme.kari, { ...pair, decision: null })).body).toEqual([])
})

it('records are found by what they are known by, and by nothing sensitive', async () => {
  const search = (what: string, as = acme.kari) =>
    acme.call<{ externalId: string; personName: string | null }[]>(
      `GET /connections/${acme.connection.id}/records?search=${encodeURIComponent(what)}`,
      as,
    )
  expect((await search('person7@north')).body).toMatchObject([
    { externalId: 'e7', personName: 'Given7 Family7' },
  ])
  expect((await search('Analyst')).body).toEqual([])
  expect((await search('%')).status).toBe(422)
  expect((await search('Given7', finance)).status).toBe(403)
})
