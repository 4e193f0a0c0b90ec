import { type RawBuilder, sql } from 'kysely'
import { AppError } from '#model/app-error.ts'
import { isUuid } from '#model/is-uuid.ts'
import type { EmploymentPeriod, PersonStatus, PersonValues } from '#model/person.ts'
import {
  comesAfter,
  type PeopleSort,
  partsAfter,
  peopleOrder,
  type SortedPerson,
  sortColumns,
} from './people-order.ts'
import { valuesOf } from './person-columns.ts'
import { type SourceOfValue, sourcesOfPerson } from './source-store.ts'
import { joinedWhole, type Tx } from './transaction.ts'

export type PeopleFilter = Readonly<{
  search?: string | undefined
  status?: PersonStatus | undefined
  legalEntity?: string | undefined
  department?: string | undefined
  source?: string | undefined
  awards?: 'yes' | 'no' | undefined
  /** Only these legal entities; null for all. */
  within: readonly string[] | null
}>

export type PeopleQuery = PeopleFilter &
  Readonly<{
    sort: PeopleSort
    /** The page begins behind this person, or after so many people. */
    start: Readonly<{ after: string } | { skip: number }>
    limit: number
  }>

export type PersonLine = Readonly<{
  id: string
  name: string
  employeeNumber: string | null
  workEmail: string | null
  status: PersonStatus
  title: string | null
  department: string | null
  legalEntityName: string | null
  source: string | null
  startDate: string | null
  endDate: string | null
  awards: boolean
}>

