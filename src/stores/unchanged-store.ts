import { sql } from 'kysely'
import type { KnownUnchanged, UnchangedRecord } from '#model/planning.ts'
import type { PlanInputs } from './plan-store.ts'
import { chunksOf, joinedWhole, type Tx } from './transaction.ts'

export type UnchangedIn = Readonly<{ connectionId: string; snapshotId: string; days: PlanInputs['days'] }>

/**
 * The records of a snapshot that may change something, and how many others there are: those that are the same as when
 * they last changed nothing, with the same person at the same version, on a day on which nothing happens.
 */
export async function affectedRecords(
  tx: Tx,
  { connectionId, snapshotId, days }: UnchangedIn,
): Promise<Readonly<{ externalIds: string[]; rest: KnownUnchanged }>> {
  const { rows } = await joinedWhole(tx, () =>
    sql<Counted & { affected: string[] | null }>`
    with other_manager as materialized (
      select manager_record
      from (select distinct manager_record, manager_id from unchanged_record
        where connection_id = ${connectionId} and manager_record is not null) as told
      left join (select external_id, person_id from person_link
          join person on person.id = person_id and status <> 'withdrawn' where connection_id = ${connectionId}) as link
        on link.external_id = manager_record
      where manager_id is distinct from link.person_id
    ), today as (select key as legal_entity_id, value::date as day from jsonb_each_text(${JSON.stringify(days)}::jsonb))
    select ${counts}, array_agg(record.external_id) filter (where u.external_id is null) as affected
    from snapshot_record as record
    left join (unchanged_record as u
      join person_link as link on link.connection_id = u.connection_id and link.external_id = u.external_id
        and link.person_id = u.person_id and link.ended_at is null
      join person on person.id = u.person_id and person.version = u.person_version and status <> 'withdrawn'
      left join today on today.legal_entity_id = u.legal_entity_id)
      on u.connection_id = ${connectionId} and u.external_id = record.external_id and u.hash = record.hash
        and coalesce(today.day, ${days['']}::date) >= u.from_day
        and (u.until_day is null or coalesce(today.day, ${days['']}::date) < u.until_day)
        and (u.manager_record is null or u.manager_record not in (select manager_record from other_manager))
    where record.snapshot_id = ${snapshotId}`.execute(tx),
  )
  const [row] = rows
  if (row === undefined) throw new Error('Counting the records of a snapshot gave nothing.')
  return { externalIds: row.affected ?? [], rest: restOf(row) }
}

type Counted = Readonly<{
  records: number
  employed: number
  without_identifier: number
  unknown_managers: number
}>

const counts = sql`count(u.external_id) as records,
  count(*) filter (where u.external_id is not null and status in ('active', 'leave')) as employed,
  count(*) filter (where u.no_identifier) as without_identifier,
  count(*) filter (where u.unknown_manager) as unknown_managers`

function restOf(row: Counted): KnownUnchanged {
  return {
    records: row.records,
    employed: row.employed,
    withoutIdentifier: row.without_identifier,
    unknownManagers: row.unknown_managers,
  }
}

/** The same of single records, to be taken off where they are looked at after all. */
export async function countUnchanged(
  tx: Tx,
  connectionId: string,
  externalIds: readonly string[],
): Promise<KnownUnchanged> {
  const { rows } = await sql<Counted>`select ${counts}
    from unchanged_record as u join person on person.id = u.person_id
    where u.connection_id = ${connectionId} and u.external_id = any(${externalIds}::text[])`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('Counting unchanged records gave nothing.')
  return restOf(row)
}

export type Keys = Readonly<{ numbers: readonly string[]; emails: readonly string[] }>

