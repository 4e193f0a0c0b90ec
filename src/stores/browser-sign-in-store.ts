import type { Keyring } from '#secrets/keyring.ts'
import type { Tx } from './transaction.ts'

type Place = Readonly<{ companyId: string; connectionId: string }>

/** Field under which the verifier of a sign-in is sealed. */
const VERIFIER = '@code-verifier'

/** Keeps what a sign-in needs until the person is back; those that ended without coming back go. */
export async function keepSignIn(
  tx: Tx,
  keyring: Keyring,
  { companyId, connectionId }: Place,
  signIn: Readonly<{ stateHash: Buffer; userId: string; codeVerifier: string; at: Date; expiresAt: Date }>,
): Promise<void> {
  const { stateHash, userId, codeVerifier, at, expiresAt } = signIn
  await tx.deleteFrom('connection_sign_in').where('expires_at', '<', at.toISOString()).execute()
  const sealed = keyring.seal(codeVerifier, { companyId, connectionId, field: VERIFIER })
  await tx
    .insertInto('connection_sign_in')
    .values({
      company_id: companyId,
      state_hash: stateHash,
      connection_id: connectionId,
      user_id: userId,
      key_version: sealed.keyVersion,
      nonce: sealed.nonce,
      ciphertext: sealed.ciphertext,
      tag: sealed.tag,
      expires_at: expiresAt,
    })
    .execute()
}

/** Takes a sign-in away: whoever comes second with the same state finds nothing. */
export async function takeSignIn(
  tx: Tx,
  keyring: Keyring,
  stateHash: Buffer,
): Promise<Readonly<{ connectionId: string; userId: string; codeVerifier: string; expiresAt: Date }> | null> {
  const row = await tx
    .deleteFrom('connection_sign_in')
    .where('state_hash', '=', stateHash)
    .returningAll()
    .executeTakeFirst()
  if (row === undefined) return null
  const place = { companyId: row.company_id, connectionId: row.connection_id, field: VERIFIER }
  const { key_version: keyVersion, nonce, ciphertext, tag } = row
  return {
    connectionId: row.connection_id,
    userId: row.user_id,
    codeVerifier: keyring.open({ keyVersion, nonce, ciphertext, tag }, place).toString('utf8'),
    expiresAt: new Date(row.expires_at),
  }
}
