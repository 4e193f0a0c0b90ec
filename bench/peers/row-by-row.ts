import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { columns, tableOf } from '../bare/columns.ts'
import { recordsOf } from '../bare/read-pages.ts'
import type { Measure } from '../harness/measure.ts'
import { benchFields } from '../hr-system/connector.ts'
import { loadPeer } from './load-peer.ts'

type Cells = Record<string, string | null>
type Upsert = Readonly<{ write: (row: Cells) => Promise<unknown>; close: () => Promise<unknown> }>

/** A loop costs the same for each row, so that many stand for all. */
const tried = 1000
const slow = { unit: 's', bare: 'month-sync', goal: { of: 'ratio', atLeast: 20 } } as const

/** What most integrations do: one upsert for each person at every sync, without a preview. */
export const rowByRow: Measure = {
  id: 'row-by-row',
  apart: true,
  rows: [
    { id: 'kysely', title: 'Kysely, an upsert for each', ...slow },
    { id: 'knex', title: 'Knex, an upsert for each', ...slow },
    { id: 'drizzle', title: 'Drizzle, an upsert for each', ...slow },
  ],
  run: async ({ note, people, walk }) => {
    const connection = walk.ground.connection
    const rows: Cells[] = []
    for await (const records of recordsOf(walk.ground.hr.baseUrl, Math.min(tried, people)))
      rows.push(...records.map((one) => cellsOf(one as Readonly<Record<string, unknown>>)))
    const client = new pg.Client(connection)
    await client.connect()
    for (const [id, open] of Object.entries({ kysely: openKysely, knex: openKnex, drizzle: openDrizzle })) {
      await client.query(
        `drop schema if exists bare cascade; create schema bare; ${tableOf('bare.person')}; alter table bare.person add primary key (external_id)`,
      )
      const peer = await open(connection)
      if (peer === null) continue
      const beganAt = performance.now()
      for (const row of rows) await peer.write(row)
      note(id, ((performance.now() - beganAt) / 1000 / rows.length) * people)
      await peer.close()
    }
    await client.query('drop schema if exists bare cascade')
    await client.end()
  },
}

function cellsOf(record: Readonly<Record<string, unknown>>): Cells {
  const fields = ['externalId', ...benchFields]
  return Object.fromEntries(
    fields.map((field, at) => [columns[at] ?? field, (record[field] ?? null) as string | null]),
  )
}

async function openKysely(connection: pg.PoolConfig): Promise<Upsert> {
  const database = new Kysely<{ 'bare.person': Cells }>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ ...connection, max: 1 }) }),
  })
  return {
    write: (row) =>
      database
        .insertInto('bare.person')
        .values(row)
        .onConflict((conflict) => conflict.column('external_id').doUpdateSet(row))
        .execute(),
    close: () => database.destroy(),
  }
}

type Knex = ((table: string) => {
  insert: (row: Cells) => { onConflict: (column: string) => { merge: () => Promise<unknown> } }
}) &
  Readonly<{ destroy: () => Promise<unknown> }>

async function openKnex(connection: pg.PoolConfig): Promise<Upsert | null> {
  const library = await loadPeer('knex')
  if (library === null) return null
  const make = library['default'] as (options: object) => Knex
  const knex = make({ client: 'pg', connection, pool: { min: 1, max: 1 } })
  return {
    write: (row) => knex('bare.person').insert(row).onConflict('external_id').merge(),
    close: () => knex.destroy(),
  }
}

type Column = Readonly<{ primaryKey: () => unknown }>
type DrizzleTables = Readonly<{
  pgSchema: (name: string) => {
    table: (name: string, columns: Readonly<Record<string, unknown>>) => Record<string, unknown>
  }
  text: (name: string) => Column
}>
type Drizzle = Readonly<{
  insert: (table: object) => {
    values: (row: Cells) => { onConflictDoUpdate: (update: object) => Promise<unknown> }
  }
}>

async function openDrizzle(connection: pg.PoolConfig): Promise<Upsert | null> {
  const tables = (await loadPeer('drizzle-orm/pg-core')) as DrizzleTables | null
  const driver = await loadPeer('drizzle-orm/node-postgres')
  if (tables === null || driver === null) return null
  const columnOf = (name: string) =>
    name === 'external_id' ? tables.text(name).primaryKey() : tables.text(name)
  const person = tables
    .pgSchema('bare')
    .table('person', Object.fromEntries(columns.map((column) => [column, columnOf(column)])))
  const pool = new pg.Pool({ ...connection, max: 1 })
  const database = (driver['drizzle'] as (options: object) => Drizzle)({ client: pool })
  return {
    write: (row) =>
      database.insert(person).values(row).onConflictDoUpdate({ target: person['external_id'], set: row }),
    close: () => pool.end(),
  }
}
