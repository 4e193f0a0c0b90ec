import { sql } from 'kysely'
import type { PersonValues } from '#model/person.ts'
import { valuesOf } from './person-columns.ts'
import { joinedWhole, type Tx } from './transaction.ts'

/** The values of the people whom a connection keeps by these records, by record. */
export async function linkedValues(
  tx: Tx,
  connectionId: string,
  externalIds: readonly string[],
): Promise<Map<string, PersonValues>> {
  const rows = await tx
    .selectFrom('person_link')
    .innerJoin('person', 'person.id', 'person_link.person_id')
    .selectAll('person')
    .select('external_id')
    .where('connection_id', '=', connectionId)
    .where(sql<boolean>`external_id = any(${externalIds}::text[])`)
    .where('ended_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.external_id, valuesOf(row)]))
}

/** Which person each of these records of a connection is. */
export async function personsByRecord(
  tx: Tx,
  connectionId: string,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  if (externalIds.length === 0) return new Map()
  // Record by record: while links are being added PostgreSQL would read all of them to find a few.
  const { rows } = await sql<{ externalId: string; personId: string }>`
    select link.external_id as "externalId", link.person_id as "personId"
    from unnest(${externalIds}::text[]) as wanted (external_id) cross join lateral (
      select l.external_id, l.person_id from person_link l where l.connection_id = ${connectionId}
        and l.external_id = wanted.external_id and l.ended_at is null limit 1) as link`.execute(tx)
  return new Map(rows.map((row) => [row.externalId, row.personId]))
}

/** Links of a connection, ended ones too, of these records and of these people. */
export async function linksOfThese(
  tx: Tx,
  connectionId: string,
  these: Readonly<{ externalIds: readonly string[]; personIds: readonly string[] }>,
): Promise<{ externalId: string; personId: string }[]> {
  const { rows } = await sql<{ externalId: string; personId: string }>`
    select external_id as "externalId", person_id as "personId" from person_link
      where connection_id = ${connectionId} and external_id = any(${these.externalIds}::text[])
    union select external_id, person_id from person_link
      where connection_id = ${connectionId} and person_id = any(${these.personIds}::uuid[])`.execute(tx)
  return rows
}

/** Employed or pending people whom a connection keeps by a record that a snapshot does not have. */
export async function linkedWithoutRecord(
  tx: Tx,
  connectionId: string,
  snapshotId: string,
): Promise<string[]> {
  const { rows } = await joinedWhole(tx, () =>
    sql<{ id: string }>`
    select distinct person.id from person_link as link join person on person.id = link.person_id
    where connection_id = ${connectionId} and ended_at is null and status not in ('terminated', 'withdrawn')
      and not exists (select from snapshot_record as record
        where record.snapshot_id = ${snapshotId} and record.external_id = link.external_id)`.execute(tx),
  )
  return rows.map((row) => row.id)
}

/** Records by which other living connections keep these people. */
export async function linksElsewhere(
  tx: Tx,
  connectionId: string,
  personIds: readonly string[],
): Promise<{ connectionId: string; externalId: string; personId: string }[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('person_link')
    .innerJoin('connection', 'connection.id', 'person_link.connection_id')
    .select(['connection_id', 'external_id', 'person_id'])
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .where('connection_id', '<>', connectionId)
    .where('ended_at', 'is', null)
    .where('disconnected_at', 'is', null)
    .orderBy('connection_id')
    .orderBy('external_id')
    .execute()
  return rows.map((row) => ({
    connectionId: row.connection_id,
    externalId: row.external_id,
    personId: row.person_id,
  }))
}

export async function countLinks(tx: Tx, connectionId: string): Promise<number> {
  const { n } = await tx
    .selectFrom('person_link')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('connection_id', '=', connectionId)
    .executeTakeFirstOrThrow()
  return n
}
