import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Database } from '#db/database.ts'
import type { Tables } from '#db/tables.ts'
import type { CompanyAccess, Role } from '#model/access.ts'

export type NewUser = Readonly<{ name: string; email: string; passwordHash: string | null }>
export type NewCompany = Readonly<{
  slug: string
  name: string
  timeZone: string
  hrIntegration: boolean
  accountManagerId: string | null
  demo: boolean
}>
export type NewMember = Readonly<{
  companyId: string
  userId: string
  role: Role
  legalEntityIds: readonly string[] | null
}>

/** The writes of one transaction outside the walls. */
export type AccessTransaction = Transaction<Tables>

export async function changeAccess<T>(
  database: Database,
  work: (tx: AccessTransaction) => Promise<T>,
): Promise<T> {
  return database.outside.transaction().execute(work)
}

/** Null when somebody has this e-mail already. */
export async function insertUser(tx: AccessTransaction, user: NewUser): Promise<string | null> {
  const id = randomUUID()
  const made = await tx
    .insertInto('auth.user')
    .values({ id, name: user.name, email: user.email.toLowerCase(), email_verified: true })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) return null
  if (user.passwordHash !== null) {
    await tx
      .insertInto('auth.account')
      .values({
        id: randomUUID(),
        account_id: id,
        provider_id: 'credential',
        user_id: id,
        password: user.passwordHash,
      })
      .execute()
  }
  return id
}

export async function insertAccountManager(
  tx: AccessTransaction,
  userId: string,
  phone: string | null,
): Promise<void> {
  await tx.insertInto('auth.account_manager').values({ user_id: userId, phone }).execute()
}

export async function insertCompany(tx: AccessTransaction, company: NewCompany): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('portal.company')
    .values({
      id,
      slug: company.slug,
      name: company.name,
      time_zone: company.timeZone,
      hr_integration: company.hrIntegration,
      account_manager_id: company.accountManagerId,
      demo: company.demo,
    })
    .execute()
  return id
}

/** False when this user is a member already. */
export async function insertMember(tx: AccessTransaction, member: NewMember): Promise<boolean> {
  const made = await tx
    .insertInto('auth.membership')
    .values({
      company_id: member.companyId,
      user_id: member.userId,
      role: member.role,
      legal_entity_ids: member.legalEntityIds === null ? null : [...member.legalEntityIds],
    })
    .onConflict((conflict) => conflict.columns(['company_id', 'user_id']).doNothing())
    .returning('user_id')
    .executeTakeFirst()
  return made !== undefined
}

/** Takes a membership away, unless it is the company's last admin's. */
export async function deleteMember(
  tx: AccessTransaction,
  companyId: string,
  userId: string,
): Promise<'deleted' | 'last admin' | 'not found'> {
  const members = await tx
    .selectFrom('auth.membership')
    .select(['user_id', 'role'])
    .where('company_id', '=', companyId)
    .forUpdate()
    .execute()
  const found = members.find((member) => member.user_id === userId)
  if (found === undefined) return 'not found'
  const admins = members.filter((member) => member.role === 'admin')
  if (found.role === 'admin' && admins.length === 1) return 'last admin'
  await tx
    .deleteFrom('auth.membership')
    .where('company_id', '=', companyId)
    .where('user_id', '=', userId)
    .execute()
  return 'deleted'
}

export async function findUserByEmail(
  database: Database,
  email: string,
): Promise<{ id: string; name: string } | undefined> {
  return database.outside
    .selectFrom('auth.user')
    .select(['id', 'name'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
}

export async function isAccountManager(database: Database, userId: string): Promise<boolean> {
  const found = await database.outside
    .selectFrom('auth.account_manager')
    .select('user_id')
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return found !== undefined
}

export async function anyAccountManager(database: Database): Promise<boolean> {
  const found = await database.outside.selectFrom('auth.account_manager').select('user_id').executeTakeFirst()
  return found !== undefined
}

export type Membership = CompanyAccess & Readonly<{ demo: boolean }>

/** Companies of a user, or the one with this slug. */
export async function listMemberships(
  database: Database,
  userId: string,
  slug?: string,
): Promise<Membership[]> {
  let query = database.outside
    .selectFrom('auth.membership as member')
    .innerJoin('portal.company as company', 'company.id', 'member.company_id')
    .select([
      'company.id',
      'company.slug',
      'company.name',
      'company.time_zone as timeZone',
      'company.hr_integration as hrIntegration',
      'company.demo',
      'member.role',
      'member.legal_entity_ids as legalEntityIds',
    ])
    .where('member.user_id', '=', userId)
  if (slug !== undefined) query = query.where('company.slug', '=', slug)
  return query.orderBy('company.name').orderBy('company.id').execute()
}

export type MemberRow = Readonly<{
  userId: string
  name: string
  email: string
  role: Role
  legalEntityIds: string[] | null
}>

export async function listMembers(database: Database, companyId: string): Promise<MemberRow[]> {
  return database.outside
    .selectFrom('auth.membership as member')
    .innerJoin('auth.user as user', 'user.id', 'member.user_id')
    .select([
      'user.id as userId',
      'user.name',
      'user.email',
      'member.role',
      'member.legal_entity_ids as legalEntityIds',
    ])
    .where('member.company_id', '=', companyId)
    .orderBy('user.name')
    .orderBy('user.id')
    .execute()
}

/** Sets a new password and ends every session of the user. */
export async function replacePassword(
  tx: AccessTransaction,
  userId: string,
  passwordHash: string,
): Promise<void> {
  await tx
    .insertInto('auth.account')
    .values({
      id: randomUUID(),
      account_id: userId,
      provider_id: 'credential',
      user_id: userId,
      password: passwordHash,
    })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: passwordHash }),
    )
    .execute()
  await tx.deleteFrom('auth.session').where('user_id', '=', userId).execute()
}
