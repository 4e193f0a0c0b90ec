import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Audience } from '#model/access.ts'
import type { Endpoint } from './contract/endpoint.ts'
import { contract } from './contract/index.ts'
import { openTestPortal, type TestCompany, type TestPortal, type TestUser } from './testing/test-portal.ts'

/**
 * Every endpoint of the contract × every kind of caller. No route is registered: what is tested is the frame, which
 * no route can forget. Whoever is let through meets what comes behind it.
 */
const through = 'let through'
/** No route yet, nothing sensible sent, or the stream of events, which is the frame's own. */
const behindTheFrame = [501, 422, 200]
const callers = [
  'anonymous',
  'finance manager',
  'admin',
  'admin of another company',
  'account manager',
  'IT link',
] as const
type Caller = (typeof callers)[number]

const expected: Record<Audience, Record<Caller, number | typeof through>> = {
  public: {
    anonymous: through,
    'finance manager': through,
    admin: through,
    'admin of another company': through,
    'account manager': through,
    'IT link': through,
  },
  'signed-in': {
    anonymous: 401,
    'finance manager': through,
    admin: through,
    'admin of another company': through,
    'account manager': through,
    'IT link': 401,
  },
  reader: {
    anonymous: 401,
    'finance manager': through,
    admin: through,
    'admin of another company': 404,
    'account manager': 404,
    'IT link': 401,
  },
  admin: {
    anonymous: 401,
    'finance manager': 403,
    admin: through,
    'admin of another company': 404,
    'account manager': 404,
    'IT link': 401,
  },
  'account manager': {
    anonymous: 401,
    'finance manager': 403,
    admin: 403,
    'admin of another company': 403,
    'account manager': through,
    'IT link': 401,
  },
  'it-link': {
    anonymous: 404,
    'finance manager': 404,
    admin: 404,
    'admin of another company': 404,
    'account manager': 404,
    'IT link': through,
  },
}

let portal: TestPortal
let acme: TestCompany
let itToken: string
const users: Partial<Record<Caller, TestUser>> = {}

beforeAll(async () => {
  portal = await openTestPortal({ routes: [] })
  acme = await portal.addCompany('Acme')
  const other = await portal.addCompany('Other')
  users.admin = await portal.addUser('admin@acme.example', { company: acme, role: 'admin' })
  users['finance manager'] = await portal.addUser('finance@acme.example', {
    company: acme,
    role: 'finance manager',
  })
  users['admin of another company'] = await portal.addUser('admin@other.example', {
    company: other,
    role: 'admin',
  })
  users['account manager'] = await portal.addAccountManager('manager@portal.example')
  itToken = (await portal.services.access.createItLink(acme.id, crypto.randomUUID())).token
})
afterAll(() => portal.close())

const rows = Object.entries<Endpoint>(contract).map(([key, endpoint]) => ({ key, ...endpoint }))

describe.each(rows)('$key', ({ key, audience }) => {
  test.each(callers)('as %s', async (caller) => {
    const token = caller === 'IT link' ? itToken : 'not-a-token'
    const answer = await portal.call(lineOf(key, acme.slug, token), {
      as: users[caller] ?? null,
      ...(bodyFor(key) && { body: {} }),
    })
    const wanted = expected[audience][caller]
    if (wanted === through) expect(behindTheFrame).toContain(answer.status)
    else expect(answer.status).toBe(wanted)
    await answer.body?.cancel()
  })
})

test.each(rows.filter(({ audience }) => audience === 'reader' || audience === 'admin'))(
  '$key answers byte for byte the same for a foreign company and a missing one',
  async ({ key }) => {
    const as = users['admin of another company'] ?? null
    const call = async (slug: string) => {
      const answer = await portal.call(lineOf(key, slug, ''), { as, ...(bodyFor(key) && { body: {} }) })
      const requestId = answer.headers.get('x-request-id') ?? ''
      answer.headers.delete('x-request-id')
      return {
        status: answer.status,
        headers: [...answer.headers],
        text: (await answer.text()).replaceAll(requestId, ''),
      }
    }
    expect(await call(acme.slug)).toEqual(await call('no-such-company'))
  },
)

test.each(
  rows.filter(({ audience, withoutFeature }) => ['reader', 'admin'].includes(audience) && !withoutFeature),
)('$key names the account manager where HR Integration is off', async ({ key }) => {
  const without = await portal.addCompany('Without', { hrIntegration: false })
  const as = await portal.addUser(`${crypto.randomUUID()}@without.example`, {
    company: without,
    role: 'admin',
  })
  const answer = await portal.call(lineOf(key, without.slug, ''), { as, ...(bodyFor(key) && { body: {} }) })
  expect(answer.status).toBe(403)
  expect(await answer.json()).toMatchObject({
    code: 'hr-integration-off',
    contact: { name: 'manager', email: 'manager@portal.example', phone: '+47 22 00 00 00' },
  })
})

function lineOf(key: string, company: string, token: string): string {
  const id = '00000000-0000-4000-8000-000000000000'
  return key
    .replace('{company}', company)
    .replace('{token}', token)
    .replace(/\{\w+\}/g, id)
}

function bodyFor(key: string): boolean {
  return !key.startsWith('GET') && !key.startsWith('DELETE')
}
