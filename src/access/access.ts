import { hkdfSync } from 'node:crypto'
import type { Database } from '#db/database.ts'
import type { Actor, Audience, CompanyAccess } from '#model/access.ts'
import type { Clock } from '#model/clock.ts'
import { isAccountManager } from '#stores/access-store.ts'
import { limitAttempts } from './attempts.ts'
import { authorize, requireHrIntegration } from './authorize.ts'
import { type Entrances, openEntrances } from './entrances.ts'
import { type Invitations, openInvitations } from './invitations.ts'
import { openSignIn, type SignIn, type WithCookies } from './sign-in.ts'

export type Access = Readonly<{
  /** Who calls, by the session cookie; null for nobody. */
  authenticate: (headers: Headers, quietly?: boolean) => Promise<WithCookies<Actor | null>>
  /** Lets the caller through or throws an AppError; for a company's own addresses, answers the company. */
  authorize: (actor: Actor | null, audience: Audience, slug: string | null) => Promise<CompanyAccess | null>
  requireHrIntegration: (companyId: string) => Promise<void>
  cookieName: string
  close: () => Promise<void>
}> &
  Entrances &
  Invitations

export type AccessOptions = Readonly<{
  database: Database
  /** The portal's address, for links and cookies. */
  publicUrl: string
  /** Of `signInSecret`. */
  secret: string
  clock: Clock
}>

/** Everything about who may come in and what they may do. */
export function openAccess(options: AccessOptions): Access {
  const { database, publicUrl, clock } = options
  const signIn = openSignIn(options)
  const parts = { database, publicUrl, clock, signIn, attempts: limitAttempts() }
  return {
    authenticate: (headers, quietly = false) => readActor(database, signIn, headers, quietly),
    authorize: (actor, audience, slug) => authorize(database, actor, audience, slug),
    requireHrIntegration: (companyId) => requireHrIntegration(database, companyId),
    cookieName: signIn.cookieName,
    close: signIn.close,
    ...openEntrances(parts),
    ...openInvitations(parts),
  }
}

/** The key of session cookies, derived so that it is never the key of credentials itself. */
export function signInSecret(key: Buffer): string {
  return Buffer.from(hkdfSync('sha256', key, '', 'rollcall session cookies', 32)).toString('base64')
}

async function readActor(
  database: Database,
  signIn: SignIn,
  headers: Headers,
  quietly: boolean,
): Promise<WithCookies<Actor | null>> {
  const { value, setCookie } = await signIn.read(headers, quietly)
  if (value === null) return { value: null, setCookie }
  const accountManager = await isAccountManager(database, value.userId)
  const { userId: id, name, email } = value
  return { value: { kind: 'user', id, name, email, accountManager }, setCookie }
}
