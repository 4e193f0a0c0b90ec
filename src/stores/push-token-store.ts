import { sql } from 'kysely'
import type { Database } from '#db/database.ts'

/** The token by which an identity provider may push people into one connection. */
export type PushToken = Readonly<{
  companyId: string
  tokenHash: Buffer
  madeBy: string
  madeAt: string
  lastUsedAt: string | null
}>

/** Sets the token of a connection; an earlier one stops working. */
export async function setPushToken(
  database: Database,
  connectionId: string,
  token: Readonly<{ companyId: string; tokenHash: Buffer; madeBy: string; at: Date }>,
): Promise<void> {
  const row = {
    company_id: token.companyId,
    token_hash: token.tokenHash,
    made_by: token.madeBy,
    made_at: token.at,
    last_used_at: null,
  }
  await database.outside
    .insertInto('auth.push_token')
    .values({ connection_id: connectionId, ...row })
    .onConflict((conflict) => conflict.column('connection_id').doUpdateSet(row))
    .execute()
}

export async function findPushToken(
  database: Database,
  connectionId: string,
): Promise<PushToken | undefined> {
  return database.outside
    .selectFrom('auth.push_token')
    .select([
      'company_id as companyId',
      'token_hash as tokenHash',
      'made_by as madeBy',
      'made_at as madeAt',
      'last_used_at as lastUsedAt',
    ])
    .where('connection_id', '=', connectionId)
    .executeTakeFirst()
}

const USED_AGAIN_AFTER = '10 seconds'

/** Notes that a token was used, not more often than anybody looks. */
export async function notePushTokenUsed(database: Database, connectionId: string): Promise<void> {
  await database.outside
    .updateTable('auth.push_token')
    .set({ last_used_at: sql<string>`now()` })
    .where('connection_id', '=', connectionId)
    .where((where) =>
      where.or([
        where('last_used_at', 'is', null),
        where('last_used_at', '<', sql<string>`now() - ${USED_AGAIN_AFTER}::interval`),
      ]),
    )
    .execute()
}

export async function deletePushToken(database: Database, connectionId: string): Promise<void> {
  await database.outside.deleteFrom('auth.push_token').where('connection_id', '=', connectionId).execute()
}
