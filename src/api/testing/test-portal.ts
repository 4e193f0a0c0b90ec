import type { FetchJob } from '#jobs/fetch-queue.ts'
import type { Role } from '#model/access.ts'
import type { Mail } from '#notices/mailer.ts'
import type { Environment } from '#pipeline/environment.ts'
import { type App, createApp } from '../create-app.ts'
import type { Route } from '../define-route.ts'
import { accessRoutes } from '../routes/access-routes.ts'
import type { Services } from '../services.ts'
import { openTestServices, testPublicUrl } from './test-services.ts'

export type TestUser = Readonly<{ id: string; cookie: string }>
export type TestCompany = Readonly<{ id: string; slug: string }>
export type TestCall = Readonly<{
  as?: TestUser | null
  body?: unknown
  headers?: Readonly<Record<string, string>>
}>
type Member = Readonly<{ company: TestCompany; role: Role; legalEntityIds?: readonly string[] }>

/** The portal on a database of its own, called in process. */
export type TestPortal = Readonly<{
  app: App
  services: Services
  /** Fetches that were asked for; nothing runs them. */
  queued: readonly FetchJob[]
  /** Mails that were sent; nobody gets them. */
  mailed: readonly Mail[]
  /** `call('GET /companies/acme/people', {as: kari})`, below /api/v1. */
  call: (line: string, options?: TestCall) => Promise<Response>
  addCompany: (name: string, options?: { hrIntegration?: boolean }) => Promise<TestCompany>
  /** Somebody signed in; a member where a company is given. */
  addUser: (email: string, member?: Member) => Promise<TestUser>
  addAccountManager: (email: string) => Promise<TestUser>
  close: () => Promise<void>
}>

export type TestPortalOptions = Readonly<{
  /** All of the contract's, or those under test. */
  routes?: readonly Route[]
  connectors?: Environment['connectors']
}>

export async function openTestPortal(options: TestPortalOptions = {}): Promise<TestPortal> {
  const { services, queued, mailed, close } = await openTestServices(options.connectors ?? [])
  const { access } = services
  const app = createApp({
    services,
    routes: options.routes ?? accessRoutes,
    publicUrl: testPublicUrl,
    webRoot: '/nowhere',
    partial: true,
    checkResponses: true,
  })
  const addUser: TestPortal['addUser'] = (email, member) => makeUser(services, email, member)
  return {
    app,
    services,
    queued,
    mailed,
    addUser,
    call: (line, call = {}) => app.fetch(requestOf(line, call)),
    addCompany: (name, { hrIntegration = true } = {}) =>
      access.createCompany({ name, timeZone: 'Europe/Oslo', hrIntegration, accountManagerId: null }),
    async addAccountManager(email) {
      const user = await addUser(email)
      await access.makeAccountManager(user.id, '+47 22 00 00 00')
      return user
    },
    async close() {
      app.endStreams()
      await close()
    },
  }
}

async function makeUser({ access }: Services, email: string, member: Member | undefined): Promise<TestUser> {
  const id = await access.createUser({ name: email.split('@')[0] ?? email, email, password: null })
  if (member !== undefined) {
    const { company, role, legalEntityIds = null } = member
    await access.addMember({ companyId: company.id, userId: id, role, legalEntityIds })
  }
  const { token } = await access.createSignInLink(id)
  const { setCookie } = await access.signInByLink(token, new Headers())
  return { id, cookie: cookieOf(setCookie) }
}

/** What a browser would send back. */
export function cookieOf(setCookie: readonly string[]): string {
  return setCookie.map((one) => one.split(';')[0] ?? '').join('; ')
}

function requestOf(line: string, { as = null, body, headers = {} }: TestCall): Request {
  const [method = 'GET', path = '/'] = line.split(' ')
  const sent = new Headers({ 'x-requested-with': 'rollcall', ...headers })
  if (as !== null) sent.set('cookie', as.cookie)
  if (body !== undefined && !sent.has('content-type')) sent.set('content-type', 'application/json')
  return new Request(`${testPublicUrl}/api/v1${path}`, {
    method,
    headers: sent,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}
