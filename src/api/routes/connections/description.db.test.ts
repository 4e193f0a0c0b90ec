import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestPortal, type TestCompany, type TestPortal, type TestUser } from '#api/testing/test-portal.ts'
import { type Loopback, startLoopback } from '#connector-kit/testing/index.ts'
import { genericRest } from '../../../../connectors/generic-rest/connector.ts'
import { allRoutes } from '../all-routes.ts'

let portal: TestPortal
let acme: TestCompany
let admin: TestUser
let server: Loopback
let elsewhere: Loopback

beforeAll(async () => {
  const people = {
    people: [
      { id: 1, name: 'Aalto' },
      { id: 2, name: 'Lie' },
    ],
  }
  server = await startLoopback(() => ({ status: 200, body: people }))
  elsewhere = await startLoopback(() => ({ status: 200, body: people }))
  portal = await openTestPortal({ routes: allRoutes, connectors: [genericRest] })
  const { environment } = portal.services
  Object.assign(environment, {
    allowPrivateNetwork: [server, elsewhere].map(({ baseUrl }) => new URL(baseUrl).host),
  })
  acme = await portal.addCompany('Acme')
  admin = await portal.addUser('admin@acme.example', { company: acme, role: 'admin' })
})
afterAll(async () => {
  await portal.close()
  await server.close()
  await elsewhere.close()
})

let connection = ''
beforeEach(async () => {
  const made = await call('POST', '', { connectorId: 'generic-rest' })
  connection = ((await made.json()) as { id: string }).id
})

function call(method: string, path: string, body?: unknown, as = admin): Promise<Response> {
  return portal.call(`${method} /companies/${acme.slug}/connections${path}`, {
    as,
    ...(body === undefined ? {} : { body }),
  })
}

function described(address: string): string {
  return JSON.stringify({
    version: 1,
    name: 'Acme People',
    address,
    signIn: { scheme: 'bearer', token: { secret: 'apiKey' } },
    people: { path: '/people', recordsAt: 'people', paging: { style: 'single-page' } },
    fields: { externalId: { path: 'id' }, department: { path: 'name' } },
  })
}
const tryOut = async (address: string, secrets: Readonly<Record<string, string>> = {}) => {
  const answer = await call('POST', `/${connection}/try-description`, {
    description: described(address),
    secrets,
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as { records: number | null; problems: { path: string; message: string }[] }
}
const store = (values: Readonly<Record<string, string>>, partly?: true) =>
  call('PUT', `/${connection}/credentials`, { values, ...(partly && { partly }) })

test('an admin tries a description before anything is stored', async () => {
  expect(await tryOut(server.baseUrl, { apiKey: 'k-canary-1' })).toMatchObject({ records: 2, problems: [] })
  expect(server.seen.at(-1)?.headers.authorization).toBe('Bearer k-canary-1')
  expect(await tryOut(server.baseUrl)).toMatchObject({
    records: null,
    problems: [{ path: 'apiKey', message: 'API key or token is missing.' }],
  })
})

test('a stored secret serves the address it was typed for, and is never sent to another', async () => {
  const stored = await store({ description: described(server.baseUrl), apiKey: 'k-canary-2' })
  expect(stored.status).toBe(200)
  expect(await stored.text()).not.toContain('k-canary-2')
  expect(await tryOut(`${server.baseUrl}/v2`)).toMatchObject({ records: 2 })
  expect(server.seen.at(-1)).toMatchObject({
    path: '/v2/people',
    headers: { authorization: 'Bearer k-canary-2' },
  })

  const calls = elsewhere.seen.length
  expect(await tryOut(elsewhere.baseUrl)).toMatchObject({ records: null, problems: [{ path: 'apiKey' }] })
  const moved = await store({ description: described(elsewhere.baseUrl) })
  expect(moved.status).toBe(422)
  expect(await moved.json()).toMatchObject({ fields: [{ path: 'values.apiKey' }] })
  expect((await store({ description: described(elsewhere.baseUrl) }, true)).status).toBe(422)
  expect(elsewhere.seen).toHaveLength(calls)
  expect((await store({ description: described(elsewhere.baseUrl), apiKey: 'k-canary-3' })).status).toBe(200)
})

test('a description is kept for a colleague who types the secret', async () => {
  expect((await store({ description: described(server.baseUrl) })).status).toBe(422)
  expect((await store({ description: '{}' }, true)).status).toBe(422)
  expect((await store({ description: described(server.baseUrl) }, true)).status).toBe(200)
  const { link } = (await (await call('POST', `/${connection}/it-link`)).json()) as { link: string }
  const token = link.split('/').at(-1)
  const shown = await (await portal.call(`GET /it-links/${token}/connector`)).json()
  expect(shown).toMatchObject({
    name: 'Acme People',
    methods: [{ credentials: [{ name: 'apiKey', optional: false }] }],
  })
  expect((await store({ apiKey: 'k-canary-4' })).status).toBe(200)
})

test('fields and groups of a filter are those that were described', async () => {
  await store({ description: described(server.baseUrl), apiKey: 'k-canary-5' })
  const discovery = await (await call('GET', `/${connection}/discovery`)).json()
  expect((discovery as { fields: { id: string }[] }).fields.map((one) => one.id)).toEqual([
    'externalId',
    'department',
  ])
  const dimensions = (await (await call('GET', `/${connection}/dimensions`)).json()) as { field: string }[]
  expect(dimensions.map((one) => one.field)).toEqual(['department'])
})

test('a description is exported as the files of a connector, or told what is wrong with it', async () => {
  const path = `/${connection}/export-description`
  const exported = (await (await call('POST', path, { description: described(server.baseUrl) })).json()) as {
    id: string
    files: { name: string }[]
  }
  expect(exported.id).toBe('acme-people')
  expect(exported.files.map((one) => one.name)).toEqual(['connector.ts', 'guide.md', 'connector.test.ts'])
  const wrong = await call('POST', path, { description: '{"version":1}' })
  expect(wrong.status).toBe(422)
  expect(await wrong.json()).toMatchObject({
    fields: expect.arrayContaining([{ path: 'description.address', message: 'address: This is missing.' }]),
  })
})
