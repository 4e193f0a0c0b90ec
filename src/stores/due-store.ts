import type { Database } from '#db/database.ts'

/** What the schedule and the account manager may know of a connection: no personal data. */
export type Due = Readonly<{
  companyId: string
  connectionId: string
  connectorId: string
  state: string
  nextFetchAt: string | null
  lastGoodFetchAt: string | null
}>

export type DuePatch = Readonly<{ state: string; nextFetchAt?: Date | null; lastGoodFetchAt?: Date | null }>

export async function writeDue(
  database: Database,
  connection: Readonly<{ companyId: string; id: string; connectorId: string }>,
  patch: DuePatch,
): Promise<void> {
  const set = {
    state: patch.state,
    ...(patch.nextFetchAt === undefined ? {} : { next_fetch_at: patch.nextFetchAt }),
    ...(patch.lastGoodFetchAt === undefined ? {} : { last_good_fetch_at: patch.lastGoodFetchAt }),
  }
  await database.outside
    .insertInto('portal.due')
    .values({
      company_id: connection.companyId,
      connection_id: connection.id,
      connector_id: connection.connectorId,
      next_fetch_at: null,
      last_good_fetch_at: null,
      ...set,
    })
    .onConflict((conflict) => conflict.columns(['company_id', 'connection_id']).doUpdateSet(set))
    .execute()
}

export async function removeDue(database: Database, companyId: string, connectionId: string): Promise<void> {
  await database.outside
    .deleteFrom('portal.due')
    .where('company_id', '=', companyId)
    .where('connection_id', '=', connectionId)
    .execute()
}

/** Connections whose next fetch is due, each handed to one program only: their next turn is moved on at once. */
export async function takeDue(database: Database, now: Date, nextTurn: Date, limit = 100): Promise<Due[]> {
  const rows = await database.outside
    .updateTable('portal.due')
    .set({ next_fetch_at: nextTurn })
    .where('connection_id', 'in', (due) =>
      due
        .selectFrom('portal.due')
        .select('connection_id')
        .where('next_fetch_at', '<=', now.toISOString())
        .orderBy('next_fetch_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute()
  return rows.map(dueOf)
}

export async function listDue(database: Database, companyId: string): Promise<Map<string, Due>> {
  const rows = await database.outside
    .selectFrom('portal.due')
    .selectAll()
    .where('company_id', '=', companyId)
    .execute()
  return new Map(rows.map((row) => [row.connection_id, dueOf(row)]))
}

function dueOf(row: {
  company_id: string
  connection_id: string
  connector_id: string
  state: string
  next_fetch_at: string | null
  last_good_fetch_at: string | null
}): Due {
  return {
    companyId: row.company_id,
    connectionId: row.connection_id,
    connectorId: row.connector_id,
    state: row.state,
    nextFetchAt: row.next_fetch_at,
    lastGoodFetchAt: row.last_good_fetch_at,
  }
}
