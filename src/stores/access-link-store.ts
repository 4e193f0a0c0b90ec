import { sql } from 'kysely'
import type { Database } from '#db/database.ts'
import type { Role } from '#model/access.ts'
import type { AccessTransaction } from './access-store.ts'

export type LinkPurpose = 'setup' | 'sign-in' | 'invitation' | 'it-link'

/** What a one-time link stands for. */
export type LinkRow = Readonly<{
  purpose: LinkPurpose
  companyId: string | null
  connectionId: string | null
  userId: string | null
  email: string | null
  role: Role | null
  legalEntityIds: string[] | null
  expiresAt: string
}>

const columns = [
  'purpose',
  'company_id as companyId',
  'connection_id as connectionId',
  'user_id as userId',
  'email',
  'role',
  'legal_entity_ids as legalEntityIds',
  'expires_at as expiresAt',
] as const

/** Adds a link; an earlier unused one for the same thing stops working. */
export async function insertLink(tx: AccessTransaction, tokenHash: Buffer, link: LinkRow): Promise<void> {
  await tx
    .deleteFrom('auth.link')
    .where('purpose', '=', link.purpose)
    .where('used_at', 'is', null)
    .where('company_id', 'is not distinct from', link.companyId)
    .where('connection_id', 'is not distinct from', link.connectionId)
    .where('user_id', 'is not distinct from', link.userId)
    .where('email', 'is not distinct from', link.email)
    .execute()
  await tx
    .insertInto('auth.link')
    .values({
      token_hash: tokenHash,
      purpose: link.purpose,
      company_id: link.companyId,
      connection_id: link.connectionId,
      user_id: link.userId,
      email: link.email,
      role: link.role,
      legal_entity_ids: link.legalEntityIds,
      expires_at: link.expiresAt,
    })
    .execute()
}

/** The link of this token, if it still works. */
export async function findLink(
  database: Database,
  purpose: LinkPurpose,
  tokenHash: Buffer,
): Promise<LinkRow | undefined> {
  return database.outside
    .selectFrom('auth.link')
    .select(columns)
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<string>`now()`)
    .executeTakeFirst()
}

/** Uses the link up: of several at once, one gets it. */
export async function takeLink(
  tx: AccessTransaction,
  purpose: LinkPurpose,
  tokenHash: Buffer,
): Promise<LinkRow | undefined> {
  return tx
    .updateTable('auth.link')
    .set({ used_at: sql<string>`now()` })
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<string>`now()`)
    .returning(columns)
    .executeTakeFirst()
}

export async function deleteLinks(tx: AccessTransaction, purpose: LinkPurpose): Promise<void> {
  await tx.deleteFrom('auth.link').where('purpose', '=', purpose).where('used_at', 'is', null).execute()
}

export async function listInvitations(database: Database, companyId: string): Promise<LinkRow[]> {
  return database.outside
    .selectFrom('auth.link')
    .select(columns)
    .where('company_id', '=', companyId)
    .where('purpose', '=', 'invitation')
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<string>`now()`)
    .orderBy('email')
    .execute()
}
