import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestPortal, type TestCompany, type TestPortal, type TestUser } from '#api/testing/test-portal.ts'
import { testPublicUrl } from '#api/testing/test-services.ts'
import { type GrantingServer, startGrantingServer } from '#connector-kit/testing/granting-server.ts'
import { connectors } from '#connectors'
import { openStored } from '#pipeline/open-stored-connection.ts'
import { findConnection } from '#stores/connection-store.ts'
import { readSecrets } from '#stores/credential-store.ts'
import { allRoutes } from '../all-routes.ts'

const client = { id: 'portal', secret: 'canary-secret-91' }
const typed = { address: 'https://hr.nordlys.example', clientId: client.id, clientSecret: client.secret }
let hr: GrantingServer
let portal: TestPortal
let company: TestCompany
let kari: TestUser
let one: string

beforeEach(async () => {
  const person = { empNumber: 1, firstName: 'Kari', lastName: 'Nordby', employeeId: '0042' }
  hr = await startGrantingServer({
    prefix: '/web/index.php',
    client,
    data: () => ({ status: 200, body: { data: [person], meta: { total: 1 } } }),
  })
  portal = await openTestPortal({ routes: allRoutes, connectors })
  Object.assign(portal.services.environment.baseUrls, { orangehrm: hr.baseUrl })
  company = await portal.addCompany('Acme')
  kari = await portal.addUser('kari@acme.example', { company, role: 'admin' })
  const made = await ask('POST /connections', { body: { connectorId: 'orangehrm' } })
  one = `/connections/${(made as { id: string }).id}`
})
afterEach(async () => {
  await portal.close()
  await hr.close()
})

async function ask(line: string, call: { as?: TestUser; body?: unknown } = {}): Promise<unknown> {
  const [method, path] = line.split(' ')
  const answer = await portal.call(`${method} /companies/${company.slug}${path}`, { as: kari, ...call })
  return answer.json()
}
const begin = async () => ((await ask(`POST ${one}/sign-in`)) as { address: string }).address
const state = () => ask(`GET ${one}/sign-in`)

/** What a browser does: it goes to the HR system and is sent back. */
async function goAndComeBack(address: string): Promise<string> {
  const answer = await fetch(address, { redirect: 'manual' })
  return answer.headers.get('location') ?? ''
}
async function arrive(back: string, as: TestUser | null = kari): Promise<Response> {
  const headers = new Headers(as === null ? {} : { cookie: as.cookie })
  return portal.app.fetch(new Request(back, { headers }))
}
async function stored(): Promise<Record<string, string>> {
  const { environment } = portal.services
  const place = { companyId: company.id, connectionId: one.split('/')[2] ?? '' }
  return environment.database.inCompany(company.id, (tx) => readSecrets(tx, environment.keyring, place))
}

describe('signing in to the HR system', () => {
  it('waits until the address and the client are known', async () => {
    expect(await ask(`POST ${one}/sign-in`)).toMatchObject({ code: 'credentials-wrong-shape' })
    expect(await state()).toEqual({ redirectUri: `${testPublicUrl}/oauth/callback`, signedIn: null })
  })

  it('stores what it brought, says who did it, and leads back to the set-up', async () => {
    await ask(`PUT ${one}/credentials`, { body: { values: typed } })
    const address = new URL(await begin())
    expect(address.origin).toBe(hr.baseUrl)
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'portal',
      redirect_uri: `${testPublicUrl}/oauth/callback`,
      code_challenge_method: 'S256',
    })
    expect(address.href).not.toContain(client.secret)
    const answer = await arrive(await goAndComeBack(address.href))
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(
      `${testPublicUrl}/c/${company.slug}/integrations/hr-integration/${one.split('/')[2]}/set-up/connect?sign-in=done`,
    )
    expect(await state()).toMatchObject({ signedIn: { by: 'kari' } })
    expect((await stored())['refreshToken']).toMatch(/^refresh-/)
  })

  it('keeps the next refresh token before it is used, as the sign-in of the same person', async () => {
    await ask(`PUT ${one}/credentials`, { body: { values: typed } })
    await arrive(await goAndComeBack(await begin()))
    const first = (await stored())['refreshToken']
    const before = await state()
    const { environment } = portal.services
    const id = one.split('/')[2] ?? ''
    const connection = await environment.database.inCompany(company.id, (tx) => findConnection(tx, id))
    if (connection === undefined) throw new Error('the connection is gone')
    const checks = (await openStored(environment, connection)).check(new AbortController().signal)
    for await (const line of checks) if (line.step === 'sign-in') expect(line.outcome).toBe('passed')
    expect((await stored())['refreshToken']).not.toBe(first)
    expect(hr.spent()).toEqual(new Map([[first, 1]]))
    expect(await state()).toEqual(before)
  })

  it('is forgotten when the address changes, so that it is never sent to another', async () => {
    await ask(`PUT ${one}/credentials`, { body: { values: typed } })
    await arrive(await goAndComeBack(await begin()))
    await ask(`PUT ${one}/credentials`, { body: { values: { clientSecret: 'another' } } })
    expect(await state()).toMatchObject({ signedIn: { by: 'kari' } })
    await ask(`PUT ${one}/credentials`, { body: { values: { address: 'https://elsewhere.example' } } })
    expect(await state()).toMatchObject({ signedIn: null })
  })
})

