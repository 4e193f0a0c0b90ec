import { randomBytes, randomUUID } from 'node:crypto'
import type { Keyring, Sealed } from '#secrets/keyring.ts'
import type { Tx } from './transaction.ts'

type Place = Readonly<{ companyId: string; connectionId: string }>

/** Field under which the key of a connection's pseudonyms lies among its secrets; destroyed with them. */
const PSEUDONYM_KEY = '@pseudonyms'

export type SecretInfo = Readonly<{ field: string; lastFour: string | null; setBy: string; setAt: string }>

export async function writeSecrets(
  tx: Tx,
  keyring: Keyring,
  place: Place,
  secrets: Readonly<Record<string, string>>,
  by: Readonly<{ actor: string; at: Date }>,
): Promise<void> {
  for (const [field, plain] of Object.entries(secrets)) {
    const row = {
      ...rowOf(keyring.seal(plain, { ...place, field })),
      last_four: plain.length >= 12 ? plain.slice(-4) : null,
      set_by: by.actor,
      set_at: by.at,
    }
    await tx
      .insertInto('connection_secret')
      .values({ company_id: place.companyId, connection_id: place.connectionId, field, ...row })
      .onConflict((conflict) => conflict.columns(['company_id', 'connection_id', 'field']).doUpdateSet(row))
      .execute()
  }
}

/**
 * Puts a newer value in the place of secrets that are there, as the same sign-in of the same person; what was
 * destroyed in between stays destroyed.
 */
export async function renewSecrets(
  tx: Tx,
  keyring: Keyring,
  place: Place,
  secrets: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [field, plain] of Object.entries(secrets)) {
    await tx
      .updateTable('connection_secret')
      .set(rowOf(keyring.seal(plain, { ...place, field })))
      .where('connection_id', '=', place.connectionId)
      .where('field', '=', field)
      .execute()
  }
}

/** Every secret of a connection in the clear; only for opening the HR system. */
export async function readSecrets(tx: Tx, keyring: Keyring, place: Place): Promise<Record<string, string>> {
  const rows = await secretRows(tx, place.connectionId)
  return Object.fromEntries(
    rows
      .filter((row) => row.field !== PSEUDONYM_KEY)
      .map((row) => [
        row.field,
        keyring.open(sealedOf(row), { ...place, field: row.field }).toString('utf8'),
      ]),
  )
}

export async function describeSecrets(tx: Tx, connectionId: string): Promise<SecretInfo[]> {
  const rows = await secretRows(tx, connectionId)
  return rows
    .filter((row) => row.field !== PSEUDONYM_KEY)
    .map((row) => ({ field: row.field, lastFour: row.last_four, setBy: row.set_by, setAt: row.set_at }))
}

/** The key under which ids of people outside the filter are hashed; made on first use. */
export async function pseudonymKey(tx: Tx, keyring: Keyring, place: Place, at: Date): Promise<Buffer> {
  const row = (await secretRows(tx, place.connectionId)).find((one) => one.field === PSEUDONYM_KEY)
  if (row !== undefined) return keyring.open(sealedOf(row), { ...place, field: PSEUDONYM_KEY })
  const key = randomBytes(32)
  await tx
    .insertInto('connection_secret')
    .values({
      company_id: place.companyId,
      connection_id: place.connectionId,
      field: PSEUDONYM_KEY,
      ...rowOf(keyring.seal(key, { ...place, field: PSEUDONYM_KEY })),
      last_four: null,
      set_by: 'rollcall',
      set_at: at,
    })
    .execute()
  return key
}

/** Destroys these secrets and leaves the others. */
export async function forgetSecrets(tx: Tx, connectionId: string, fields: readonly string[]): Promise<void> {
  if (fields.length === 0) return
  await tx
    .deleteFrom('connection_secret')
    .where('connection_id', '=', connectionId)
    .where('field', 'in', [...fields])
    .execute()
}

