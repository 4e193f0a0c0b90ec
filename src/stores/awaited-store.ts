import { sql } from 'kysely'
import type { Tx } from './transaction.ts'

/**
 * People about whom the newest open plan of another connection asks whether they are somebody it has read, by the name
 * of that connection.
 */
export async function awaitedElsewhere(tx: Tx, connectionId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ person_id: string; name: string }>`
    with newest as (
      select distinct on (connection_id) id, connection_id from plan
      where state = 'open' and kind = 'sync' and connection_id <> ${connectionId}
      order by connection_id, created_at desc, id
    )
    select distinct candidate ->> 'personId' as person_id, connection.name
    from newest
    join connection on connection.id = newest.connection_id and connection.disconnected_at is null
    join plan_item on plan_item.plan_id = newest.id and plan_item.bucket = 'needs a match'
    cross join jsonb_array_elements(plan_item.doc -> 'candidates') as candidate
    order by 1, 2`.execute(tx)
  return new Map(rows.map((row) => [row.person_id, row.name]))
}