describe('the way back', () => {
  let back: string
  beforeEach(async () => {
    await ask(`PUT ${one}/credentials`, { body: { values: typed } })
    back = await goAndComeBack(await begin())
  })
  const wordOf = (answer: Response) =>
    new URL(answer.headers.get('location') ?? '').searchParams.get('sign-in')

  it('works once', async () => {
    expect(wordOf(await arrive(back))).toBe('done')
    const again = await arrive(back)
    expect(again.headers.get('location')).toBe(
      `${testPublicUrl}/c/${company.slug}/integrations/hr-integration`,
    )
  })

  it('works for nobody else, not even for another admin', async () => {
    const ola = await portal.addUser('ola@acme.example', { company, role: 'admin' })
    expect(wordOf(await arrive(back, ola))).toBe('other-person')
    expect(await state()).toMatchObject({ signedIn: null })
  })

  it('tells nothing to strangers and spends nothing', async () => {
    const other = await portal.addCompany('Other')
    const eve = await portal.addUser('eve@other.example', { company: other, role: 'admin' })
    for (const stranger of [null, eve])
      expect((await arrive(back, stranger)).headers.get('location')).toBe(`${testPublicUrl}/`)
    expect(wordOf(await arrive(back))).toBe('done')
  })

  it.each(['', 'x', `${crypto.randomUUID()}.${'a'.repeat(43)}`, `${'0'.repeat(36)}.${'a'.repeat(43)}`])(
    'leads home with the state “%s”',
    async (made) => {
      const forged = new URL(back)
      forged.searchParams.set('state', made)
      expect((await arrive(forged.href)).headers.get('location')).toBe(`${testPublicUrl}/`)
    },
  )

  it('is over after ten minutes', async () => {
    await portal.services.environment.database.inCompany(company.id, (tx) =>
      tx
        .updateTable('connection_sign_in')
        .set({ expires_at: new Date(0) })
        .execute(),
    )
    expect(wordOf(await arrive(back))).toBe('expired')
    expect(hr.seen.filter(({ path }) => path.endsWith('/token'))).toHaveLength(0)
  })

  it('says that the HR system declined', async () => {
    const declined = await goAndComeBack(`${await begin()}&decline=1`)
    expect(wordOf(await arrive(declined))).toBe('declined')
  })

  it('says that a code was not taken, and stores nothing', async () => {
    const spoiled = new URL(back)
    spoiled.searchParams.set('code', 'made-up')
    expect(wordOf(await arrive(spoiled.href))).toBe('declined')
    expect(await stored()).not.toHaveProperty('refreshToken')
  })

  it('says that the client is wrong', async () => {
    await ask(`PUT ${one}/credentials`, { body: { values: { clientSecret: 'wrong' } } })
    expect(wordOf(await arrive(back))).toBe('client-refused')
  })
})
