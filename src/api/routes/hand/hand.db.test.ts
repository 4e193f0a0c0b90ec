import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestPortal, type TestCompany, type TestPortal, type TestUser } from '#api/testing/test-portal.ts'
import {
  type ScriptedHrSystem,
  startScriptedHrSystem,
  workers,
} from '#pipeline/testing/scripted-hr-system.ts'
import { makeConnection, type TestConnection } from '#pipeline/testing/test-connection.ts'
import { allRoutes } from '../all-routes.ts'

let hr: ScriptedHrSystem
let portal: TestPortal
let company: TestCompany
let kari: TestUser
let finance: TestUser
let connection: TestConnection

beforeEach(async () => {
  hr = await startScriptedHrSystem(workers(1, 12))
  portal = await openTestPortal({ routes: allRoutes, connectors: [hr.connector] })
  company = await portal.addCompany('Acme')
  kari = await portal.addUser('kari@acme.example', { company, role: 'admin' })
  finance = await portal.addUser('fin@acme.example', { company, role: 'finance manager' })
  const environment = { ...portal.services.environment, baseUrls: { scripted: hr.baseUrl } }
  connection = await makeConnection({
    environment,
    company: { id: company.id, timeZone: 'Europe/Oslo' },
    inCompany: (work) => environment.database.inCompany(company.id, work),
  })
  await connection.synchronise()
})
afterEach(async () => {
  await portal.close()
  await hr.stop()
})

async function call<T = Record<string, unknown>>(line: string, as: TestUser, body?: unknown) {
  const [method, path] = line.split(' ')
  const sent = { as, ...(body === undefined ? {} : { body }) }
  const answer = await portal.call(`${method} /companies/${company.slug}${path}`, sent)
  const text = await answer.text()
  return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as T }
}
type People = { people: { id: string; name: string; status: string }[] }
const idOf = async (name: string) =>
  (await call<People>(`GET /people?search=${name}`, kari)).body.people.find((one) =>
    one.name.startsWith(`${name} `),
  )?.id ?? ''
type Shown = {
  selection: { digest: string; selected: number }
  kind: string
  inputs: { hand?: { kind: string } }
}
const apply = async (plan: string) => {
  const shown = (await call<Shown>(`GET /plans/${plan}`, kari)).body
  return call<{ runId: string }>(`POST /plans/${plan}/apply`, kari, {
    selectionDigest: shown.selection.digest,
  })
}
async function merge() {
  const body = { kind: 'merge', keepId: await idOf('Given1'), withdrawId: await idOf('Given2'), anyway: true }
  return { ...body, made: await call<{ planId: string }>('POST /hand-plans', kari, body) }
}

it('two people become one over the doors of the portal: read, applied, told in history and activity, taken back', async () => {
  const { made, keepId, withdrawId } = await merge()
  expect(made.status).toBe(201)
  const plan = made.body.planId
  expect((await call<Shown>(`GET /plans/${plan}`, finance)).body).toMatchObject({
    kind: 'hand',
    selection: { selected: 2 },
    inputs: { hand: { kind: 'merge' } },
  })
  const applied = await apply(plan)
  expect((await call(`GET /runs/${applied.body.runId}`, kari)).body).toMatchObject({
    kind: 'hand',
    by: 'kari',
  })
  expect((await call(`GET /people/${withdrawId}`, kari)).body).toMatchObject({
    status: 'withdrawn',
    mergedInto: { id: keepId },
  })
  expect((await call(`GET /people/${keepId}`, kari)).body).toMatchObject({ mergedFrom: [{ id: withdrawId }] })
  const history = (
    await call<{ attribute: string; newLabel: string | null }[]>(`GET /people/${withdrawId}/history`, kari)
  ).body
  expect(history.find((one) => one.attribute === 'mergedInto')?.newLabel).toBe('Given1 Family1')
  const undo = await call<{ planId: string }>(`POST /runs/${applied.body.runId}/undo`, kari, {
    personId: keepId,
    attribute: 'title',
  })
  expect((await apply(undo.body.planId)).status).toBe(200)
  expect((await call(`GET /people/${withdrawId}`, kari)).body).toMatchObject({
    status: 'active',
    mergedInto: null,
  })
})

it('what hangs together cannot be left out, single values can', async () => {
  const { made, keepId } = await merge()
  const path = `POST /plans/${made.body.planId}/choices`
  const key = `person:${keepId}`
  const choose = (attribute: string | null) =>
    call(path, kari, { choices: [{ key, attribute, choice: 'exclude' }] })
  expect((await choose(null)).body['code']).toBe('hangs-together')
  expect((await choose(`link:${connection.id}:e2`)).body['code']).toBe('hangs-together')
  const all = { all: { query: {}, choice: 'exclude' } }
  expect((await call(path, kari, all)).body['code']).toBe('hangs-together')
  const take = { choices: [{ key, attribute: 'workEmail', choice: 'include' }] }
  expect((await call(path, kari, take)).body).toMatchObject({ selected: 2 })
  await apply(made.body.planId)
  expect((await call(`GET /people/${keepId}`, kari)).body).toMatchObject({
    workEmail: 'person2@north.example',
  })
})

it('decisions are listed with names, revised and forgotten, and the next preview follows', async () => {
  await apply((await merge()).made.body.planId)
  const list = `/connections/${connection.id}/decisions`
  const [decision] = (await call<Record<string, string>[]>(`GET ${list}`, finance)).body
  expect(decision).toMatchObject({
    externalId: 'e2',
    recordName: 'Given2 Family2',
    personName: 'Given1 Family1',
    decision: 'same person',
    by: 'kari',
  })
  const pair = { externalId: 'e2', personId: decision?.['personId'] }
  expect((await call(`PUT ${list}`, finance, { ...pair, decision: 'two people' })).status).toBe(403)
  await call(`PUT ${list}`, kari, { ...pair, decision: 'two people' })
  const items = await connection.lines(await connection.preview())
  expect(items.find((one) => one.item.key === 'record:e2')?.item.personId).toBeNull()
  expect((await call(`PUT ${list}`, kari, { ...pair, decision: null })).body).toEqual([])
})

it('records are found by what they are known by, and by nothing sensitive', async () => {
  const search = (what: string, as = kari) =>
    call<{ externalId: string; personName: string | null }[]>(
      `GET /connections/${connection.id}/records?search=${encodeURIComponent(what)}`,
      as,
    )
  expect((await search('person7@north')).body).toMatchObject([
    { externalId: 'e7', personName: 'Given7 Family7' },
  ])
  expect((await search('Analyst')).body).toEqual([])
  expect((await search('%')).status).toBe(422)
  expect((await search('Given7', finance)).status).toBe(403)
})
