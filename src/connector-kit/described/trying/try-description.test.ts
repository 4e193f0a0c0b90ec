import { afterEach, describe, expect, it } from 'vitest'
import { type Answer, fastClock, type Loopback, startLoopback } from '../../testing/index.ts'
import { hidden } from './hide-value.ts'
import { tryDescription } from './try-description.ts'

const credentialFields = {
  apiKey: { kind: 'secret', label: 'API key', guide: '#key' },
  clientSecret: { kind: 'secret', label: 'Client secret', guide: '#secret' },
} as const
const secrets = { apiKey: 'k-canary-1', clientSecret: 's-canary-2' }
const plain = {
  version: 1,
  name: 'Acme People',
  address: 'https://hr.acme.example/api',
  signIn: { scheme: 'bearer', token: { secret: 'apiKey' } },
  people: {
    path: '/people',
    recordsAt: 'data',
    totalAt: 'meta.total',
    paging: { style: 'page-number', param: 'page', first: 1, sizeParam: 'size', size: 2 },
  },
  fields: { externalId: { path: 'id' } },
}
const noor = {
  id: 41,
  name: { first: 'Noor', last: 'Aalto' },
  email: 'noor@acme.example',
  emails: [
    { type: 'home', address: 'noor@aalto.example' },
    { type: 'work', address: 'noor@acme.example' },
  ],
  state: 'Aktiv',
  hired: '01.02.2019',
  born: { date_of_birth: '1988-05-17' },
  iban: 'NO9386011117947',
  yearlySalary: 61_200,
  note: 'the key is k-canary-1',
}
const body = {
  data: [noor, { ...noor, id: 7, name: { first: 'Maren' }, state: 'Sluttet' }],
  meta: { total: 3, echo: 's-canary-2' },
}

