import { sql } from 'kysely'
import type { Keyring } from '#secrets/keyring.ts'
import type { Tx } from './transaction.ts'

type Place = Readonly<{ companyId: string; connectionId: string }>

/** What was read of one person by calls of their own, under a keyed hash of their record in the list. */
export type KeptDetail = Readonly<{ recordHash: Buffer; text: string; readAt: Date }>

/** The hashes of all that is kept of a connection and younger than `after`, in hexadecimal, with the instants of reading. */
export async function listDetails(
  tx: Tx,
  connectionId: string,
  after: Date,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('kept_detail')
    .select(['record_hash', 'read_at'])
    .where('connection_id', '=', connectionId)
    .where('read_at', '>', after.toISOString())
    .execute()
  return new Map(rows.map((row) => [row.record_hash.toString('hex'), row.read_at]))
}

/** Undefined where it was erased meanwhile. */
export async function findDetail(
  tx: Tx,
  keyring: Keyring,
  place: Place,
  recordHash: Buffer,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('kept_detail')
    .selectAll()
    .where('connection_id', '=', place.connectionId)
    .where('record_hash', '=', recordHash)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { key_version: keyVersion, nonce, ciphertext, tag } = row
  return keyring
    .open({ keyVersion, nonce, ciphertext, tag }, sealingPlace(place, recordHash))
    .toString('utf8')
}

/** Keeps it sealed, while the fetch that read it is open: nothing is written behind the back of Disconnect. */
export async function keepDetail(
  tx: Tx,
  keyring: Keyring,
  place: Place,
  snapshotId: string,
  { recordHash, text, readAt }: KeptDetail,
): Promise<void> {
  const sealed = keyring.seal(text, sealingPlace(place, recordHash))
  await sql`
    insert into kept_detail (company_id, connection_id, record_hash, key_version, nonce, ciphertext, tag, read_at)
    select ${place.companyId}::uuid, connection_id, ${recordHash}::bytea, ${sealed.keyVersion}::text, ${sealed.nonce}::bytea,
      ${sealed.ciphertext}::bytea, ${sealed.tag}::bytea, ${readAt}::timestamptz
    from snapshot where id = ${snapshotId} and connection_id = ${place.connectionId} and state = 'fetching' for share
    on conflict (company_id, connection_id, record_hash) do update set key_version = excluded.key_version,
      nonce = excluded.nonce, ciphertext = excluded.ciphertext, tag = excluded.tag, read_at = excluded.read_at`.execute(
    tx,
  )
}

/** Erases all that is kept of a connection; the number of people of whom something was. */
export async function forgetDetails(tx: Tx, connectionId: string): Promise<number> {
  const result = await tx
    .deleteFrom('kept_detail')
    .where('connection_id', '=', connectionId)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** Erases what was read before an instant. */
export async function forgetDetailsBefore(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('kept_detail').where('read_at', '<=', before.toISOString()).execute()
}

function sealingPlace(place: Place, recordHash: Buffer) {
  return { ...place, field: `details:${recordHash.toString('hex')}` }
}
