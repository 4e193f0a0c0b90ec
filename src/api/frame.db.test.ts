import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Problem } from './contract/problem.ts'
import { defineRoute } from './define-route.ts'
import { accessRoutes } from './routes/access-routes.ts'
import { openTestPortal, type TestCompany, type TestPortal, type TestUser } from './testing/test-portal.ts'

let portal: TestPortal
let acme: TestCompany
let admin: TestUser
const thrown: { error: unknown } = { error: null }

const faulty = defineRoute('GET /companies/{company}/legal-entities', () => {
  throw thrown.error
})
const offContract = defineRoute('GET /companies/{company}/runs', () => [{ id: 1 }] as never)
const upload = defineRoute(
  'PUT /companies/{company}/connections/{connection}/file',
  async ({ bodyStream }) => {
    let bytes = 0
    for await (const chunk of bodyStream()) bytes += chunk.byteLength
    return Response.json({ bytes })
  },
)

beforeAll(async () => {
  portal = await openTestPortal({ routes: [...accessRoutes, faulty, offContract, upload] })
  acme = await portal.addCompany('Acme')
  admin = await portal.addUser('admin@acme.example', { company: acme, role: 'admin' })
})
afterAll(() => portal.close())

describe('a change made with the session cookie is refused', () => {
  const invite = (headers: Record<string, string>) =>
    portal.call(`POST /companies/${acme.slug}/members`, {
      as: admin,
      headers,
      body: { email: `${crypto.randomUUID()}@acme.example`, role: 'admin', legalEntityIds: null },
    })

  test.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 'cross-site-request'],
    ['from a neighbouring site', { 'sec-fetch-site': 'same-site' }, 'cross-site-request'],
    ['from another origin', { origin: 'https://evil.example' }, 'cross-site-request'],
    ['from an origin that hides itself', { origin: 'null' }, 'cross-site-request'],
    ['without the header that no form can send', { 'x-requested-with': '' }, 'request-header-missing'],
  ])('%s', async (_, headers, code) => {
    const answer = await invite(headers)
    expect(answer.status).toBe(403)
    expect(await problemOf(answer)).toMatchObject({ code })
  })

  test('but not from the portal’s own pages', async () => {
    const answer = await invite({ 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' })
    expect(answer.status).toBe(201)
  })
})

describe('input', () => {
  const signIn = (body: unknown, headers = {}) => portal.call('POST /session/sign-in', { body, headers })

  test('that is no JSON, too much of it, or of another kind is refused', async () => {
    expect((await signIn('{"email": ')).status).toBe(400)
    expect((await signIn({ email: 'x'.repeat(1024 * 1024), password: '' })).status).toBe(413)
    expect((await signIn('email=a&password=b', { 'content-type': 'text/plain' })).status).toBe(415)
  })

  test('that does not fit names the fields', async () => {
    const problem = await problemOf(await signIn({ email: 5 }))
    expect(problem.code).toBe('invalid-input')
    expect(problem.fields?.map((field) => field.path)).toEqual(['email', 'password'])
  })

  test('cannot reach the prototype of anything', async () => {
    await signIn('{"email":"a","password":"b","__proto__":{"polluted":true}}')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('with a null byte is a fault of the sender, not of the portal', async () => {
    const answer = await signIn({ email: 'a\u0000b', password: 'long enough to be tried' })
    expect([401, 422]).toContain(answer.status)
  })

  test('an id that cannot be one is not found', async () => {
    const answer = await portal.call(`PUT /companies/${acme.slug}/connections/1%20or%201/file?name=a`, {
      as: admin,
    })
    expect(answer.status).toBe(404)
  })

  test('a file comes through as a stream, and no further than 200 MB', async () => {
    const path = `PUT /companies/${acme.slug}/connections/${crypto.randomUUID()}/file?name=people.csv`
    const small = await portal.call(path, {
      as: admin,
      body: 'a;b\n1;2\n',
      headers: { 'content-type': 'text/csv' },
    })
    expect(await small.json()).toEqual({ bytes: 8 })
    const large = await portal.call(path, {
      as: admin,
      body: 'x',
      headers: { 'content-length': '200000001' },
    })
    expect(large.status).toBe(413)
  })
})

describe('an error of the portal itself', () => {
  test('shows a number to give to the operator, and nothing of its inside', async () => {
    thrown.error = new Error('select secret from "connection_secret" failed at /src/stores/x.ts:12')
    const answer = await portal.call(`GET /companies/${acme.slug}/legal-entities`, { as: admin })
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(text).not.toMatch(/select|secret|stores|Error:/)
    expect(JSON.parse(text).requestId).toBe(answer.headers.get('x-request-id'))
  })

  test.each([
    ['22P02', 422],
    ['57P01', 503],
    ['ECONNREFUSED', 503],
    ['42P01', 500],
  ])('PostgreSQL’s %s becomes %i', async (code, status) => {
    thrown.error = Object.assign(new Error('database'), { code })
    expect((await portal.call(`GET /companies/${acme.slug}/legal-entities`, { as: admin })).status).toBe(
      status,
    )
  })

  test('an answer that is not as described does not leave the house', async () => {
    expect((await portal.call(`GET /companies/${acme.slug}/runs`, { as: admin })).status).toBe(500)
  })
})

test('every answer is kept out of caches and frames, and read as what it says it is', async () => {
  const answer = await portal.call('GET /session')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  })
  expect(answer.headers.has('strict-transport-security')).toBe(false)
})

test('an address that nothing answers is a problem document', async () => {
  const answer = await portal.call('GET /no/such/address')
  expect(answer.status).toBe(404)
  expect(await problemOf(answer)).toMatchObject({ code: 'not-found' })
})

test('the description and the page to read it are public', async () => {
  expect(await (await portal.call('GET /openapi.json')).json()).toMatchObject({ openapi: '3.1.0' })
  const page = await portal.call('GET /docs')
  const nonce = /nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1] ?? 'none'
  const html = await page.text()
  expect(html).toContain(`<style nonce="${nonce}">`)
  expect(html).toContain('POST /session/sign-in')
})

async function problemOf(answer: Response): Promise<Problem> {
  return (await answer.json()) as Problem
}
