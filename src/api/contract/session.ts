import { z } from 'zod'
import { role } from '#model/access.ts'
import { endpoints } from './endpoint.ts'

export { type Role, role, roles } from '#model/access.ts'

const contact = z.object({ name: z.string(), email: z.string(), phone: z.string().nullable() })

export const session = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    portalName: z.string(),
    accountManager: z.boolean(),
    companies: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        role: role,
        /** Only these legal entities for a finance manager; null for all. */
        legalEntityIds: z.array(z.string()).nullable(),
        hrIntegration: z.boolean(),
        /** The menu entry carries a dot: changes wait or something needs a person. */
        attention: z.boolean(),
        demo: z.boolean(),
        timeZone: z.string(),
      }),
    ),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof session>

export const company = z
  .object({
    slug: z.string(),
    name: z.string(),
    timeZone: z.string(),
    hrIntegration: z.boolean(),
    accountManager: contact,
    demo: z.boolean(),
  })
  .meta({ id: 'Company' })
export type Company = z.infer<typeof company>

const password = z.string().min(12).max(200)
const personName = z.string().trim().min(1).max(200)

export const member = z.object({
  userId: z.string().nullable(),
  name: z.string(),
  email: z.string(),
  role: role,
  legalEntityIds: z.array(z.string()).nullable(),
  invitedUntilAt: z.string().nullable(),
})

export const sessionEndpoints = endpoints({
  'GET /session': {
    summary: 'Who is signed in, and in which companies',
    audience: 'public',
    response: session.nullable(),
  },
  'POST /session/sign-in': {
    summary: 'Sign in with e-mail and password; sets the session cookie',
    audience: 'public',
    body: z.object({ email: z.string(), password: z.string() }),
    response: session,
  },
  'POST /session/link': {
    summary: 'Sign in with a single-use link',
    audience: 'public',
    body: z.object({ token: z.string() }),
    response: session,
  },
  'POST /session/sign-out': { summary: 'Sign out', audience: 'signed-in', status: 204 },
  'PUT /session/password': {
    summary: 'Change the own password; every other session ends',
    audience: 'signed-in',
    body: z.object({ current: z.string(), next: password }),
    response: session,
  },
  'GET /setup/{token}': {
    summary: 'Whether a set-up link still works',
    audience: 'public',
    response: z.object({ portalName: z.string() }),
  },
  'POST /setup/{token}': {
    summary: 'Create the first account manager and the first company',
    audience: 'public',
    body: z.object({
      name: personName,
      email: z.email(),
      password,
      phone: z.string().nullable(),
      companyName: personName,
      timeZone: z.string(),
      alsoAdmin: z.boolean(),
    }),
    response: session,
    status: 201,
  },
  'GET /invitations/{token}': {
    summary: 'What an invitation is for',
    audience: 'public',
    response: z.object({ companyName: z.string(), email: z.string(), role: role, existingUser: z.boolean() }),
  },
  'POST /invitations/{token}': {
    summary: 'Accept an invitation',
    audience: 'public',
    body: z.object({ name: personName, password }),
    response: session,
    status: 201,
  },
  'GET /companies/{company}': {
    summary: 'The company and whom to ask when HR Integration is off',
    audience: 'reader',
    response: company,
    withoutFeature: true,
  },
  'GET /companies/{company}/members': {
    summary: 'Who may sign in',
    audience: 'admin',
    response: z.array(member),
    withoutFeature: true,
  },
  'POST /companies/{company}/members': {
    summary: 'Invite somebody; answers the link to hand over',
    audience: 'admin',
    body: z.object({ email: z.email(), role: role, legalEntityIds: z.array(z.string()).nullable() }),
    response: z.object({ link: z.string(), expiresAt: z.string() }),
    status: 201,
    withoutFeature: true,
  },
  'DELETE /companies/{company}/members/{userId}': {
    summary: 'Take somebody’s access away',
    audience: 'admin',
    status: 204,
    withoutFeature: true,
  },
  'GET /account-manager/companies': {
    summary: 'Companies with the state of their connections, without personal data',
    audience: 'account manager',
    response: z.array(
      company.extend({
        connections: z.array(
          z.object({ connector: z.string(), state: z.string(), lastGoodFetchAt: z.string().nullable() }),
        ),
      }),
    ),
  },
  'POST /account-manager/companies': {
    summary: 'Add a company; answers a link for its first admin',
    audience: 'account manager',
    body: z.object({
      name: personName,
      timeZone: z.string(),
      adminEmail: z.email(),
      hrIntegration: z.boolean(),
    }),
    response: z.object({ company, link: z.string() }),
    status: 201,
  },
  'POST /account-manager/companies/{company}/invitations': {
    summary: 'A link for an admin, such as the first one; answers the link to hand over',
    audience: 'account manager',
    body: z.object({ adminEmail: z.email() }),
    response: z.object({ link: z.string(), expiresAt: z.string() }),
    status: 201,
  },
  'PATCH /account-manager/companies/{company}': {
    summary: 'Switch HR Integration on or off',
    audience: 'account manager',
    body: z.object({ hrIntegration: z.boolean() }),
    response: company,
  },
})
