import type { Transaction } from 'kysely'
import type { Tables } from '#db/tables.ts'

/** A transaction inside one company's walls (see `Database.inCompany`). */
export type Tx = Transaction<Tables>

/** Splits a long list, so that one statement stays of a size that PostgreSQL plans well. */
export function* chunksOf<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size)
}
