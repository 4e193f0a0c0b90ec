import { describe, expect, it } from 'vitest'
import { availableFields, checkCredentials, fingerprintOf, openConnection } from '#connector-kit'
import { type Answer, fastClock, readConnection, startLoopback } from '#connector-kit/testing/index.ts'
import type { DescribedSystem } from '#model/described-system.ts'
import { genericRest } from './connector.ts'

const plain: DescribedSystem = {
  version: 1,
  name: 'Acme People',
  address: 'https://hr.acme.example/api/',
  signIn: { scheme: 'bearer', token: { secret: 'apiKey' } },
  people: { path: '/people', recordsAt: 'people', paging: { style: 'single-page' } },
  fields: { externalId: { path: 'id' }, familyName: { path: 'name' } },
}
const secrets = { apiKey: 'k-canary-1', password: 'p-canary-2', clientSecret: 's-canary-3' }

async function read(changes: Partial<DescribedSystem>, answer: Answer) {
  const server = await startLoopback(answer)
  const connection = openConnection({
    connector: genericRest,
    methodId: 'described',
    credentials: { description: JSON.stringify({ ...plain, ...changes }), ...secrets },
    clock: fastClock(),
    egress: { allowPrivate: [], baseUrl: server.baseUrl },
    timeoutMs: 5000,
  })
  try {
    const whole = await readConnection(connection, { fields: ['familyName'], custom: [] })
    return { ...whole, seen: server.seen }
  } finally {
    await server.close()
  }
}

const everybody = { status: 200, body: { people: [{ id: 1, name: 'Aalto' }] } }

describe('the ways to sign in', () => {
  it.each<[string, DescribedSystem['signIn'], string, string | undefined]>([
    ['none', { scheme: 'none' }, 'authorization', undefined],
    ['bearer', plain.signIn, 'authorization', 'Bearer k-canary-1'],
    [
      'basic',
      { scheme: 'basic', username: 'reader', password: { secret: 'password' } },
      'authorization',
      `Basic ${Buffer.from('reader:p-canary-2').toString('base64')}`,
    ],
    [
      'the key as user name',
      { scheme: 'basic', username: { secret: 'apiKey' }, password: 'x' },
      'authorization',
      `Basic ${Buffer.from('k-canary-1:x').toString('base64')}`,
    ],
    [
      'a header',
      { scheme: 'header', header: 'X-Api-Key', value: { secret: 'apiKey' }, prefix: 'Token ' },
      'x-api-key',
      'Token k-canary-1',
    ],
  ])('%s', async (_name, signIn, header, sent) => {
    const { employees, seen } = await read({ signIn, headers: { 'X-Tenant': 'acme' } }, () => everybody)
    expect(employees).toEqual([{ externalId: '1', familyName: 'Aalto' }])
    expect(seen[0]?.headers[header]).toBe(sent)
    expect(seen[0]).toMatchObject({ method: 'GET', path: '/api/people', headers: { 'x-tenant': 'acme' } })
  })

  it.each([
    ['form', 'client_id=portal&client_secret=s-canary-3&grant_type=client_credentials'],
    ['json', '{"client_id":"portal","client_secret":"s-canary-3","grant_type":"client_credentials"}'],
  ] as const)('a token asked for by %s', async (send, body) => {
    const signIn: DescribedSystem['signIn'] = {
      scheme: 'token-request',
      address: 'https://login.acme.example/oauth',
      path: '/token',
      send,
      fields: {
        client_id: 'portal',
        client_secret: { secret: 'clientSecret' },
        grant_type: 'client_credentials',
      },
      tokenAt: 'auth.token',
    }
    const { employees, seen } = await read({ signIn }, ({ path }) =>
      path === '/oauth/token' ? { status: 200, body: { auth: { token: 't-1' } } } : everybody,
    )
    expect(employees).toHaveLength(1)
    expect(seen.map((one) => [one.method, one.path])).toEqual([
      ['POST', '/oauth/token'],
      ['GET', '/api/people'],
    ])
    expect(seen[0]?.body).toBe(body)
    expect(seen[1]?.headers.authorization).toBe('Bearer t-1')
  })

  it('says in the HR system’s own name what went wrong, and no secret', async () => {
    const { summary } = await read({}, () => ({ status: 401, body: secrets }))
    expect(summary.failure).toMatchObject({
      kind: 'credentials',
      what: 'Acme People refused the credentials.',
    })
    for (const secret of Object.values(secrets)) expect(JSON.stringify(summary)).not.toContain(secret)
  })
})

