import type { Role } from '#model/access.ts'
import { AppError } from '#model/app-error.ts'
import {
  type AccessTransaction,
  changeAccess,
  deleteMember,
  findUserByEmail,
  insertAccountManager,
  insertUser,
  listMembers,
  type NewMember,
} from '#stores/access-store.ts'
import { findCompanyById } from '#stores/company-store.ts'
import { type CompanyWish, type MadeCompany, makeCompany, makeMember } from './companies.ts'
import type { Parts } from './entrances.ts'
import { createLink, type OneTimeLink, readLink, spendLink } from './links.ts'
import { hashPassword } from './passwords.ts'
import { provePassword } from './prove-password.ts'
import type { SignedIn, WithCookies } from './sign-in.ts'
import { recordJoining } from './sign-in-record.ts'

export type Invitation = Readonly<{
  companyId: string
  email: string
  role: Role
  legalEntityIds: readonly string[] | null
}>
export type ReadInvitation = Readonly<{
  companyName: string
  email: string
  role: Role
  existingUser: boolean
}>
export type ItLink = Readonly<{ companyId: string; connectionId: string; expiresAt: string }>

/** Companies, their members, and the links that let people in. */
export type Invitations = Readonly<{
  createCompany: (wish: CompanyWish) => Promise<MadeCompany>
  /** For the demo and the command line; people otherwise come by invitation. A password of null: by link only. */
  createUser: (user: { name: string; email: string; password: string | null }) => Promise<string>
  makeAccountManager: (userId: string, phone: string | null) => Promise<void>
  addMember: (member: NewMember) => Promise<void>
  removeMember: (companyId: string, userId: string) => Promise<void>
  createInvitation: (invitation: Invitation) => Promise<OneTimeLink>
  readInvitation: (token: string) => Promise<ReadInvitation>
  acceptInvitation: (token: string, who: NewPerson, address: string) => Promise<WithCookies<SignedIn>>
  createItLink: (companyId: string, connectionId: string) => Promise<OneTimeLink>
  readItLink: (token: string) => Promise<ItLink>
  /** Uses the link up: to be called when the credentials were taken. */
  spendItLink: (token: string) => Promise<void>
}>
type NewPerson = Readonly<{ name: string; password: string }>

export function openInvitations(parts: Parts): Invitations {
  const { database, publicUrl } = parts
  const change = <T>(work: (tx: AccessTransaction) => Promise<T>) => changeAccess(database, work)
  return {
    createCompany: (wish) => change((tx) => makeCompany(database, tx, wish)),
    async createUser({ password, ...user }) {
      const passwordHash = password === null ? null : await hashPassword(password)
      const id = await change((tx) => insertUser(tx, { ...user, passwordHash }))
      if (id === null) throw new AppError('user-exists')
      return id
    },
    makeAccountManager: (userId, phone) => change((tx) => insertAccountManager(tx, userId, phone)),
    addMember: (member) => change((tx) => makeMember(tx, member)),
    async removeMember(companyId, userId) {
      const outcome = await change((tx) => deleteMember(tx, companyId, userId))
      if (outcome === 'not found') throw new AppError('not-found')
      if (outcome === 'last admin') throw new AppError('last-admin')
    },
    async createInvitation(invitation) {
      const email = invitation.email.toLowerCase()
      const members = await listMembers(database, invitation.companyId)
      if (members.some((member) => member.email === email)) throw new AppError('already-member')
      const legalEntityIds = invitation.legalEntityIds && [...invitation.legalEntityIds]
      return createLink(database, publicUrl, 'invitation', { ...invitation, email, legalEntityIds })
    },
    readInvitation: (token) => readInvitation(parts, token),
    acceptInvitation: (token, who, address) => acceptInvitation(parts, token, who, address),
    createItLink: (companyId, connectionId) =>
      createLink(database, publicUrl, 'it-link', { companyId, connectionId }),
    async readItLink(token) {
      const { companyId, connectionId, expiresAt } = await readLink(database, 'it-link', token)
      if (companyId === null || connectionId === null) throw new AppError('link-not-found')
      return { companyId, connectionId, expiresAt }
    },
    async spendItLink(token) {
      await change((tx) => spendLink(tx, 'it-link', token))
    },
  }
}

async function readInvitation({ database }: Parts, token: string): Promise<ReadInvitation> {
  const { companyId, email, role } = await readLink(database, 'invitation', token)
  const company = companyId === null ? undefined : await findCompanyById(database, companyId)
  if (company === undefined || email === null || role === null) throw new AppError('link-not-found')
  const existingUser = (await findUserByEmail(database, email)) !== undefined
  return { companyName: company.name, email, role, existingUser }
}

/** Somebody with an account shows by their password that it is theirs; anybody else gets an account. */
async function acceptInvitation(
  parts: Parts,
  token: string,
  who: NewPerson,
  address: string,
): Promise<WithCookies<SignedIn>> {
  const { database, signIn } = parts
  const { email, existingUser } = await readInvitation(parts, token)
  const known = existingUser ? await provePassword(parts, email, who.password, address) : null
  const passwordHash = known === null ? await hashPassword(who.password) : null
  const made = await changeAccess(database, async (tx) => {
    const { companyId, role, legalEntityIds } = await spendLink(tx, 'invitation', token)
    if (companyId === null || role === null) throw new AppError('link-not-found')
    const userId = known?.value.userId ?? (await insertUser(tx, { name: who.name, email, passwordHash }))
    if (userId === null) throw new AppError('user-exists')
    await makeMember(tx, { companyId, userId, role, legalEntityIds })
    return { companyId, userId }
  })
  const session = known ?? (await signIn.asUser(made.userId))
  await recordJoining(parts, made.companyId, { action: 'joined', actor: session.value.name })
  return session
}
