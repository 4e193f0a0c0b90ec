import { createApp } from '#api/create-app.ts'
import { allRoutes } from '#api/routes/all-routes.ts'
import { startServer } from '#api/start-server.ts'
import { openTestPortal, type TestCompany, type TestPortal, type TestUser } from '#api/testing/test-portal.ts'
import { connectors } from '#connectors'

export type Answered = Readonly<{
  status: number
  headers: Headers
  body: Readonly<Record<string, unknown>>
}>
/** One connection that is pushed to, over real HTTP. */
export type Pushing = Readonly<{
  id: string
  company: TestCompany
  admin: TestUser
  /** Where the identity provider writes. */
  endpoint: string
  token: string
  send: (line: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answered>
}>
export type PushScene = Readonly<{
  portal: TestPortal
  baseUrl: string
  /** A new company with a connection and a token. */
  connect: (name: string) => Promise<Pushing>
  close: () => Promise<void>
}>

export async function openPushScene(): Promise<PushScene> {
  const portal = await openTestPortal({ routes: allRoutes, connectors })
  const { services } = portal
  const server = await startServer({ listen: { host: '127.0.0.1', port: 0 }, log: services.log })
  const baseUrl = `http://127.0.0.1:${server.port}`
  server.serve(
    createApp({ services, routes: allRoutes, publicUrl: baseUrl, webRoot: '/nowhere', partial: true }),
  )
  return {
    portal,
    baseUrl,
    connect: (name) => connect(portal, baseUrl, name),
    close: async () => {
      await server.close(0)
      await portal.close()
    },
  }
}

async function connect(portal: TestPortal, baseUrl: string, name: string): Promise<Pushing> {
  const company = await portal.addCompany(name)
  const admin = await portal.addUser(`admin@${company.slug}.example`, { company, role: 'admin' })
  const here = `/companies/${company.slug}/connections`
  const made = await portal.call(`POST ${here}`, {
    as: admin,
    body: { connectorId: 'scim', methodId: 'push' },
  })
  const { id } = (await made.json()) as { id: string }
  const answer = await portal.call(`POST ${here}/${id}/push-token`, { as: admin })
  const { token } = (await answer.json()) as { token: string }
  const endpoint = `${baseUrl}/scim/v2/${id}`
  return { id, company, admin, endpoint, token, send: sender(endpoint, token) }
}

/** Sends as identity providers do. */
export function sender(endpoint: string, token: string): Pushing['send'] {
  return async (line, body, headers = {}) => {
    const [method = 'GET', path = ''] = line.split(/ (.*)/)
    const answer = await fetch(endpoint + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/scim+json; charset=utf-8' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, body: text === '' ? {} : JSON.parse(text) }
  }
}

const core = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

/** Somebody invented, in the shape in which Entra ID sends people. */
export function entraUser(number: number, more: Readonly<Record<string, unknown>> = {}) {
  const address = `person${number}@nordlys.example`
  return {
    schemas: [core, enterprise],
    externalId: `person${number}`,
    userName: address,
    active: true,
    displayName: `Person Number ${number}`,
    emails: [{ primary: true, type: 'work', value: address }],
    meta: { resourceType: 'User' },
    name: { formatted: `Person Number ${number}`, familyName: `Number ${number}`, givenName: 'Person' },
    title: 'Engineer',
    [enterprise]: { employeeNumber: String(number).padStart(5, '0'), department: 'IT' },
    ...more,
  }
}