describe('the ways from page to page', () => {
  const people = Array.from({ length: 5 }, (_, index) => ({ id: index + 1, name: `Person ${index + 1}` }))
  const pages: readonly [DescribedSystem['people']['paging'], Answer][] = [
    [
      { style: 'page-number', param: 'page', first: 1, sizeParam: 'per', size: 2 },
      ({ query }) => part((Number(query.get('page')) - 1) * Number(query.get('per'))),
    ],
    [
      { style: 'offset', param: 'from', first: 1, sizeParam: 'count', size: 2 },
      ({ query }) => part(Number(query.get('from')) - 1),
    ],
    [
      { style: 'cursor', param: 'after', nextAt: 'next' },
      ({ query }) => part(Number(query.get('after') ?? 0)),
    ],
    [{ style: 'next-link', nextAt: 'link' }, ({ query }) => part(Number(query.get('at') ?? 0))],
  ]
  function part(start: number) {
    const next = start + 2 < people.length ? start + 2 : null
    const link = next === null ? null : `https://elsewhere.example/api/people?at=${next}`
    return { status: 200, body: { people: people.slice(start, start + 2), next, link } }
  }

  it.each(pages)('$style', async (paging, answer) => {
    const { employees, summary } = await read({ people: { ...plain.people, paging } }, answer)
    expect(summary).toMatchObject({ complete: true, people: 5 })
    expect(employees.map((one) => one.externalId)).toEqual(['1', '2', '3', '4', '5'])
  })

  it('is not complete when fewer come than the total says', async () => {
    const { summary } = await read({ people: { ...plain.people, totalAt: 'total' } }, () => ({
      status: 200,
      body: { ...everybody.body, total: 2 },
    }))
    expect(summary).toMatchObject({ complete: false, incompleteBecause: [{ reason: 'totals-differ' }] })
  })
})

describe('the credentials of a description', () => {
  const check = (values: Readonly<Record<string, string>>) =>
    checkCredentials(genericRest, 'described', values)

  it('tell what is wrong with it, and which secret is missing', () => {
    const description = JSON.stringify(plain)
    expect(check({ description, apiKey: 'k-1' }).ok).toBe(true)
    expect(check({ description })).toEqual({
      ok: false,
      problems: [{ name: 'apiKey', message: 'API key or token is missing.' }],
    })
    expect(check({ description: '{}', apiKey: 'k-1' })).toMatchObject({
      problems: expect.arrayContaining([{ name: 'description', message: 'name: This is missing.' }]),
    })
  })

  it('tell the fields that can be read', () => {
    const described = { description: JSON.stringify(plain) }
    const ids = (values: Readonly<Record<string, string>>) =>
      availableFields(genericRest, 'described', [], values).map((one) => one.id)
    expect(ids(described)).toEqual(['externalId', 'familyName'])
    expect(ids({}).length).toBeGreaterThan(30)
  })

  it('tell one company from another by the address', () => {
    const mark = (address: string) =>
      fingerprintOf(genericRest, 'described', { description: JSON.stringify({ ...plain, address }) })
    expect(mark('https://hr.acme.example/api/')).toBe(mark('https://HR.acme.example/api'))
    expect(mark('https://hr.acme.example/api')).not.toBe(mark('https://hr.other.example/api'))
  })
})
