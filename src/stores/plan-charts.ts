import { sql } from 'kysely'
import type { PlanRecord } from './plan-store.ts'
import type { Tx } from './transaction.ts'

type Bar = Readonly<{ label: string; before: number; after: number }>
type Month = Readonly<{ month: string; joining: number; leaving: number }>

/** Head count by legal entity or department before and after the selected changes, and who comes and goes by month. */
export async function planCharts(
  tx: Tx,
  plan: PlanRecord,
  by: 'legalEntity' | 'department',
): Promise<{ bars: Bar[]; months: Month[] }> {
  const value = by === 'department' ? sql`p.department` : sql`p.legal_entity::text`
  const { rows } = await sql<Bar>`
    with changed as (
      select (doc ->> 'personId')::uuid as person_id, action,
        (select c ->> 'new' from jsonb_array_elements(doc -> 'changes') c where c ->> 'attribute' = ${by}) as new_value
      from plan_item where plan_id = ${plan.id} and action in ('create', 'update', 'terminate', 'reactivate')),
    now as (select p.id, ${value} as label, p.status in ('active', 'leave') as active from person p where p.status <> 'withdrawn'),
    counted as (
      select label, 1 as before, 0 as after from now where active
      union all
      select coalesce(c.new_value, n.label), 0, 1 from now n left join changed c on c.person_id = n.id
        where (n.active and c.action is distinct from 'terminate') or c.action = 'reactivate'
      union all
      select new_value, 0, 1 from changed where action = 'create')
    select coalesce(${by === 'legalEntity' ? sql`e.name` : sql`null`}, counted.label, '–') as label, sum(before)::int as before, sum(after)::int as after
    from counted left join legal_entity e on e.id::text = counted.label
    group by 1 order by 3 desc, 1 limit 30`.execute(tx)
  const months = await sql<Month>`
    select to_char(day, 'YYYY-MM') as month, count(*) filter (where joining)::int as joining, count(*) filter (where not joining)::int as leaving
    from (select coalesce(effective_date,
        (select (c ->> 'new')::date from jsonb_array_elements(doc -> 'changes') c where c ->> 'attribute' = 'startDate' and c ->> 'new' is not null)) as day,
        bucket = 'new' or doc ->> 'event' = 'future joiner' as joining
      from plan_item where plan_id = ${plan.id}
        and (bucket in ('new', 'leaving') or doc ->> 'event' in ('future joiner', 'future leaver'))) as dated
    where day is not null group by 1 order by 1 desc limit 18`.execute(tx)
  return { bars: rows, months: months.rows.reverse() }
}
