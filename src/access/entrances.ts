import type { Database } from '#db/database.ts'
import type { Actor } from '#model/access.ts'
import { AppError } from '#model/app-error.ts'
import type { Clock } from '#model/clock.ts'
import { deleteLinks } from '#stores/access-link-store.ts'
import {
  anyAccountManager,
  changeAccess,
  insertAccountManager,
  insertMember,
  insertUser,
  replacePassword,
} from '#stores/access-store.ts'
import type { Attempts } from './attempts.ts'
import { type CompanyWish, makeCompany } from './companies.ts'
import { createLink, type OneTimeLink, readLink, spendLink } from './links.ts'
import { hashPassword } from './passwords.ts'
import { provePassword } from './prove-password.ts'
import type { SignedIn, SignIn, WithCookies } from './sign-in.ts'
import { recordJoining, recordSignIn } from './sign-in-record.ts'

export type Setup = Readonly<{
  name: string
  email: string
  password: string
  phone: string | null
  companyName: string
  timeZone: string
  alsoAdmin: boolean
}>

/** The ways in: password, one-time link, first set-up. `headers` are the request's, so that an older session ends. */
export type Entrances = Readonly<{
  signIn: (
    email: string,
    password: string,
    address: string,
    headers: Headers,
  ) => Promise<WithCookies<SignedIn>>
  signInByLink: (token: string, headers: Headers) => Promise<WithCookies<SignedIn>>
  signOut: (headers: Headers) => Promise<readonly string[]>
  /** Ends every session of the user, this one too; answers a fresh one. */
  changePassword: (
    actor: Actor,
    current: string,
    next: string,
    address: string,
  ) => Promise<WithCookies<SignedIn>>
  /** A single-use link that signs this user in. */
  createSignInLink: (userId: string) => Promise<OneTimeLink>
  /** Null once there is an account manager: the set-up is closed for good. */
  createSetupLink: () => Promise<OneTimeLink | null>
  readSetupLink: (token: string) => Promise<void>
  setUp: (token: string, setup: Setup) => Promise<WithCookies<SignedIn>>
}>

export type Parts = Readonly<{
  database: Database
  publicUrl: string
  signIn: SignIn
  attempts: Attempts
  clock: Clock
}>

export function openEntrances(parts: Parts): Entrances {
  const { database, publicUrl, signIn } = parts
  return {
    async signIn(email, password, address, headers) {
      const session = await provePassword(parts, email, password, address)
      await signIn.end(headers)
      const record = { action: 'signed-in', actor: session.value.name } as const
      await recordSignIn(parts, session.value.userId, record)
      return session
    },
    async signInByLink(token, headers) {
      const link = await changeAccess(database, (tx) => spendLink(tx, 'sign-in', token))
      if (link.userId === null) throw new AppError('link-not-found')
      await signIn.end(headers)
      const session = await signIn.asUser(link.userId)
      const record = { action: 'signed-in-by-link', actor: session.value.name } as const
      await recordSignIn(parts, link.userId, record)
      return session
    },
    signOut: (headers) => signIn.end(headers),
    async changePassword(actor, current, next, address) {
      await provePassword(parts, actor.email ?? '', current, address)
      const hash = await hashPassword(next)
      await changeAccess(database, (tx) => replacePassword(tx, actor.id, hash))
      return signIn.asUser(actor.id)
    },
    createSignInLink: (userId) => createLink(database, publicUrl, 'sign-in', { userId }),
    async createSetupLink() {
      if (await anyAccountManager(database)) return null
      return createLink(database, publicUrl, 'setup', {})
    },
    async readSetupLink(token) {
      await readLink(database, 'setup', token)
    },
    setUp: (token, setup) => setUp(parts, token, setup),
  }
}

async function setUp(parts: Parts, token: string, setup: Setup): Promise<WithCookies<SignedIn>> {
  const { database, signIn } = parts
  const passwordHash = await hashPassword(setup.password)
  const made = await changeAccess(database, async (tx) => {
    await spendLink(tx, 'setup', token)
    const userId = await insertUser(tx, { name: setup.name, email: setup.email, passwordHash })
    if (userId === null) throw new AppError('user-exists')
    await insertAccountManager(tx, userId, setup.phone)
    const wish: CompanyWish = {
      name: setup.companyName,
      timeZone: setup.timeZone,
      hrIntegration: true,
      accountManagerId: userId,
    }
    const company = await makeCompany(database, tx, wish)
    if (setup.alsoAdmin) {
      await insertMember(tx, { companyId: company.id, userId, role: 'admin', legalEntityIds: null })
    }
    await deleteLinks(tx, 'setup')
    return { userId, companyId: company.id }
  })
  await recordJoining(parts, made.companyId, { action: 'joined', actor: setup.name })
  return signIn.asUser(made.userId)
}
