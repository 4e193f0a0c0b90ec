import type pg from 'pg'
import type { Database } from '#db/database.ts'

/**
 * How to connect beside the pool. Spelled out, since pg keeps the password out of sight of a spread; without the
 * pool's own type parsers.
 */
export function connectionBeside(database: Database): pg.ClientConfig {
  const { types: _, ...connection } = database.pool.options
  const { password } = database.pool.options
  return password === undefined ? connection : { ...connection, password }
}
