import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openConnection, systemClock } from '#connector-kit'
import { readConnection } from '#connector-kit/testing/index.ts'
import { connectors } from '#connectors'
import { disconnect } from '#pipeline/disconnect.ts'
import { tablesHolding } from '#pipeline/testing/stored-rows.ts'
import { switchHrIntegration } from '#stores/company-store.ts'
import { entraUser, openPushScene, type Pushing, type PushScene, sender } from './testing/push-scene.ts'

let scene: PushScene
beforeAll(async () => {
  scene = await openPushScene()
})
afterAll(() => scene.close())

const here = ({ company, id }: Pushing) => `/companies/${company.slug}/connections/${id}`
const state = async (pushing: Pushing) =>
  (await scene.portal.call(`GET ${here(pushing)}/push`, { as: pushing.admin })).json()

describe('a token', () => {
  it('opens its own connection and nothing else', async () => {
    const [ours, theirs] = [await scene.connect('Ours'), await scene.connect('Theirs')]
    await ours.send('POST /Users', entraUser(1))
    expect((await theirs.send('GET /Users')).body).toMatchObject({ totalResults: 0 })
    for (const token of [theirs.token, 'rollcall_push_wrong', '', `${ours.token}x`]) {
      const answer = await sender(ours.endpoint, token)('GET /Users')
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toContain('Bearer')
      expect(answer.body).toMatchObject({ status: '401' })
    }
    const nowhere = `${scene.baseUrl}/scim/v2/0b9bfa30-7d29-4c3f-9a1d-0c1f6a1d0000`
    expect((await sender(nowhere, ours.token)('GET /Users')).status).toBe(401)
  })

  it('is no way into the rest of the portal, nor a session a way in here', async () => {
    const { company, token, endpoint, admin } = await scene.connect('Doors')
    const api = await fetch(`${scene.baseUrl}/api/v1/companies/${company.slug}/people`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(api.status).toBe(401)
    const answer = await fetch(`${endpoint}/Users`, { headers: { cookie: admin.cookie } })
    expect(answer.status).toBe(401)
  })

  it('is made again by an admin, and the earlier one stops working', async () => {
    const pushing = await scene.connect('Again')
    expect(await state(pushing)).toMatchObject({ people: 0, changedAt: null, token: { lastUsedAt: null } })
    await pushing.send('POST /Users', entraUser(1))
    const made = await scene.portal.call(`POST ${here(pushing)}/push-token`, { as: pushing.admin })
    const { token } = (await made.json()) as { token: string }
    expect((await pushing.send('GET /Users')).status).toBe(401)
    expect((await sender(pushing.endpoint, token)('GET /Users')).body).toMatchObject({ totalResults: 1 })
    expect(await state(pushing)).toMatchObject({
      address: expect.stringMatching(`/scim/v2/${pushing.id}$`),
      people: 1,
      changedAt: expect.any(String),
      token: { madeBy: 'admin', lastUsedAt: expect.any(String) },
    })
  })

  it('is not made by a finance manager, nor for a connection that reads', async () => {
    const pushing = await scene.connect('Roles')
    const finance = await scene.portal.addUser('finance@roles.example', {
      company: pushing.company,
      role: 'finance manager',
    })
    expect((await scene.portal.call(`POST ${here(pushing)}/push-token`, { as: finance })).status).toBe(403)
    expect((await scene.portal.call(`GET ${here(pushing)}/push`, { as: finance })).status).toBe(403)
    const change = { as: pushing.admin, body: { methodId: 'bearer' } }
    expect((await scene.portal.call(`PATCH ${here(pushing)}`, change)).status).toBe(200)
    expect((await scene.portal.call(`POST ${here(pushing)}/push-token`, { as: pushing.admin })).status).toBe(
      404,
    )
    expect((await pushing.send('GET /Users')).status).toBe(401)
  })

  it('lets nobody in while HR Integration is off', async () => {
    const pushing = await scene.connect('Off')
    await switchHrIntegration(scene.portal.services.database, pushing.company.id, false)
    expect((await pushing.send('POST /Users', entraUser(1))).status).toBe(403)
  })
})

describe('what was pushed', () => {
  it('lies sealed, tokens as hashes, and Disconnect erases both and counts them', async () => {
    const pushing = await scene.connect('Sealed')
    await pushing.send('POST /Users', entraUser(4711))
    const { database, environment } = scene.portal.services
    const stored = (needle: string) =>
      tablesHolding({ database } as Parameters<typeof tablesHolding>[0], needle)
    for (const needle of ['person4711', 'Number 4711', pushing.token])
      expect(await stored(needle)).toEqual([])
    const outcome = await disconnect(environment, pushing.company.id, pushing.id, 'SCIM 2.0', 'Kari')
    expect(outcome).toMatchObject({
      kind: 'disconnected',
      receipt: { destroyed: { credentials: 1, pushedPeople: 1 } },
    })
    expect((await pushing.send('POST /Users', entraUser(1))).status).toBe(401)
    const { rows } = await database.pool.query('select * from pushed_person where connection_id = $1', [
      pushing.id,
    ])
    expect(rows).toEqual([])
    const tokens = await database.pool.query('select * from auth.push_token where connection_id = $1', [
      pushing.id,
    ])
    expect(tokens.rows).toEqual([])
  })

  it('goes with a set-up that is thrown away, and with one that ends another way', async () => {
    const [thrown, other] = [await scene.connect('Thrown'), await scene.connect('Other')]
    for (const one of [thrown, other]) await one.send('POST /Users', entraUser(1))
    const gone = await scene.portal.call(`DELETE ${here(thrown)}`, { as: thrown.admin })
    expect(gone.status).toBe(204)
    const change = { methodId: 'bearer', setupStep: 'done' }
    await scene.portal.call(`PATCH ${here(other)}`, { as: other.admin, body: change })
    const { rows } = await scene.portal.services.database.pool.query(
      'select * from pushed_person where connection_id in ($1, $2)',
      [thrown.id, other.id],
    )
    expect(rows).toEqual([])
  })

  it('can be read from this very endpoint by the reading way of the connector', async () => {
    const pushing = await scene.connect('Mirror')
    for (let number = 1; number <= 210; number++) await pushing.send('POST /Users', entraUser(number))
    const scim = connectors.find(({ id }) => id === 'scim')
    if (scim === undefined) throw new Error('SCIM is not in the catalogue.')
    const connection = openConnection({
      connector: scim,
      methodId: 'bearer',
      credentials: {
        address: `https://portal.example.com/scim/v2/${pushing.id}/Users`,
        token: pushing.token,
      },
      clock: systemClock,
      egress: { allowPrivate: [], baseUrl: scene.baseUrl },
    })
    const { employees, summary } = await readConnection(connection, {
      fields: ['employeeNumber', 'workEmail', 'department', 'employmentStatus'],
      custom: ['userName'],
    })
    expect(summary).toMatchObject({ complete: true, people: 210, problems: [] })
    expect(employees[209]).toMatchObject({
      employeeNumber: '00210',
      workEmail: 'person210@nordlys.example',
      department: 'IT',
      employmentStatus: { value: 'active' },
      custom: { userName: 'person210@nordlys.example' },
    })
  })
})

// Last, since from then on this address has to wait.
it('a token cannot be guessed at any speed', async () => {
  const { endpoint } = await scene.connect('Guessed')
  const statuses: number[] = []
  for (let tries = 0; tries < 80; tries++)
    statuses.push((await sender(endpoint, `rollcall_push_${tries}`)('GET /Users')).status)
  expect(statuses).toContain(429)
})
