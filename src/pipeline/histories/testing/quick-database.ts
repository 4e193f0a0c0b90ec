import { createHash } from 'node:crypto'
import pg from 'pg'
import { type Database, openDatabase } from '#db/database.ts'

/** The same few statements run thousands of times here, so the server is let keep their plans. */
class PreparingClient extends pg.Client {
  override query = ((text: unknown, values?: unknown, ...rest: unknown[]) => {
    const query = pg.Client.prototype.query as (...given: unknown[]) => unknown
    return typeof text === 'string' && Array.isArray(values)
      ? query.call(this, { name: createHash('md5').update(text).digest('hex'), text, values }, ...rest)
      : query.call(this, text, values, ...rest)
  }) as pg.Client['query']
}

/** The portal's own database in every respect but how statements are prepared. */
export function openQuickDatabase(connection: pg.PoolConfig): Promise<Database> {
  return openDatabase({ ...connection, Client: PreparingClient } as pg.PoolConfig)
}
