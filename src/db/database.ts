import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'
import { UnfitDatabase } from './unfit-database.ts'

export type Database = Readonly<{
  pool: pg.Pool
  /** Runs in one transaction that can see and write this company's rows only. */
  inCompany: <T>(companyId: string, work: (tx: Transaction<Tables>) => Promise<T>) => Promise<T>
  /** For the schemas that stand outside the walls: portal, auth, queue. Company rows are out of reach here too. */
  outside: Kysely<Tables>
  close: () => Promise<void>
}>

const DATE = 1082
const TIMESTAMPTZ = 1184
const INT8 = 20

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE) return (value: string) => value
    if (oid === TIMESTAMPTZ) return (value: string) => new Date(value).toISOString()
    if (oid === INT8) return (value: string) => Number(value)
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

/** Opens a pool; refuses a PostgreSQL older than 15 or an application role that would not be held by the walls. */
export async function openDatabase(connection: pg.PoolConfig): Promise<Database> {
  const pool = new pg.Pool({ max: 12, ...connection, types })
  pool.on('error', () => undefined)
  await refuseUnfit(pool)
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    pool,
    outside: kysely,
    inCompany: (companyId, work) =>
      kysely.transaction().execute(async (tx) => {
        await enterCompany(tx, companyId)
        return work(tx)
      }),
    close: () => kysely.destroy(),
  }
}

async function enterCompany(tx: Transaction<Tables>, companyId: string): Promise<void> {
  await sql`select set_config('role', 'rollcall_app', true), set_config('rollcall.company', ${companyId}, true)`.execute(
    tx,
  )
}

async function refuseUnfit(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: string; bypasses: boolean | null; owns: boolean | null }>(`
    select current_setting('server_version_num') as version,
      (select rolbypassrls or rolsuper from pg_roles where rolname = 'rollcall_app') as bypasses,
      exists (select from pg_tables where schemaname = 'public' and tableowner = 'rollcall_app') as owns`)
  const found = rows[0]
  if (found === undefined) throw new Error('The database did not answer.')
  if (Number(found.version) < 150_000) {
    throw new UnfitDatabase(
      `DATABASE_URL points to PostgreSQL ${Math.floor(Number(found.version) / 10_000)}; Rollcall needs 15 or later.`,
      'Upgrade that server, or leave DATABASE_URL out to use the embedded one.',
    )
  }
  if (found.bypasses === true || found.owns === true) {
    throw new UnfitDatabase(
      'The role rollcall_app may pass by row-level security, so companies would not be kept apart.',
      'Take SUPERUSER, BYPASSRLS and the ownership of tables from that role, then start again.',
    )
  }
}