/** Unchanged records that, or whose person, may have one of these identifiers, or one that looks alike. */
export async function unchangedWithKeys(tx: Tx, connectionId: string, keys: Keys): Promise<string[]> {
  const { rows } = await sql<{ external_id: string }>`
    with number as (select hashtextextended(key, 0) as hash from unnest(${keys.numbers}::text[]) as key),
      email as (select hashtextextended(key, 0) as hash from unnest(${keys.emails}::text[]) as key)
    select external_id from unchanged_record
    where connection_id = ${connectionId} and (record_number in (select hash from number) or person_number in (select hash from number)
      or record_email in (select hash from email) or person_email in (select hash from email))`.execute(tx)
  return rows.map((row) => row.external_id)
}

/** Unchanged records whose manager the HR system tells to be one of these. */
export async function unchangedReports(
  tx: Tx,
  connectionId: string,
  managerRecords: readonly string[],
): Promise<string[]> {
  if (managerRecords.length === 0) return []
  const { rows } = await sql<{ external_id: string }>`select external_id from unchanged_record
    where connection_id = ${connectionId} and manager_record = any(${managerRecords}::text[])`.execute(tx)
  return rows.map((row) => row.external_id)
}

/** Remembers what was found of the records that were looked at; without any named, of all of them. */
export async function noteUnchanged(
  tx: Tx,
  place: Readonly<{ companyId: string; connectionId: string; snapshotId: string; by: string }>,
  lookedAt: readonly string[] | 'everything',
  unchanged: readonly UnchangedRecord[],
): Promise<void> {
  const { companyId, connectionId, snapshotId } = place
  if (lookedAt === 'everything')
    await sql`delete from unchanged_record where connection_id = ${connectionId}`.execute(tx)
  else
    await sql`delete from unchanged_record where connection_id = ${connectionId}
      and external_id = any(${lookedAt}::text[])`.execute(tx)
  for (const some of chunksOf(unchanged, 2000)) {
    await sql`insert into unchanged_record (company_id, connection_id, external_id, hash, person_id, person_version,
        legal_entity_id, from_day, until_day, manager_record, manager_id, has_left, no_identifier, unknown_manager,
        record_number, record_email, person_number, person_email)
      select ${companyId}::uuid, ${connectionId}::uuid, id, record.hash, p, v, e, f, u, m, mp, l, n, k,
        hashtextextended(rn, 0), hashtextextended(re, 0), hashtextextended(pn, 0), hashtextextended(pe, 0)
      from json_to_recordset(${JSON.stringify(some.map(rowOf))}::json) as t (id text, p uuid, v int, e text, f date, u date,
        m text, mp uuid, l boolean, n boolean, k boolean, rn text, re text, pn text, pe text)
      join snapshot_record as record on record.snapshot_id = ${snapshotId} and record.external_id = id`.execute(
      tx,
    )
  }
  await tx
    .updateTable('connection')
    .set({ unchanged_by: place.by })
    .where('id', '=', connectionId)
    .where('unchanged_by', 'is distinct from', place.by)
    .execute()
}

export async function forgetUnchanged(tx: Tx, connectionId: string): Promise<void> {
  await sql`delete from unchanged_record where connection_id = ${connectionId}`.execute(tx)
  await tx.updateTable('connection').set({ unchanged_by: null }).where('id', '=', connectionId).execute()
}

function rowOf(one: UnchangedRecord): Record<string, string | number | boolean | null> {
  return {
    id: one.externalId,
    p: one.personId,
    v: one.personVersion,
    e: one.legalEntityId,
    f: one.fromDay,
    u: one.untilDay,
    m: one.managerRecord,
    mp: one.managerId,
    l: one.hasLeft,
    n: one.noIdentifier,
    k: one.unknownManager,
    rn: one.record.number,
    re: one.record.email,
    pn: one.person.number,
    pe: one.person.email,
  }
}

/** By what the unchanged records of a connection were compared; null where nothing is remembered. */
export async function unchangedBy(tx: Tx, connectionId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('connection')
    .select('unchanged_by')
    .where('id', '=', connectionId)
    .executeTakeFirst()
  return row?.unchanged_by ?? null
}
