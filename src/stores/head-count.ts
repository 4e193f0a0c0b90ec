import { sql } from 'kysely'
import type { Tx } from './transaction.ts'

const DAYS = 30

/** Active people of a connection on each of the last days, from their periods of employment. */
export async function headCountByDay(
  tx: Tx,
  connectionId: string,
  now: Date,
): Promise<{ day: string; people: number }[]> {
  const { rows } = await sql<{ day: string; people: number }>`
    select to_char(d, 'YYYY-MM-DD') as day, count(distinct e.person_id)::int as people
    from generate_series(${now.toISOString()}::date - ${DAYS - 1}::int, ${now.toISOString()}::date, '1 day') as d
    left join (
      select p.person_id, p.start_date, p.end_date from employment_period p
      join person_link l on l.company_id = p.company_id and l.person_id = p.person_id and l.connection_id = ${connectionId} and l.ended_at is null
      join person on person.company_id = p.company_id and person.id = p.person_id and person.status <> 'withdrawn'
    ) e on coalesce(e.start_date, '-infinity') <= d and coalesce(e.end_date, 'infinity') >= d
    group by d order by d`.execute(tx)
  return rows
}
