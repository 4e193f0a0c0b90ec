import { type BetterAuthOptions, type BetterAuthPlugin, betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { Database } from '#db/database.ts'
import { openAccessDatabase } from '#stores/access-database.ts'
import { hashPassword, verifyPassword } from './passwords.ts'

const idleSeconds = 12 * 3600
const absoluteMs = 14 * 24 * 3_600_000
const touchSeconds = 600

export type SignedIn = Readonly<{ userId: string; name: string; email: string }>
/** `setCookie`: what the answer has to set. */
export type WithCookies<T> = Readonly<{ value: T; setCookie: readonly string[] }>

export type SignIn = Readonly<{
  withPassword: (email: string, password: string) => Promise<WithCookies<SignedIn> | null>
  /** For those who proved themselves by a one-time link. */
  asUser: (userId: string) => Promise<WithCookies<SignedIn>>
  /** `quietly`: without prolonging the session. */
  read: (headers: Headers, quietly: boolean) => Promise<WithCookies<SignedIn | null>>
  end: (headers: Headers) => Promise<readonly string[]>
  cookieName: string
  close: () => Promise<void>
}>

export type SignInOptions = Readonly<{ database: Database; publicUrl: string; secret: string }>

/** Password and sessions of better-auth, called in process; none of its own addresses is served. */
export function openSignIn(options: SignInOptions): SignIn {
  const tables = openAccessDatabase(options.database)
  const auth = betterAuth({ ...settings(options), database: { db: tables, type: 'postgres' } })
  return {
    async withPassword(email, password) {
      try {
        const { headers, response } = await auth.api.signInEmail({
          body: { email, password },
          returnHeaders: true,
        })
        const { user } = response
        return withCookies(headers, { userId: user.id, name: user.name, email: user.email })
      } catch (error) {
        if (isRefusal(error)) return null
        throw error
      }
    },
    async asUser(userId) {
      const { headers, response } = await auth.api.startSession({ body: { userId }, returnHeaders: true })
      return withCookies(headers, response)
    },
    async read(headers, quietly) {
      if (headers.get('cookie') === null) return { value: null, setCookie: [] }
      const answer = await auth.api.getSession({
        headers,
        query: { disableRefresh: quietly },
        returnHeaders: true,
      })
      if (answer.response === null) return withCookies(answer.headers, null)
      const { session, user } = answer.response
      if (Date.now() - session.createdAt.getTime() > absoluteMs) {
        return { value: null, setCookie: await endSession(auth, headers) }
      }
      return withCookies(answer.headers, { userId: user.id, name: user.name, email: user.email })
    },
    end: (headers) => endSession(auth, headers),
    cookieName: cookieName(options.publicUrl),
    close: () => tables.destroy(),
  }
}

/** Sets a session up without a password; reachable in process only. */
const sessionStarter = {
  id: 'session-starter',
  endpoints: {
    startSession: createAuthEndpoint(
      '/start-session',
      { method: 'POST', body: z.object({ userId: z.string() }) },
      async (context) => {
        const { internalAdapter } = context.context
        const user = await internalAdapter.findUserById(context.body.userId)
        if (user === null) throw new Error('There is no such user.')
        const session = await internalAdapter.createSession(user.id)
        await setSessionCookie(context, { session, user })
        return { userId: user.id, name: user.name, email: user.email }
      },
    ),
  },
} satisfies BetterAuthPlugin

function settings({ publicUrl, secret }: SignInOptions) {
  const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }
  return {
    baseURL: publicUrl,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    plugins: [sessionStarter],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: 200,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }: { hash: string; password: string }) => verifyPassword(password, hash),
      },
    },
    session: {
      expiresIn: idleSeconds,
      updateAge: touchSeconds,
      fields: {
        ...stamps,
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
    },
    user: { fields: { ...stamps, emailVerified: 'email_verified' } },
    account: {
      fields: {
        ...stamps,
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: { fields: { ...stamps, expiresAt: 'expires_at' } },
    advanced: {
      cookiePrefix: cookiePrefix(publicUrl),
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      database: { validateSchema: false },
    },
  } as const satisfies BetterAuthOptions
}

/** Browsers share cookies between ports, so two portals on one machine carry the port in the name. */
function cookiePrefix(publicUrl: string): string {
  const { port } = new URL(publicUrl)
  return port === '' ? 'rollcall' : `rollcall-${port}`
}

function cookieName(publicUrl: string): string {
  const name = `${cookiePrefix(publicUrl)}.session_token`
  return publicUrl.startsWith('https:') ? `__Secure-${name}` : name
}

type SessionApi = Readonly<{
  api: Readonly<{
    signOut: (call: { headers: Headers; returnHeaders: true }) => Promise<{ headers: Headers }>
  }>
}>

async function endSession(auth: SessionApi, headers: Headers): Promise<readonly string[]> {
  const answer = await auth.api.signOut({ headers, returnHeaders: true })
  return answer.headers.getSetCookie()
}

function withCookies<T>(headers: Headers, value: T): WithCookies<T> {
  return { value, setCookie: headers.getSetCookie() }
}

function isRefusal(error: unknown): boolean {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  return status === 400 || status === 401
}
