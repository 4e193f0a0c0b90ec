import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from '#db/database.ts'
import { connectionBeside } from './connection-beside.ts'

/**
 * The schema auth as better-auth reads it: instants as Date, which the portal's own pool gives as text
 * (compared with a Date, text would never expire).
 */
export function openAccessDatabase(database: Database): Kysely<unknown> {
  const pool = new pg.Pool({ ...connectionBeside(database), max: 4 })
  pool.on('error', () => undefined)
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }).withSchema('auth')
}
