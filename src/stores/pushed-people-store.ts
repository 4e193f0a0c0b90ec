import { createHmac, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Keyring } from '#secrets/keyring.ts'
import { pseudonymKey } from './credential-store.ts'
import type { Tx } from './transaction.ts'

type Place = Readonly<{ companyId: string; connectionId: string }>

/** What is kept of somebody who was sent. */
export type PushedUser = Readonly<{ userName: string; externalId?: string | null } & Record<string, unknown>>
export type PushedPerson = Readonly<{
  id: string
  user: PushedUser
  createdAt: string
  changedAt: string
}>

/** The people whom an identity provider pushed into one connection, in one transaction. */
export type PushedPeople = ReturnType<typeof pushedPeople>

/** Sealed at rest; found by keyed hashes under the connection's own key, which Disconnect destroys. */
export function pushedPeople(tx: Tx, keyring: Keyring, place: Place) {
  const { companyId, connectionId } = place
  const sealed = (id: string, user: PushedUser) => {
    const { keyVersion, nonce, ciphertext, tag } = keyring.seal(JSON.stringify(user), {
      ...place,
      field: `pushed:${id}`,
    })
    return { key_version: keyVersion, nonce, ciphertext, tag }
  }
  const opened = (row: PersonRow): PushedPerson => {
    const { key_version: keyVersion, nonce, ciphertext, tag } = row
    const plain = keyring.open(
      { keyVersion, nonce, ciphertext, tag },
      { ...place, field: `pushed:${row.id}` },
    )
    return {
      id: row.id,
      user: JSON.parse(plain.toString('utf8')),
      createdAt: row.created_at,
      changedAt: row.changed_at,
    }
  }
  let key: Promise<Buffer> | undefined
  const hashOf = async (kind: 'userName' | 'externalId', value: string) => {
    key ??= pseudonymKey(tx, keyring, place, new Date())
    // User names are compared without regard to case, ids of the identity provider exactly.
    const compared = kind === 'userName' ? value.trim().toLowerCase() : value
    return createHmac('sha256', await key)
      .update(`${kind}\n${compared}`)
      .digest()
  }
  const hashesOf = async ({ userName, externalId }: PushedUser) => ({
    user_name_hash: await hashOf('userName', userName),
    external_id_hash: typeof externalId === 'string' ? await hashOf('externalId', externalId) : null,
  })
  const mine = () => tx.selectFrom('pushed_person').selectAll().where('connection_id', '=', connectionId)

  return {
    /** Undefined where somebody of this user name is there already. */
    async add(user: PushedUser, at: Date): Promise<PushedPerson | undefined> {
      const id = randomUUID()
      const row = await tx
        .insertInto('pushed_person')
        .values({
          company_id: companyId,
          connection_id: connectionId,
          id,
          ...(await hashesOf(user)),
          ...sealed(id, user),
          created_at: at,
          changed_at: at,
        })
        .onConflict((conflict) =>
          conflict.columns(['company_id', 'connection_id', 'user_name_hash']).doNothing(),
        )
        .returningAll()
        .executeTakeFirst()
      return row && opened(row)
    },
    async find(id: string, lock = false): Promise<PushedPerson | undefined> {
      const query = mine().where('id', '=', id)
      const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
      return row && opened(row)
    },
    async findBy(kind: 'userName' | 'externalId', value: string): Promise<PushedPerson[]> {
      const column = kind === 'userName' ? 'user_name_hash' : 'external_id_hash'
      const rows = await mine()
        .where(column, '=', await hashOf(kind, value))
        .orderBy('seq')
        .execute()
      return rows.map(opened)
    },
    /** `taken` where somebody else has this user name. */
    async replace(id: string, user: PushedUser, at: Date): Promise<PushedPerson | 'taken' | undefined> {
      const hashes = await hashesOf(user)
      const other = await mine()
        .where('user_name_hash', '=', hashes.user_name_hash)
        .where('id', '!=', id)
        .execute()
      if (other.length > 0) return 'taken'
      const row = await tx
        .updateTable('pushed_person')
        .set({ ...hashes, ...sealed(id, user), changed_at: at })
        .where('connection_id', '=', connectionId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      return row && opened(row)
    },
    async remove(id: string): Promise<boolean> {
      const gone = await tx
        .deleteFrom('pushed_person')
        .where('connection_id', '=', connectionId)
        .where('id', '=', id)
        .returning('id')
        .execute()
      return gone.length > 0
    },
    async count(): Promise<number> {
      return (await countPushed(tx, connectionId)).people
    },
    async page(offset: number, count: number): Promise<PushedPerson[]> {
      return (await mine().orderBy('seq').offset(offset).limit(count).execute()).map(opened)
    },
    /** The people after one, in the order in which they came. */
    async after(seq: number, count: number): Promise<{ people: PushedPerson[]; last: number }> {
      const rows = await mine().where('seq', '>', seq).orderBy('seq').limit(count).execute()
      return { people: rows.map(opened), last: rows.at(-1)?.seq ?? seq }
    },
  }
}

type PersonRow = Readonly<{
  id: string
  key_version: string
  nonce: Buffer
  ciphertext: Buffer
  tag: Buffer
  created_at: string
  changed_at: string
}>

/**
 * By which connector and method a connection is read, undefined for one that is gone. Held as it is until the
 * transaction ends, so that nobody is written behind the back of Disconnect.
 */
export async function holdConnection(
  tx: Tx,
  connectionId: string,
): Promise<{ connectorId: string; methodId: string } | undefined> {
  return tx
    .selectFrom('connection')
    .select(['connector_id as connectorId', 'method_id as methodId'])
    .where('id', '=', connectionId)
    .where('disconnected_at', 'is', null)
    .forShare()
    .executeTakeFirst()
}

/** How many were pushed so far, and when the last of them changed. */
export async function countPushed(
  tx: Tx,
  connectionId: string,
): Promise<{ people: number; changedAt: string | null }> {
  const row = await tx
    .selectFrom('pushed_person')
    .select([sql<number>`count(*)`.as('people'), sql<string | null>`max(changed_at)`.as('changedAt')])
    .where('connection_id', '=', connectionId)
    .executeTakeFirstOrThrow()
  return row
}

/** Erases everybody who was pushed; the number of them. */
export async function destroyPushed(tx: Tx, connectionId: string): Promise<number> {
  const result = await tx
    .deleteFrom('pushed_person')
    .where('connection_id', '=', connectionId)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