function conditions(query: PeopleFilter): RawBuilder<unknown>[] {
  const parts = [query.status === undefined ? sql`p.status <> 'withdrawn'` : sql`p.status = ${query.status}`]
  if (query.within !== null) parts.push(sql`p.legal_entity = any(${query.within}::uuid[])`)
  if (query.search) {
    const like = `%${query.search.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    parts.push(
      sql`lower(concat_ws(' ', p.preferred_name, p.given_name, p.middle_name, p.family_name, p.employee_number, p.work_email)) like ${like}`,
    )
  }
  if (query.legalEntity !== undefined) parts.push(sql`p.legal_entity::text = ${query.legalEntity}`)
  if (query.department !== undefined) parts.push(sql`p.department = ${query.department}`)
  if (query.source !== undefined) parts.push(isKeptBy(query.source))
  const held = sql`exists (select from award a where a.company_id = p.company_id and a.person_id = p.id)`
  if (query.awards !== undefined) parts.push(query.awards === 'yes' ? held : sql`not ${held}`)
  return parts
}

/** The connection that keeps a person: of those that are left, the one that was linked last. */
const source = sql`(select c.name from person_link l join connection c on c.company_id = l.company_id and c.id = l.connection_id
  where l.company_id = p.company_id and l.person_id = p.id and l.ended_at is null and c.disconnected_at is null
  order by l.linked_at desc limit 1)`

/** The same, asked from the connection's side, so that the links of everybody else are not looked at one by one. */
function isKeptBy(connectionId: string): RawBuilder<unknown> {
  if (!isUuid(connectionId)) return sql`false`
  return sql`exists (select from connection c where c.id = ${connectionId} and c.disconnected_at is null)
    and p.id in (select l.person_id from person_link l left join (
        select o.person_id, max(o.linked_at) as linked_at from person_link o
        where o.connection_id <> ${connectionId} and o.ended_at is null
          and o.connection_id in (select d.id from connection d where d.disconnected_at is null)
        group by o.person_id) as rival on rival.person_id = l.person_id
      where l.connection_id = ${connectionId} and l.ended_at is null
        and (rival.linked_at is null or rival.linked_at <= l.linked_at))`
}

const lines = sql`
  select p.id, coalesce(nullif(concat_ws(' ', coalesce(p.preferred_name, p.given_name), p.family_name), ''), p.work_email, p.id::text) as name,
    p.employee_number as "employeeNumber", p.work_email as "workEmail", p.status, p.title, p.department, e.name as "legalEntityName",
    ${source} as source, p.start_date as "startDate", p.end_date as "endDate", a.person_id is not null as awards
  from person p
  left join legal_entity e on e.company_id = p.company_id and e.id = p.legal_entity
  left join award a on a.company_id = p.company_id and a.person_id = p.id`

export type PeoplePage = Readonly<{ people: PersonLine[]; total: number; next: string | null }>

/** One page of the portal's people; what is shown of them is looked up for those of the page alone. */
export async function listPeople(tx: Tx, query: PeopleQuery): Promise<PeoplePage> {
  const { ids, total } = await pageOfIds(tx, query)
  const shown = ids.slice(0, query.limit)
  const { rows } = await sql<PersonLine>`${lines} where p.id = any(${shown}::uuid[])`.execute(tx)
  const placeOf = new Map(shown.map((id, place) => [id, place]))
  const people = rows.toSorted((one, other) => (placeOf.get(one.id) ?? 0) - (placeOf.get(other.id) ?? 0))
  return { people, total, next: ids.length > shown.length ? (shown.at(-1) ?? null) : null }
}

/** One more than fit, where there are more. */
async function pageOfIds(tx: Tx, query: PeopleQuery): Promise<{ ids: string[]; total: number }> {
  const { search, legalEntity, department, source, awards, status, within } = query
  const chosen = [search || undefined, legalEntity, department, source, awards, status, within ?? undefined]
  if (chosen.some((one) => one !== undefined)) return pageOfSome(tx, query)
  const found = sql.join(conditions(query), sql` and `)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from person p where ${found}`.execute(
    tx,
  )
  return { ids: await pageOfAll(tx, query, found), total: rows[0]?.n ?? 0 }
}

/** Along an index, as far as the sort has one. */
async function pageOfAll(tx: Tx, query: PeopleQuery, found: RawBuilder<unknown>): Promise<string[]> {
  const { sort, start, limit } = query
  const last = await lastRead(tx, query)
  const parts =
    last === undefined
      ? [sql`true`]
      : partsAfter(sort, last).map((part) => sql`${part} and ${comesAfter(sort, last)}`)
  const ids: string[] = []
  for (const part of parts) {
    const { rows } = await sql<{ id: string }>`select p.id from person p where ${found} and ${part}
      order by ${peopleOrder(sort)} limit ${limit + 1 - ids.length} offset ${'skip' in start ? start.skip : 0}`.execute(
      tx,
    )
    ids.push(...rows.map((row) => row.id))
  }
  return ids
}

/** Everybody whom a filter finds is found once, to be counted and to be sorted. */
async function pageOfSome(tx: Tx, query: PeopleQuery): Promise<{ ids: string[]; total: number }> {
  const { sort, start, limit } = query
  const last = await lastRead(tx, query)
  const page = sql<{ total: number; ids: string[] }>`
    with p as materialized (select ${sortColumns} from person p where ${sql.join(conditions(query), sql` and `)})
    select (select count(*) from p)::int as total, array(select p.id from p
      where ${last === undefined ? sql`true` : comesAfter(sort, last)}
      order by ${peopleOrder(sort)} limit ${limit + 1} offset ${'skip' in start ? start.skip : 0})::text[] as ids`
  const { rows } = await joinedWhole(tx, () => page.execute(tx))
  return { ids: rows[0]?.ids ?? [], total: rows[0]?.total ?? 0 }
}

/** Whom a page begins behind; somebody who may not be seen tells nothing by their place. */
async function lastRead(tx: Tx, { start, within }: PeopleQuery): Promise<SortedPerson | undefined> {
  if ('skip' in start) return undefined
  const mine = within === null ? sql`true` : sql`p.legal_entity = any(${within}::uuid[])`
  const { rows } = await sql<SortedPerson>`
    select ${sortColumns} from person p where p.id = ${start.after} and ${mine}`.execute(tx)
  if (rows[0] === undefined) throw new AppError('invalid-input')
  return rows[0]
}

export type PersonLinkRow = Readonly<{
  connection: string
  connectionId: string
  externalId: string
  /** Another connection keeps the person since. */
  endedAt: string | null
  living: boolean
}>

export type PersonRecord = Readonly<{
  line: PersonLine
  version: number
  values: PersonValues
  periods: readonly EmploymentPeriod[]
  links: readonly PersonLinkRow[]
  /** Whom this person was merged into, and who was merged into this person. */
  mergedInto: Readonly<{ id: string; name: string }> | null
  mergedFrom: readonly Readonly<{ id: string; name: string }>[]
  sources: readonly SourceOfValue[]
}>

export async function findPerson(
  tx: Tx,
  id: string,
  within: readonly string[] | null,
): Promise<PersonRecord | undefined> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return undefined
  const row = await tx.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  if (
    row === undefined ||
    (within !== null && (row.legal_entity === null || !within.includes(row.legal_entity)))
  )
    return undefined
  const { rows } = await sql<PersonLine>`${lines} where p.id = ${id}`.execute(tx)
  const [line] = rows
  if (line === undefined) return undefined
  const periods = await tx
    .selectFrom('employment_period')
    .selectAll()
    .where('person_id', '=', id)
    .orderBy('seq')
    .execute()
  const links = await tx
    .selectFrom('person_link')
    .innerJoin('connection', 'connection.id', 'person_link.connection_id')
    .select(['connection.name', 'connection_id', 'external_id', 'ended_at', 'disconnected_at'])
    .where('person_id', '=', id)
    .execute()
  return {
    line,
    version: row.version,
    values: valuesOf(row),
    periods: periods.map((one) => ({
      startDate: one.start_date,
      endDate: one.end_date,
      legalEntityId: one.legal_entity_id,
    })),
    links: links.map((one) => ({
      connection: one.name,
      connectionId: one.connection_id,
      externalId: one.external_id,
      endedAt: one.ended_at,
      living: one.disconnected_at === null && one.ended_at === null,
    })),
    mergedInto: (await namesOf(tx, sql`id = ${row.merged_into}`))[0] ?? null,
    mergedFrom: await namesOf(tx, sql`merged_into = ${id}`),
    sources: await sourcesOfPerson(tx, id),
  }
}

async function namesOf(tx: Tx, which: RawBuilder<unknown>): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, coalesce(nullif(concat_ws(' ', coalesce(preferred_name, given_name), family_name), ''), work_email, id::text) as name
    from person where ${which} order by 2, 1`.execute(tx)
  return rows
}
