import type { ColumnType } from 'kysely'

/** Instants come back as ISO text, days as `YYYY-MM-DD`. */
export type Instant = ColumnType<string, string | Date, string | Date>
/** An instant that the database sets where none is given. */
export type Stamp = ColumnType<string, string | Date | undefined, string | Date>
export type Json<T> = ColumnType<T, string, string>
export type WithDefault<T> = ColumnType<T, T | undefined, T>
/** What every table behind the walls has. */
export type Owned = { company_id: string }
