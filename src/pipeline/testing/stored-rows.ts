import { companyTables } from '#db/testing/company-tables.ts'
import type { TestEnvironment } from './company-on-database.ts'

const registry = [
  'person',
  'person_source',
  'person_history',
  'employment_period',
  'person_link',
  'run',
  'run_person',
]

/** Every row of the portal's people, their history and their runs, in a fixed order: equal means nothing was written. */
export async function registryRows(test: TestEnvironment): Promise<Record<string, string[]>> {
  const entries = await Promise.all(
    registry.map(async (table) => [table, await rowsOf(test, table)] as const),
  )
  return Object.fromEntries(entries)
}

/** People with their values, periods and links, without what says how often and when they were written. */
export async function peopleAsTheyAre(test: TestEnvironment): Promise<unknown[]> {
  const { rows } = await test.database.pool.query<{ row: Record<string, unknown> }>(`
    select to_jsonb(p) - 'version' - 'changed_at' - 'created_at' || jsonb_build_object(
      'periods', (select jsonb_agg(to_jsonb(e) order by seq) from employment_period e where e.person_id = p.id),
      'links', (select jsonb_agg(external_id order by external_id) from person_link l where l.person_id = p.id)) as row
    from person p where status <> 'withdrawn' order by id`)
  return rows.map((one) => one.row)
}

/** Tables in which a text can be found, whatever the column: for what must be nowhere. */
export async function tablesHolding(test: TestEnvironment, needle: string): Promise<string[]> {
  const found: string[] = []
  for (const table of await allTables(test)) {
    const like = `%${needle.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    const hex = `%${Buffer.from(needle).toString('hex')}%`
    const { rows } = await test.database.pool.query<{ n: number }>(
      `select count(*)::int as n from ${table} t where t::text like $1 or t::text like $2`,
      [like, hex],
    )
    if ((rows[0]?.n ?? 0) > 0) found.push(table)
  }
  return found
}

async function allTables(test: TestEnvironment): Promise<string[]> {
  const { rows } = await test.database.pool.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`)
  if (rows.length < companyTables.length) throw new Error('Tables are missing from the search.')
  return rows.map((row) => row.name)
}

async function rowsOf(test: TestEnvironment, table: string): Promise<string[]> {
  const { rows } = await test.database.pool.query<{ row: string }>(
    `select t::text as row from ${table} t order by 1`,
  )
  return rows.map((one) => one.row)
}
