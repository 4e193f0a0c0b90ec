import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Database } from '#db/database.ts'
import { findPushToken, type PushToken, setPushToken } from '#stores/push-token-store.ts'
import { hashToken } from './hash-token.ts'

/** So that a token found somewhere tells what it is. */
const PREFIX = 'rollcall_push_'

/** A new token for one connection, shown this once and kept as a hash only; the earlier one stops working. */
export async function makePushToken(
  database: Database,
  connection: Readonly<{ companyId: string; id: string }>,
  madeBy: string,
): Promise<string> {
  const token = PREFIX + randomBytes(32).toString('base64url')
  const { companyId, id } = connection
  await setPushToken(database, id, { companyId, tokenHash: hashToken(token), madeBy, at: new Date() })
  return token
}

/** What the token opens; undefined for one that is not, or no longer, this connection's. */
export async function checkPushToken(
  database: Database,
  connectionId: string,
  token: string,
): Promise<PushToken | undefined> {
  const known = await findPushToken(database, connectionId)
  const fits = timingSafeEqual(known?.tokenHash ?? Buffer.alloc(32), hashToken(token))
  return fits ? known : undefined
}
