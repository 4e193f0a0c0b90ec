import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answered,
  enterprise,
  entraUser,
  openPushScene,
  type Pushing,
  type PushScene,
} from './testing/push-scene.ts'

let scene: PushScene
beforeAll(async () => {
  scene = await openPushScene()
})
afterAll(() => scene.close())

const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
const patch = (...Operations: readonly unknown[]) => ({ schemas: [patchOp], Operations })
const idOf = ({ body }: Answered) => String(body['id'])
const filter = (text: string) => `filter=${encodeURIComponent(text)}`
const listed = ({ body }: Answered) => body['Resources'] as readonly Record<string, unknown>[]

describe('a conversation as Entra ID has it', () => {
  let pushing: Pushing
  beforeAll(async () => {
    pushing = await scene.connect('Entra Company')
  })

  it('tests the connection with somebody who is not there', async () => {
    const answer = await pushing.send(`GET /Users?${filter(`userName eq "${randomUUID()}"`)}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/scim+json')
    expect(answer.body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 0,
      startIndex: 1,
      itemsPerPage: 0,
      Resources: [],
    })
  })

  it('creates, finds, changes, switches off and deletes somebody', async () => {
    const { send } = pushing
    const created = await send('POST /Users', entraUser(1))
    expect(created.status).toBe(201)
    const id = idOf(created)
    expect(created.headers.get('location')).toBe(`${pushing.endpoint}/Users/${id}`)
    expect(created.body).toMatchObject({
      userName: 'person1@nordlys.example',
      active: true,
      title: 'Engineer',
    })

    for (const expression of [
      'userName eq "PERSON1@nordlys.example"',
      'externalId eq "person1"',
      `id eq "${id}"`,
    ])
      expect(
        listed(await send(`GET /Users?${filter(expression)}`)).map((one) => one['id']),
        expression,
      ).toEqual([id])

    const changed = await send(
      `PATCH /Users/${id}`,
      patch(
        { op: 'Replace', path: 'emails[type eq "work"].value', value: 'new1@nordlys.example' },
        { op: 'Add', path: 'name.familyName', value: 'Ny' },
        { op: 'Replace', path: `${enterprise}:department`, value: 'Sales' },
        { op: 'Add', path: `${enterprise}:manager`, value: 'boss-id' },
        { op: 'Add', value: { title: 'Lead', [`${enterprise}:costCenter`]: '880' } },
      ),
    )
    expect(changed.status).toBe(200)
    expect(changed.body).toMatchObject({
      emails: [{ primary: true, type: 'work', value: 'new1@nordlys.example' }],
      name: { familyName: 'Ny', givenName: 'Person' },
      title: 'Lead',
      [enterprise]: {
        employeeNumber: '00001',
        department: 'Sales',
        costCenter: '880',
        manager: { value: 'boss-id' },
      },
    })

    const off = await send(`PATCH /Users/${id}`, patch({ op: 'Replace', path: 'active', value: 'False' }))
    expect(off.body['active']).toBe(false)
    const empty = await send(`PATCH /Users/${id}`, patch({ op: 'Remove', path: 'title' }))
    expect(empty.body).not.toHaveProperty('title')

    expect((await send(`DELETE /Users/${id}`)).status).toBe(204)
    expect((await send(`GET /Users/${id}`)).status).toBe(404)
    expect((await send(`DELETE /Users/${id}`)).status).toBe(404)
  })

  it('is told that groups are not taken in, and that there are none', async () => {
    const none = await pushing.send(`GET /Groups?excludedAttributes=members&${filter('displayName eq "x"')}`)
    expect(none.body).toMatchObject({ totalResults: 0, Resources: [] })
    const refused = await pushing.send('POST /Groups', { displayName: 'All' })
    expect(refused.status).toBe(501)
    expect(refused.body['detail']).toContain('Groups')
  })
})

describe('a conversation as Okta has it', () => {
  let pushing: Pushing
  beforeAll(async () => {
    pushing = await scene.connect('Okta Company')
  })
  const user = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: 'ada@nordlys.example',
    name: { givenName: 'Ada', familyName: 'Berg' },
    emails: [{ primary: true, value: 'ada@nordlys.example', type: 'work', display: 'ada@nordlys.example' }],
    displayName: 'Ada Berg',
    locale: 'en-US',
    externalId: '00u1invented',
    groups: [],
    password: '1mz050nq',
    active: true,
  }

  it('creates, replaces, deactivates and reactivates somebody, and keeps no password', async () => {
    const { send } = pushing
    expect(
      (await send(`GET /Users?${filter('userName eq "ada@nordlys.example"')}&startIndex=1&count=100`)).body,
    ).toMatchObject({
      totalResults: 0,
    })
    const created = await send('POST /Users', user)
    const id = idOf(created)
    expect(created.status).toBe(201)
    expect(JSON.stringify(created.body)).not.toContain('1mz050nq')

    const replaced = await send(`PUT /Users/${id}`, {
      ...user,
      id,
      title: 'Surveyor',
      name: { givenName: 'Ada', familyName: 'Holm' },
    })
    expect(replaced.status).toBe(200)
    expect(replaced.body).toMatchObject({ title: 'Surveyor', name: { familyName: 'Holm' } })

    const off = await send(`PATCH /Users/${id}`, patch({ op: 'replace', value: { active: false } }))
    expect(off.body).toMatchObject({ id, active: false, title: 'Surveyor' })
    const on = await send(`PATCH /Users/${id}`, patch({ op: 'replace', value: { active: true } }))
    expect(on.body).toMatchObject({ id, active: true })
  })

  it('imports everybody page by page, in the order in which they came', async () => {
    for (let number = 2; number <= 6; number++) await pushing.send('POST /Users', entraUser(number))
    const pages = await Promise.all(
      [1, 3, 5, 7].map((start) => pushing.send(`GET /Users?startIndex=${start}&count=2`)),
    )
    expect(pages.map(({ body }) => body['totalResults'])).toEqual([6, 6, 6, 6])
    expect(pages.map((page) => listed(page).map((one) => one['userName']))).toEqual([
      ['ada@nordlys.example', 'person2@nordlys.example'],
      ['person3@nordlys.example', 'person4@nordlys.example'],
      ['person5@nordlys.example', 'person6@nordlys.example'],
      [],
    ])
    expect((await pushing.send('GET /Users?count=0')).body).toMatchObject({ totalResults: 6, Resources: [] })
  })
})

describe('what cannot be taken in', () => {
  let pushing: Pushing
  beforeAll(async () => {
    pushing = await scene.connect('Strict Company')
    await pushing.send('POST /Users', entraUser(1))
  })

  it.each([
    ['no JSON', 'POST /Users', '{"userName":', 400, 'invalidSyntax'],
    ['no user name', 'POST /Users', { active: true }, 400, 'invalidValue'],
    ['a boolean that is none', 'POST /Users', { userName: 'x', active: 'perhaps' }, 400, 'invalidValue'],
    ['a text without an end', 'POST /Users', { userName: 'x', title: 'x'.repeat(2000) }, 400, 'invalidValue'],
    [
      'the same user name again',
      'POST /Users',
      entraUser(1, { userName: 'Person1@Nordlys.example' }),
      409,
      'uniqueness',
    ],
    ['a filter by something else', `GET /Users?${filter('title eq "x"')}`, undefined, 400, 'invalidFilter'],
    ['a filter that is none', `GET /Users?${filter('((')}`, undefined, 400, 'invalidFilter'],
  ])('%s', async (_name, line, body, status, scimType) => {
    const answer = await pushing.send(line, body)
    expect(answer.body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      scimType,
      detail: expect.stringMatching(/\w.+\.$/),
    })
    expect(answer.status).toBe(status)
  })

  it.each([
    ['a PATCH without operations', {}, 'invalidSyntax'],
    ['an operation that is none', patch({ op: 'move', path: 'title' }), 'invalidValue'],
    ['a removal without a path', patch({ op: 'remove' }), 'noTarget'],
    ['a path that reaches out', patch({ op: 'add', path: '__proto__.polluted', value: 1 }), 'invalidPath'],
    [
      'a filter that cannot be read',
      patch({ op: 'replace', path: 'emails[((].value', value: 'x' }),
      'invalidPath',
    ],
    ['a removed user name', patch({ op: 'remove', path: 'userName' }), 'invalidValue'],
  ])('%s, and nothing is changed', async (_name, body, scimType) => {
    const [one] = listed(await pushing.send('GET /Users'))
    const answer = await pushing.send(`PATCH /Users/${one?.['id']}`, body)
    expect(answer.body).toMatchObject({ status: '400', scimType })
    expect(listed(await pushing.send('GET /Users'))).toEqual([one])
  })

  it('a user name that somebody else has', async () => {
    const other = await pushing.send('POST /Users', entraUser(2))
    const change = patch({ op: 'replace', path: 'userName', value: 'person1@nordlys.example' })
    expect((await pushing.send(`PATCH /Users/${idOf(other)}`, change)).status).toBe(409)
  })

  it('more than a quarter of a megabyte', async () => {
    const answer = await pushing.send('POST /Users', { userName: 'big', note: 'x'.repeat(300_000) })
    expect(answer.status).toBe(413)
    expect(answer.body).toMatchObject({ status: '413' })
  })

  it('what no field is read from is dropped, and what is sensitive', async () => {
    const own = 'urn:nordlys:hr:1.0:Person'
    const sent = entraUser(3, {
      phoneNumbers: [{ value: '+47 900 00 000' }],
      photos: [{ value: 'https://x.example/p.png' }],
      roles: [{ value: 'admin' }],
      emails: [
        { value: 'home@post.example', type: 'home' },
        { value: 'w@nordlys.example', type: 'work' },
      ],
      [own]: { shirtSize: 'M', salaryBand: '7', birthDate: '1980-01-01' },
    })
    const { body } = await pushing.send('POST /Users', sent)
    expect(body).toMatchObject({ emails: [{ value: 'w@nordlys.example' }], [own]: { shirtSize: 'M' } })
    const text = JSON.stringify(body)
    for (const dropped of ['+47 900', 'p.png', 'roles', 'home@post', 'salaryBand', '1980-01-01'])
      expect(text).not.toContain(dropped)
  })

  it('a hundred of the same user name at once give one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        pushing.send('POST /Users', entraUser(900, { title: `T${index}` })),
      ),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.filter((status) => status === 409)).toHaveLength(99)
    expect(
      (await pushing.send(`GET /Users?${filter('userName eq "person900@nordlys.example"')}`)).body,
    ).toMatchObject({
      totalResults: 1,
    })
  })
})

describe('the endpoint about itself', () => {
  it('tells what it can do, and the attributes it keeps', async () => {
    const { send } = await scene.connect('Curious Company')
    expect((await send('GET /ServiceProviderConfig')).body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      filter: { supported: true, maxResults: 200 },
    })
    expect(listed(await send('GET /ResourceTypes')).map((one) => one['id'])).toEqual(['User'])
    const schemas = listed(await send('GET /Schemas'))
    expect(schemas.map((one) => one['id'])).toEqual([
      'urn:ietf:params:scim:schemas:core:2.0:User',
      enterprise,
    ])
    expect(JSON.stringify(schemas[0])).toContain('"userName"')
    expect(JSON.stringify(schemas[0])).not.toContain('phoneNumbers')
    expect((await send('GET /Schemas/urn:unknown')).status).toBe(404)
    expect((await send('POST /Bulk', {})).status).toBe(501)
    expect((await send('POST /Users/.search', {})).status).toBe(501)
    expect((await send('DELETE /Schemas')).status).toBe(405)
    expect((await send('GET /Nothing')).status).toBe(404)
  })
})
