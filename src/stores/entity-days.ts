import { sql } from 'kysely'
import type { Tx } from './transaction.ts'

export type ReportPeriod = Readonly<{ from: string; to: string }>

/** One stay of one person in one legal entity, cut to the period; both days count. */
export type EntityStay = Readonly<{
  personId: string
  name: string
  employeeNumber: string | null
  legalEntityId: string | null
  entityName: string | null
  from: string
  to: string
  days: number
}>

/** Stays within a period, by entity and person. `within` keeps to these legal entities. */
export async function listEntityStays(
  tx: Tx,
  period: ReportPeriod,
  within: readonly string[] | null,
  page: Readonly<{ offset: number; limit: number }>,
): Promise<EntityStay[]> {
  const only = within === null ? sql`true` : sql`e.legal_entity_id = any(${within}::uuid[])`
  const { rows } = await sql<EntityStay>`
    select p.id as "personId", concat_ws(' ', coalesce(p.preferred_name, p.given_name), p.family_name) as name,
      p.employee_number as "employeeNumber", e.legal_entity_id as "legalEntityId", l.name as "entityName",
      to_char(greatest(coalesce(e.start_date, ${period.from}::date), ${period.from}::date), 'YYYY-MM-DD') as "from",
      to_char(least(coalesce(e.end_date, ${period.to}::date), ${period.to}::date), 'YYYY-MM-DD') as "to",
      least(coalesce(e.end_date, ${period.to}::date), ${period.to}::date)
        - greatest(coalesce(e.start_date, ${period.from}::date), ${period.from}::date) + 1 as days
    from employment_period e
    join person p on p.company_id = e.company_id and p.id = e.person_id and p.status <> 'withdrawn'
    left join legal_entity l on l.company_id = e.company_id and l.id = e.legal_entity_id
    where coalesce(e.start_date, ${period.from}::date) <= ${period.to}::date
      and coalesce(e.end_date, ${period.to}::date) >= ${period.from}::date and ${only}
    order by l.name nulls last, p.family_name, p.given_name, p.id, e.seq limit ${page.limit} offset ${page.offset}`.execute(
    tx,
  )
  return rows
}

export type EntityDaysRow = Readonly<{
  legalEntityId: string | null
  name: string | null
  people: number
  days: number
  movedIn: number
  movedOut: number
}>

/** People and days per legal entity; who came from or went to another one within the period is counted. */
export async function sumEntityDays(
  tx: Tx,
  period: ReportPeriod,
  within: readonly string[] | null,
): Promise<EntityDaysRow[]> {
  const only = within === null ? sql`true` : sql`s.legal_entity_id = any(${within}::uuid[])`
  const { rows } = await sql<EntityDaysRow>`
    with stays as (
      select e.*, lag(e.legal_entity_id) over w as before, lead(e.legal_entity_id) over w as after,
        row_number() over w > 1 as continued, lead(e.seq) over w is not null as goes_on
      from employment_period e
      join person p on p.company_id = e.company_id and p.id = e.person_id and p.status <> 'withdrawn'
      window w as (partition by e.person_id order by e.seq)),
    cut as (
      select s.*, greatest(coalesce(s.start_date, ${period.from}::date), ${period.from}::date) as first,
        least(coalesce(s.end_date, ${period.to}::date), ${period.to}::date) as last
      from stays s where ${only})
    select c.legal_entity_id as "legalEntityId", l.name, count(distinct c.person_id)::int as people, sum(c.last - c.first + 1)::int as days,
      count(*) filter (where c.continued and c.before is distinct from c.legal_entity_id and c.start_date >= ${period.from}::date)::int as "movedIn",
      count(*) filter (where c.goes_on and c.after is distinct from c.legal_entity_id and c.end_date <= ${period.to}::date)::int as "movedOut"
    from cut c left join legal_entity l on l.company_id = c.company_id and l.id = c.legal_entity_id
    where c.first <= c.last group by 1, 2 order by l.name nulls last`.execute(tx)
  return rows
}
