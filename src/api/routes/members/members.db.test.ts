import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  cookieOf,
  openTestPortal,
  type TestCompany,
  type TestPortal,
  type TestUser,
} from '#api/testing/test-portal.ts'

let portal: TestPortal
let acme: TestCompany
let admin: TestUser
let manager: TestUser
beforeAll(async () => {
  portal = await openTestPortal()
  acme = await portal.addCompany('Acme')
  admin = await portal.addUser('admin@acme.example', { company: acme, role: 'admin' })
  manager = await portal.addAccountManager('manager@portal.example')
})
afterAll(() => portal.close())

const password = 'a long enough one'

test('an invited finance manager comes in with the legal entities given, and nothing else', async () => {
  const legalEntityIds = [crypto.randomUUID()]
  const token = await invite({ email: 'Finance@acme.example', role: 'finance manager', legalEntityIds })
  const read = await portal.call(`GET /invitations/${token}`)
  expect(await read.json()).toEqual({
    companyName: 'Acme',
    email: 'finance@acme.example',
    role: 'finance manager',
    existingUser: false,
  })
  const body = { name: 'Finn Finance', password }
  const accepted = await portal.call(`POST /invitations/${token}`, { body })
  expect(accepted.status).toBe(201)
  expect(await accepted.json()).toMatchObject({
    companies: [{ slug: 'acme', role: 'finance manager', legalEntityIds }],
  })
  expect((await portal.call(`POST /invitations/${token}`, { body })).status).toBe(404)

  const as = { id: '', cookie: cookieOf(accepted.headers.getSetCookie()) }
  expect((await portal.call(`GET /companies/${acme.slug}/members`, { as })).status).toBe(403)
})

test('an invitation to somebody with an account opens with their own password only', async () => {
  const other = await portal.addCompany('Other')
  await portal.services.access.createUser({ name: 'Known', email: 'known@acme.example', password })
  const { token } = await portal.services.access.createInvitation({
    companyId: other.id,
    email: 'known@acme.example',
    role: 'admin',
    legalEntityIds: null,
  })
  const wrong = { name: 'Somebody else', password: 'not the password' }
  expect((await portal.call(`POST /invitations/${token}`, { body: wrong })).status).toBe(401)
  const right = await portal.call(`POST /invitations/${token}`, { body: { name: 'Ignored', password } })
  expect(await right.json()).toMatchObject({ user: { name: 'Known' }, companies: [{ slug: 'other' }] })
})

test('a newer invitation replaces the older one, and waiting ones are listed', async () => {
  const first = await invite({ email: 'twice@acme.example', role: 'admin', legalEntityIds: null })
  const second = await invite({ email: 'twice@acme.example', role: 'finance manager', legalEntityIds: null })
  expect((await portal.call(`GET /invitations/${first}`)).status).toBe(404)
  expect((await portal.call(`GET /invitations/${second}`)).status).toBe(200)
  const members = await (await portal.call(`GET /companies/${acme.slug}/members`, { as: admin })).json()
  expect(members).toContainEqual({
    userId: null,
    name: '',
    email: 'twice@acme.example',
    role: 'finance manager',
    legalEntityIds: null,
    invitedUntilAt: expect.any(String),
  })
})

test('who is taken away is out at the next click, but the last admin stays', async () => {
  const second = await portal.addUser('second@acme.example', { company: acme, role: 'admin' })
  const remove = (id: string) => portal.call(`DELETE /companies/${acme.slug}/members/${id}`, { as: admin })
  expect((await remove(second.id)).status).toBe(204)
  expect((await portal.call(`GET /companies/${acme.slug}`, { as: second })).status).toBe(404)
  expect((await remove(second.id)).status).toBe(404)
  expect((await remove(admin.id)).status).toBe(409)
})

test('an account manager adds a company, hands over the link for its first admin, and switches the feature', async () => {
  const made = await portal.call('POST /account-manager/companies', {
    as: manager,
    body: { name: 'Acme', timeZone: 'Europe/Berlin', adminEmail: 'first@new.example', hrIntegration: false },
  })
  expect(made.status).toBe(201)
  const { company, link } = (await made.json()) as { company: { slug: string }; link: string }
  expect(company).toMatchObject({ slug: 'acme-2', hrIntegration: false, accountManager: { name: 'manager' } })
  const token = link.split('/').at(-1)
  const joined = await portal.call(`POST /invitations/${token}`, { body: { name: 'First', password } })
  expect(await joined.json()).toMatchObject({
    companies: [{ slug: 'acme-2', role: 'admin', hrIntegration: false }],
  })

  const on = await portal.call('PATCH /account-manager/companies/acme-2', {
    as: manager,
    body: { hrIntegration: true },
  })
  expect(await on.json()).toMatchObject({ slug: 'acme-2', hrIntegration: true })
  const list = await portal.call('GET /account-manager/companies', { as: manager })
  expect(await list.json()).toContainEqual(expect.objectContaining({ slug: 'acme-2', connections: [] }))
})

test('what was done about access stands in the company’s history', async () => {
  const { rows } = await portal.services.database.pool.query<{ kind: string; action: string; actor: string }>(
    'select kind, action, actor from audit_event where company_id = $1',
    [acme.id],
  )
  expect(rows).toContainEqual({ kind: 'sign-in', action: 'joined', actor: 'Finn Finance' })
  expect(rows).toContainEqual({ kind: 'settings', action: 'member-invited', actor: 'admin' })
  expect(rows).toContainEqual({ kind: 'settings', action: 'member-removed', actor: 'admin' })
  expect(rows).toContainEqual({ kind: 'sign-in', action: 'signed-in-by-link', actor: 'admin' })
})

async function invite(body: {
  email: string
  role: string
  legalEntityIds: string[] | null
}): Promise<string> {
  const answer = await portal.call(`POST /companies/${acme.slug}/members`, { as: admin, body })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { link: string }).link.split('/').at(-1) ?? ''
}
