import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from './database.ts'
import type { Tables } from './tables.ts'
import { companyTables } from './testing/company-tables.ts'
import { type TestDatabase, testDatabase } from './testing/test-database.ts'

type CompanyTable = (typeof companyTables)[number]
type Column = Readonly<{
  table: string
  column: string
  type: string
  nullable: boolean
  generated: boolean
  checks: string | null
}>

let source: TestDatabase
let database: Database
let columns: readonly Column[]
const ours = randomUUID()
const theirs = randomUUID()

beforeAll(async () => {
  source = await testDatabase()
  database = await openDatabase({ ...source.connection, max: 4 })
  columns = await readColumns()
  await fill(ours)
  await fill(theirs)
})
afterAll(async () => {
  await database.close()
  await source.drop()
})

test('every table with a company is behind the walls', async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.column_name = 'company_id' and t.table_type = 'BASE TABLE'`,
  )
  const inherited = await partitions()
  const named = rows.map((row) => row.name).filter((name) => !inherited.has(name))
  expect(named.sort()).toEqual([...companyTables].sort())
})

describe.each(companyTables)('%s', (table) => {
  test('shows the rows of the own company only', async () => {
    const seen = await database.inCompany(ours, (tx) => companiesIn(tx, table))
    expect(seen).toEqual([ours])
  })

  test('shows nothing where no company is set', async () => {
    const seen = await database.outside.transaction().execute(async (tx) => {
      await sql`set local role rollcall_app`.execute(tx)
      return companiesIn(tx, table)
    })
    expect(seen).toEqual([])
  })

  test('takes no row for another company', async () => {
    const attempt = database.inCompany(ours, (tx) => insertRow(tx, table, theirs))
    await expect(attempt).rejects.toThrow(/row-level security/)
  })

  test('lets nothing of another company be changed or deleted', async () => {
    for (const verb of ['update', 'delete'] as const) {
      const touched = await database
        .inCompany(ours, (tx) => touch(tx, table, verb))
        .catch((error: Error) => error.message)
      // History can only be added to, so there the permission itself is missing.
      expect(touched === 0 || /permission denied/.test(String(touched))).toBe(true)
    }
    expect(await database.inCompany(theirs, (tx) => companiesIn(tx, table))).toEqual([theirs])
  })
})

test('a connection of the pool carries no company over to the next one', async () => {
  const companies = Array.from({ length: 50 }, () => randomUUID())
  for (const id of companies) {
    await database.inCompany(id, (tx) => insertRow(tx, 'legal_entity', id))
  }
  let foreign = 0
  let broken = 0
  const visit = async (turn: number): Promise<void> => {
    const company = companies[turn % companies.length] ?? ''
    try {
      await database.inCompany(company, async (tx) => {
        const seen = await companiesIn(tx, 'legal_entity')
        if (seen.length !== 1 || seen[0] !== company) foreign += 1
        if (turn % 7 === 0) await sql`select 1 / 0`.execute(tx)
        if (turn % 11 === 0) throw new Error('changed my mind')
        if (turn % 13 === 0) await sleep(1)
      })
    } catch {
      broken += 1
    }
    const outside = await database.pool.query<{ role: string; company: string | null }>(
      `select current_user as role, nullif(current_setting('rollcall.company', true), '') as company`,
    )
    if (outside.rows[0]?.role === 'rollcall_app' || outside.rows[0]?.company !== null) foreign += 1
  }
  const turns = Array.from({ length: 2_000 }, (_, turn) => turn).sort(
    (a, b) => ((a * 7919) % 2_003) - ((b * 7919) % 2_003),
  )
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let turn = turns.pop(); turn !== undefined; turn = turns.pop()) await visit(turn)
    }),
  )
  expect(broken).toBeGreaterThan(400)
  expect(foreign).toBe(0)
})

async function companiesIn(tx: Transaction<Tables>, table: CompanyTable): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select distinct company_id as id from ${sql.table(table)}`.execute(tx)
  return rows.map((row) => row.id)
}

async function touch(
  tx: Transaction<Tables>,
  table: CompanyTable,
  verb: 'update' | 'delete',
): Promise<number> {
  const statement =
    verb === 'delete'
      ? sql`delete from ${sql.table(table)} where company_id = ${theirs}`
      : sql`update ${sql.table(table)} set company_id = company_id where company_id = ${theirs}`
  const { numAffectedRows } = await statement.execute(tx)
  return Number(numAffectedRows ?? 0)
}

async function fill(company: string): Promise<void> {
  await database.inCompany(company, async (tx) => {
    for (const table of companyTables) await insertRow(tx, table, company)
  })
}

/** A row that the table's own rules accept, whatever they are. */
async function insertRow(tx: Transaction<Tables>, table: CompanyTable, company: string): Promise<void> {
  const needed = columns.filter((one) => one.table === table && !one.generated && !one.nullable)
  const names = needed.map((one) => sql.ref(one.column))
  const values = needed.map((one) => cellOf(one, company))
  await sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(values)})`.execute(tx)
}

function cellOf({ column, type, checks, table }: Column, company: string): RawBuilder<unknown> {
  if (column === 'company_id') return sql`${company}::uuid`
  // The company's one connection has its id too, so that references between tables hold.
  if (column === 'connection_id' || (column === 'id' && table === 'connection')) return sql`${company}::uuid`
  const allowed = checks === null ? null : /'([^']+)'/.exec(checks)?.[1]
  if (allowed) return sql`${allowed}`
  if (type === 'uuid') return sql`${randomUUID()}::uuid`
  if (type === 'bytea') return sql`${randomBytes(8)}`
  if (type === 'jsonb' || type === 'json') return sql`'{}'`
  if (type === 'ARRAY') return sql`'{}'`
  if (type === 'boolean') return sql`true`
  if (type.startsWith('timestamp')) return sql`now()`
  if (type === 'date') return sql`date '2026-01-01'`
  if (/int|numeric/.test(type)) return sql`1`
  return sql`${randomUUID()}`
}

async function readColumns(): Promise<readonly Column[]> {
  const { rows } = await database.pool.query<Column>(`
    select c.table_name as "table", c.column_name as "column", c.data_type as type,
      (c.is_nullable = 'YES' or c.column_default is not null) as nullable, (c.is_identity = 'YES') as generated,
      (select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
        where k.contype = 'c' and k.conrelid = format('%I.%I', c.table_schema, c.table_name)::regclass
          and a.attname = c.column_name) as checks
    from information_schema.columns c where c.table_schema = 'public'`)
  return rows
}

async function partitions(): Promise<ReadonlySet<string>> {
  const { rows } = await database.pool.query<{ name: string }>(
    'select inhrelid::regclass::text as name from pg_inherits',
  )
  return new Set(rows.map((row) => row.name))
}
