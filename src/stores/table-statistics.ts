import { sql } from 'kysely'
import type { Database } from '#db/database.ts'

/** Below this, no plan of a statement is slow enough to be felt. */
export const manyRows = 5_000

/**
 * What PostgreSQL goes by when it plans a statement, of tables into which very much has just been written. It sees to
 * that by itself within minutes, but people read on at once: without it, a large fresh plan is read whole for every
 * line that is looked up in it.
 */
export async function refreshStatistics(
  database: Database,
  tables: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  await database.outside.transaction().execute(async (tx) => {
    await sql`set local default_statistics_target = 10`.execute(tx)
    for (const [table, columns] of Object.entries(tables))
      await sql`analyze (skip_locked) ${sql.table(table)} (${sql.join(columns.map((one) => sql.ref(one)))})`.execute(
        tx,
      )
  })
}
