import type { Tx } from './transaction.ts'

/** Which person each record of a connection is. */
export async function personsByRecord(tx: Tx, connectionId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('person_link')
    .select(['external_id', 'person_id'])
    .where('connection_id', '=', connectionId)
    .execute()
  return new Map(rows.map((row) => [row.external_id, row.person_id]))
}

export async function countLinks(tx: Tx, connectionId: string): Promise<number> {
  const { n } = await tx
    .selectFrom('person_link')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('connection_id', '=', connectionId)
    .executeTakeFirstOrThrow()
  return n
}