const servers: Loopback[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function attempt(changes: object, answer: Answer = () => ({ status: 200, body })) {
  const server = await startLoopback(answer)
  servers.push(server)
  const tried = await tryDescription(
    {
      description: JSON.stringify({ ...plain, ...changes }),
      credentialFields,
      secrets,
      clock: fastClock(),
      egress: { allowPrivate: [], baseUrl: server.baseUrl },
      timeoutMs: 2000,
    },
    new AbortController().signal,
  )
  return { tried, seen: server.seen }
}

describe('a description tried out', () => {
  it('makes one call and tells status, people, total and the next page', async () => {
    const { tried, seen } = await attempt({})
    expect(seen.map(({ method, path, query }) => [method, path, query.toString()])).toEqual([
      ['GET', '/api/people', 'page=1&size=2'],
    ])
    expect(tried).toMatchObject({
      problems: [],
      failure: null,
      call: { path: '/api/people?page=1&size=2', status: 200 },
      records: 2,
      total: 3,
      next: 'page=2&size=2',
    })
    const ended = await attempt({}, () => ({ status: 200, body: { ...body, meta: { total: 2 } } }))
    expect(ended.tried.next).toBeNull()
  })

  it('shows the parts of the records with samples, and how each is written as a path', async () => {
    const { tried } = await attempt({})
    const sampleOf = (path: string) => tried.nodes.find((one) => one.path === path)?.samples
    expect(sampleOf('name.first')).toEqual(['Noor', 'Maren'])
    expect(sampleOf('name.last')).toEqual(['Aalto', null])
    expect(sampleOf('emails[type=work].address')).toEqual(['noor@acme.example', 'noor@acme.example'])
    expect(tried.nodes.find((one) => one.path === 'state')?.values).toEqual(['Aktiv', 'Sluttet'])
  })

  it('hides what is private and every secret, wherever they stand', async () => {
    const { tried } = await attempt({
      fields: {
        externalId: { path: 'id' },
        phone: { path: 'hired' },
        birthDate: { path: 'born.date_of_birth' },
      },
    })
    const node = (path: string) => tried.nodes.find((one) => one.path === path)
    for (const path of [
      'born.date_of_birth',
      'emails[type=home].address',
      'iban',
      'yearlySalary',
      'note',
      'hired',
    ])
      expect(node(path), path).toMatchObject({ hidden: true, samples: [hidden, hidden], values: [] })
    expect(tried.fields.find((one) => one.field === 'birthDate')?.samples).toEqual([
      { value: hidden, problem: null },
      { value: hidden, problem: null },
    ])
    const told = JSON.stringify(tried)
    for (const word of ['1988', 'noor@aalto', 'NO9386', '61200', ...Object.values(secrets)])
      expect(told).not.toContain(word)
  })

  it('suggests fields by their names and codes by their meaning', async () => {
    const { tried } = await attempt({})
    const suggested = Object.fromEntries(tried.suggestions.map(({ field, path }) => [field, path]))
    expect(suggested).toEqual({
      externalId: 'id',
      givenName: 'name.first',
      familyName: 'name.last',
      workEmail: 'email',
      employmentStatus: 'state',
      startDate: 'hired',
    })
    expect(tried.meanings).toContainEqual({
      field: 'employmentStatus',
      source: 'Sluttet',
      value: 'terminated',
    })
  })

  it('suggests what a member of a list holds, not what it is called by', async () => {
    const { email, ...rest } = noor
    const { tried } = await attempt({}, () => ({
      status: 200,
      body: { ...body, data: [rest, { ...rest, id: 8 }] },
    }))
    const suggested = tried.suggestions.find((one) => one.field === 'workEmail')
    expect([email, suggested?.path]).toEqual(['noor@acme.example', 'emails[type=work].address'])
  })

  it('reads the described fields as a fetch would, with what is wrong beside', async () => {
    const { tried } = await attempt({
      fields: {
        externalId: { path: 'id' },
        startDate: { path: 'hired' },
        employmentStatus: { path: 'state', values: { Aktiv: 'active' } },
      },
    })
    expect(tried.fields).toMatchObject([
      { field: 'externalId', filled: 2, of: 2, samples: [{ value: '41' }, { value: '7' }] },
      {
        field: 'employmentStatus',
        filled: 1,
        samples: [{ value: 'active' }, { value: null, problem: 'The code “Sluttet” is not known.' }],
      },
      { field: 'startDate', filled: 0, samples: [{ problem: expect.stringContaining('01.02.2019') }, {}] },
    ])
  })

  it('points at the lists of the answer when people do not lie where they were said to', async () => {
    const { tried } = await attempt({ people: { ...plain.people, recordsAt: 'people' } })
    expect(tried).toMatchObject({ records: null, next: null, lists: [{ path: 'data', records: 2 }] })
    expect(tried.beside).toContainEqual({ path: 'meta.total', sample: '3' })
    expect(tried.suggestions).toEqual([])
  })

  it('can be tried before every field is described, and tells what is still wrong', async () => {
    const { tried } = await attempt({
      name: '',
      fields: {
        externalId: { path: '' },
        startDate: { path: 'hired', format: 'D.M.' },
        title: { path: 'job' },
      },
      dimensions: ['startDate'],
    })
    expect(tried.problems.map((one) => one.path)).toEqual([
      'name',
      'fields.externalId.path',
      'fields.startDate.format',
    ])
    expect(tried).toMatchObject({ records: 2, fields: [{ field: 'externalId' }, { field: 'title' }] })
  })

  it('calls nobody without an address', async () => {
    const { tried, seen } = await attempt({ address: '' })
    expect(tried).toMatchObject({ call: null, records: null, problems: [{ path: 'address' }] })
    expect(seen).toEqual([])
  })

  it.each([
    [401, 'credentials', 1],
    [403, 'permission', 1],
    [404, 'contract', 1],
    [429, 'rate-limited', 1],
    [503, 'unavailable', 1],
  ])('names status %s and asks only once', async (status, kind, calls) => {
    const { tried, seen } = await attempt({}, () => ({
      status,
      headers: { 'retry-after': '47' },
      body: secrets,
    }))
    expect(tried).toMatchObject({ call: { status }, failure: { kind }, records: null })
    expect(tried.failure?.advice).toMatch(/\w.+\.$/)
    expect(seen).toHaveLength(calls)
    expect(JSON.stringify(tried)).not.toContain('canary')
  })

  it('takes a page of HTML and a cut answer for failures', async () => {
    const html = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html><p>Hi</p></html>' }
    expect((await attempt({}, () => html)).tried.failure?.code).toBe('wrong-content')
    const { tried, seen } = await attempt({}, () => ({ status: 200, body: '{"data":[' }))
    expect(tried.failure?.code).toBe('cut-short')
    expect(seen).toHaveLength(1)
  })

  it('never leaves for a private address', async () => {
    const tried = await tryDescription(
      {
        description: JSON.stringify({ ...plain, address: 'https://127.0.0.1/api' }),
        credentialFields,
        secrets,
        clock: fastClock(),
        egress: { allowPrivate: [] },
      },
      new AbortController().signal,
    )
    expect(tried.failure?.code).toBe('address-not-allowed')
  })

  it('signs in first where a token is asked for', async () => {
    const signIn = {
      scheme: 'token-request',
      path: '/token',
      send: 'form',
      fields: { client_secret: { secret: 'clientSecret' } },
      tokenAt: 'access_token',
    }
    const { tried, seen } = await attempt({ signIn }, ({ path }) =>
      path === '/api/token' ? { status: 200, body: { access_token: 't-1' } } : { status: 200, body },
    )
    expect(seen.map((one) => one.path)).toEqual(['/api/token', '/api/people'])
    expect(tried).toMatchObject({ records: 2, call: { path: '/api/people?page=1&size=2' } })
  })
})