export async function destroySecrets(tx: Tx, connectionId: string): Promise<number> {
  await tx.deleteFrom('connection_sign_in').where('connection_id', '=', connectionId).execute()
  const result = await tx
    .deleteFrom('connection_secret')
    .where('connection_id', '=', connectionId)
    .returning('field')
    .execute()
  return result.filter((row) => row.field !== PSEUDONYM_KEY).length
}

const CHUNK = 1024 * 1024

/** Keeps an uploaded file in encrypted pieces; earlier files of the connection go. */
export async function writeFile(
  tx: Tx,
  keyring: Keyring,
  place: Place,
  file: Readonly<{
    name: string
    actor: string
    at: Date
    body: AsyncIterable<Uint8Array>
    maximumBytes: number
  }>,
): Promise<{ id: string; bytes: number } | 'too-large'> {
  await destroyFiles(tx, place.connectionId)
  const id = randomUUID()
  let bytes = 0
  let seq = 0
  let pending: Buffer = Buffer.alloc(0)
  const flush = async (piece: Buffer): Promise<void> => {
    const row = rowOf(keyring.seal(piece, { ...place, field: `file:${id}:${seq}` }))
    await tx
      .insertInto('connection_file_chunk')
      .values({
        company_id: place.companyId,
        connection_id: place.connectionId,
        file_id: id,
        seq: seq++,
        ...row,
      })
      .execute()
  }
  for await (const part of file.body) {
    bytes += part.length
    if (bytes > file.maximumBytes) return 'too-large'
    pending = Buffer.concat([pending, part])
    while (pending.length >= CHUNK) {
      await flush(pending.subarray(0, CHUNK))
      pending = pending.subarray(CHUNK)
    }
  }
  if (pending.length > 0) await flush(pending)
  await tx
    .insertInto('connection_file')
    .values({
      company_id: place.companyId,
      connection_id: place.connectionId,
      id,
      name: file.name,
      bytes,
      uploaded_by: file.actor,
      uploaded_at: file.at,
    })
    .execute()
  return { id, bytes }
}

export type FileInfo = Readonly<{
  id: string
  name: string
  bytes: number
  uploadedBy: string
  uploadedAt: string
}>

export async function describeFile(tx: Tx, connectionId: string): Promise<FileInfo | null> {
  const row = await tx
    .selectFrom('connection_file')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    name: row.name,
    bytes: row.bytes,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
  }
}

export async function readFilePiece(
  tx: Tx,
  keyring: Keyring,
  place: Place,
  fileId: string,
  seq: number,
): Promise<Buffer | null> {
  const row = await tx
    .selectFrom('connection_file_chunk')
    .selectAll()
    .where('connection_id', '=', place.connectionId)
    .where('file_id', '=', fileId)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return row === undefined ? null : keyring.open(sealedOf(row), { ...place, field: `file:${fileId}:${seq}` })
}

export async function destroyFiles(tx: Tx, connectionId: string): Promise<number> {
  await tx.deleteFrom('connection_file_chunk').where('connection_id', '=', connectionId).execute()
  const gone = await tx
    .deleteFrom('connection_file')
    .where('connection_id', '=', connectionId)
    .returning('id')
    .execute()
  return gone.length
}

function secretRows(tx: Tx, connectionId: string) {
  return tx.selectFrom('connection_secret').selectAll().where('connection_id', '=', connectionId).execute()
}

type SealedRow = Readonly<{ key_version: string; nonce: Buffer; ciphertext: Buffer; tag: Buffer }>

function rowOf(sealed: Sealed): SealedRow {
  return {
    key_version: sealed.keyVersion,
    nonce: sealed.nonce,
    ciphertext: sealed.ciphertext,
    tag: sealed.tag,
  }
}

function sealedOf(row: SealedRow): Sealed {
  return { keyVersion: row.key_version, nonce: row.nonce, ciphertext: row.ciphertext, tag: row.tag }
}
