import { sql, type Transaction } from 'kysely'
import type { Tables } from '#db/tables.ts'

/** A transaction inside one company's walls (see `Database.inCompany`). */
export type Tx = Transaction<Tables>

/** Splits a long list, so that one statement stays of a size that PostgreSQL plans well. */
export function* chunksOf<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size)
}

/**
 * Lets PostgreSQL join whole tables by hash or merge only. Where much was written a moment ago, its statistics know of
 * none of it yet, and it would go through one table once for each row of the other.
 */
export async function joinedWhole<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`set local enable_nestloop = off`.execute(tx)
  const result = await work()
  await sql`set local enable_nestloop = on`.execute(tx)
  return result
}
