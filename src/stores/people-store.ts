import { type RawBuilder, sql } from 'kysely'
import type { EmploymentPeriod, PersonStatus, PersonValues } from '#model/person.ts'
import { valuesOf } from './person-columns.ts'
import type { Tx } from './transaction.ts'

export type PeopleQuery = Readonly<{
  search?: string | undefined
  status?: PersonStatus | undefined
  legalEntity?: string | undefined
  department?: string | undefined
  source?: string | undefined
  awards?: 'yes' | 'no' | undefined
  /** Only these legal entities; null for all. */
  within: readonly string[] | null
  sort: 'name' | 'number' | 'start' | 'status'
  offset: number
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

const orders: Record<PeopleQuery['sort'], RawBuilder<unknown>> = {
  name: sql`p.family_name nulls last, p.given_name, p.id`,
  number: sql`p.employee_number nulls last, p.id`,
  start: sql`p.start_date desc nulls last, p.id`,
  status: sql`p.status, p.family_name, p.given_name, p.id`,
}

function conditions(query: Omit<PeopleQuery, 'sort' | 'offset' | 'limit'>): RawBuilder<unknown> {
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
  if (query.source !== undefined) parts.push(sql`c.id::text = ${query.source}`)
  if (query.awards !== undefined)
    parts.push(query.awards === 'yes' ? sql`a.person_id is not null` : sql`a.person_id is null`)
  return sql.join(parts, sql` and `)
}

const joined = sql`person p
  left join legal_entity e on e.company_id = p.company_id and e.id = p.legal_entity
  left join award a on a.company_id = p.company_id and a.person_id = p.id
  left join lateral (select c.id, c.name from person_link l join connection c on c.company_id = l.company_id and c.id = l.connection_id
    where l.company_id = p.company_id and l.person_id = p.id and l.ended_at is null and c.disconnected_at is null order by l.linked_at desc limit 1) c on true`

export async function listPeople(
  tx: Tx,
  query: PeopleQuery,
): Promise<{ people: PersonLine[]; total: number }> {
  const where = conditions(query)
  const { rows } = await sql<PersonLine>`
    select p.id, coalesce(nullif(concat_ws(' ', coalesce(p.preferred_name, p.given_name), p.family_name), ''), p.work_email, p.id::text) as name,
      p.employee_number as "employeeNumber", p.work_email as "workEmail", p.status, p.title, p.department, e.name as "legalEntityName",
      c.name as source, p.start_date as "startDate", p.end_date as "endDate", a.person_id is not null as awards
    from ${joined} where ${where} order by ${orders[query.sort]} limit ${query.limit} offset ${query.offset}`.execute(
    tx,
  )
  const counted = await sql<{ n: number }>`select count(*)::int as n from ${joined} where ${where}`.execute(
    tx,
  )
  return { people: rows, total: counted.rows[0]?.n ?? 0 }
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
  sources: readonly Readonly<{ attribute: string; connection: string | null; owner: string; at: string }>[]
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
  const { rows } = await sql<PersonLine>`
    select p.id, coalesce(nullif(concat_ws(' ', coalesce(p.preferred_name, p.given_name), p.family_name), ''), p.work_email, p.id::text) as name,
      p.employee_number as "employeeNumber", p.work_email as "workEmail", p.status, p.title, p.department, e.name as "legalEntityName",
      c.name as source, p.start_date as "startDate", p.end_date as "endDate", a.person_id is not null as awards
    from ${joined} where p.id = ${id}`.execute(tx)
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
  const sources = await tx
    .selectFrom('person_source')
    .leftJoin('connection', 'connection.id', 'person_source.connection_id')
    .select(['attribute', 'connection.name', 'owner', 'at'])
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
    sources: sources.map((one) => ({
      attribute: one.attribute,
      connection: one.name,
      owner: one.owner,
      at: one.at,
    })),
  }
}

async function namesOf(tx: Tx, which: RawBuilder<unknown>): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, coalesce(nullif(concat_ws(' ', coalesce(preferred_name, given_name), family_name), ''), work_email, id::text) as name
    from person where ${which} order by 2, 1`.execute(tx)
  return rows
}
