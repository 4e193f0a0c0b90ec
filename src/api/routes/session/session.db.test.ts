import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Problem } from '#api/contract/problem.ts'
import type { Session } from '#api/contract/session.ts'
import { cookieOf, openTestPortal, type TestPortal } from '#api/testing/test-portal.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await openTestPortal()
})
afterAll(() => portal.close())

const founder = {
  name: 'Ingrid Solheim',
  email: 'Ingrid@Portal.example',
  password: 'a long enough one',
  phone: '+47 22 33 44 55',
  companyName: 'Fjordkraft Ærlig AS',
  timeZone: 'Europe/Oslo',
  alsoAdmin: true,
}

test('the set-up link makes the first account manager and company, and then closes for good', async () => {
  const link = await portal.services.access.createSetupLink()
  const token = link?.token ?? ''
  expect((await portal.call(`GET /setup/${token}`)).status).toBe(200)
  const wrongZone = { ...founder, timeZone: 'Europe/Atlantis' }
  expect((await portal.call(`POST /setup/${token}`, { body: wrongZone })).status).toBe(422)

  const answer = await portal.call(`POST /setup/${token}`, { body: founder })
  expect(answer.status).toBe(201)
  const session = (await answer.json()) as Session
  expect(session).toMatchObject({ accountManager: true, portalName: 'Optio Portal' })
  expect(session.companies).toMatchObject([
    { slug: 'fjordkraft-aerlig-as', role: 'admin', hrIntegration: true },
  ])
  expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)

  expect((await portal.call(`POST /setup/${token}`, { body: founder })).status).toBe(404)
  expect((await portal.call(`GET /setup/${token}`)).status).toBe(404)
  expect(await portal.services.access.createSetupLink()).toBeNull()
})

test('password sign-in opens a session, ends the one before, and signing out ends it', async () => {
  const first = await signIn()
  const second = await portal.call('POST /session/sign-in', {
    body: { email: 'ingrid@portal.example', password: founder.password },
    as: { id: '', cookie: first },
  })
  const cookie = cookieOf(second.headers.getSetCookie().slice(-1))
  expect(cookie).not.toBe(first)
  expect(await sessionOf(first)).toBeNull()
  expect(await sessionOf(cookie)).toMatchObject({ user: { name: 'Ingrid Solheim' } })

  expect((await portal.call('POST /session/sign-out', { as: { id: '', cookie } })).status).toBe(204)
  expect(await sessionOf(cookie)).toBeNull()
  expect((await portal.call('POST /session/sign-out', { as: { id: '', cookie } })).status).toBe(401)
})

test('a wrong password and an unknown e-mail get the same answer', async () => {
  const wrong = await portal.call('POST /session/sign-in', {
    body: { email: founder.email, password: 'not the password' },
  })
  const unknown = await portal.call('POST /session/sign-in', {
    body: { email: 'nobody@portal.example', password: 'not the password' },
  })
  expect(wrong.status).toBe(401)
  const { requestId: _, ...problem } = (await wrong.json()) as Problem
  expect(await unknown.json()).toEqual({ ...problem, requestId: expect.any(String) })
})

test('an idle session and one that is two weeks old have ended', async () => {
  const idle = await signIn()
  await portal.services.database.pool.query(
    `update auth.session set expires_at = now() - interval '1 second' where expires_at > now()`,
  )
  expect(await sessionOf(idle)).toBeNull()

  const old = await signIn()
  await portal.services.database.pool.query(`update auth.session set created_at = now() - interval '15 days'`)
  expect(await sessionOf(old)).toBeNull()
  await portal.services.database.pool.query('update auth.session set created_at = now()')
  expect(await sessionOf(old)).toBeNull()
})

test('a new password ends every other session', async () => {
  const elsewhere = await signIn()
  const here = await signIn()
  const next = 'quite another one'
  const changed = await portal.call('PUT /session/password', {
    as: { id: '', cookie: here },
    body: { current: founder.password, next },
  })
  expect(changed.status).toBe(200)
  expect(await sessionOf(elsewhere)).toBeNull()
  expect(await sessionOf(here)).toBeNull()
  expect(await sessionOf(cookieOf(changed.headers.getSetCookie().slice(-1)))).not.toBeNull()
  await signIn(next)
})

test('a sign-in link works once', async () => {
  const company = await portal.addCompany('Once')
  const user = await portal.addUser('once@example.com', { company, role: 'admin' })
  const { token } = await portal.services.access.createSignInLink(user.id)
  const uses = await Promise.all(
    Array.from({ length: 8 }, () => portal.call('POST /session/link', { body: { token } })),
  )
  expect(uses.map((one) => one.status).sort()).toEqual([200, ...Array(7).fill(404)])
})

test('only the hash of a token is in the database', async () => {
  const company = await portal.addCompany('Hashed')
  const { token } = await portal.services.access.createItLink(company.id, crypto.randomUUID())
  const { rows } = await portal.services.database.pool.query<{ all: string }>(
    `select string_agg(link::text, '') as all from auth.link`,
  )
  expect(rows[0]?.all).not.toContain(token)
  expect(rows[0]?.all).not.toContain(Buffer.from(token).toString('hex'))
})

async function signIn(password = founder.password): Promise<string> {
  const answer = await portal.call('POST /session/sign-in', { body: { email: founder.email, password } })
  expect(answer.status).toBe(200)
  return cookieOf(answer.headers.getSetCookie())
}

async function sessionOf(cookie: string): Promise<unknown> {
  return (await portal.call('GET /session', { as: { id: '', cookie } })).json()
}
