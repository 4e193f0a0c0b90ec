import { sql } from 'kysely'
import type { EmploymentPeriod } from '#model/person.ts'
import type { Tx } from './transaction.ts'

export type LinkRow = Readonly<{
  connectionId: string
  externalId: string
  personId: string
  runId: string | null
}>

/** Records of these people, whichever connection they come from. */
export async function linksOfPeople(tx: Tx, personIds: readonly string[]): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select l.connection_id as "connectionId", l.external_id as "externalId", l.person_id as "personId", l.run_id as "runId"
    from person_link l join connection c on c.company_id = l.company_id and c.id = l.connection_id
    where l.person_id = any(${personIds}::uuid[]) and l.ended_at is null and c.disconnected_at is null`.execute(
    tx,
  )
  return rows
}

/** Ids of people who report to somebody. */
export async function reportsOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('manager', '=', personId)
    .where('status', '<>', 'withdrawn')
    .execute()
  return rows.map((row) => row.id)
}

/** What a person was before a record was linked: values its connection wrote since, and the periods of that moment. */
export async function beforeLink(
  tx: Tx,
  link: LinkRow,
): Promise<
  Readonly<{
    values: readonly Readonly<{ attribute: string; value: string | null }>[]
    periods: readonly EmploymentPeriod[] | null
  }>
> {
  const nothing = { values: [], periods: null }
  if (link.runId === null) return nothing
  const made = await tx
    .selectFrom('run_person')
    .innerJoin('run', 'run.id', 'run_person.run_id')
    .select(['action', 'periods_before', 'number'])
    .where('run_id', '=', link.runId)
    .where('person_id', '=', link.personId)
    .executeTakeFirst()
  // Somebody who came with the record has nothing from before it.
  if (made === undefined || made.action === 'create') return nothing
  const { rows } = await sql<{ attribute: string; value: string | null }>`
    select attribute, old_value as value from (
      select distinct on (h.attribute) h.attribute, h.old_value from person_change h
      join run r on r.company_id = h.company_id and r.id = h.run_id
      where h.person_id = ${link.personId} and r.connection_id = ${link.connectionId} and r.kind = 'sync'
        and r.number >= ${made.number}
      order by h.attribute, h.id) as first
    where attribute <> 'status' and attribute !~ '^(link|decision):' order by attribute`.execute(tx)
  return { values: rows, periods: made.periods_before as EmploymentPeriod[] }
}

export type FoundRecord = Readonly<{
  externalId: string
  name: string
  employeeNumber: string | null
  workEmail: string | null
  personId: string | null
  personName: string | null
}>

/** Records of a snapshot by name, number, e-mail or id; whose they are already is said. */
export async function searchRecords(
  tx: Tx,
  place: Readonly<{ connectionId: string; snapshotId: string }>,
  search: string,
): Promise<FoundRecord[]> {
  const like = `%${search.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const { rows } = await sql<FoundRecord>`
    select r.external_id as "externalId",
      coalesce(nullif(concat_ws(' ', d ->> 'givenName', d ->> 'familyName'), ''), d ->> 'displayName', d ->> 'workEmail', r.external_id) as name,
      d ->> 'employeeNumber' as "employeeNumber", d ->> 'workEmail' as "workEmail", p.id as "personId",
      nullif(concat_ws(' ', coalesce(p.preferred_name, p.given_name), p.family_name), '') as "personName"
    from snapshot_record r cross join lateral (select r.doc::jsonb as d) as doc
    left join person_link l on l.company_id = r.company_id and l.connection_id = ${place.connectionId}
      and l.external_id = r.external_id and l.ended_at is null
    left join person p on p.company_id = l.company_id and p.id = l.person_id
    where r.snapshot_id = ${place.snapshotId} and lower(r.doc) like ${like}
      and lower(concat_ws(' ', r.external_id, d ->> 'givenName', d ->> 'familyName', d ->> 'displayName',
        d ->> 'employeeNumber', d ->> 'workEmail')) like ${like}
    order by 2, 1 limit 20`.execute(tx)
  return rows
}
