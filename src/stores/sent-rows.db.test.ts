import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, openDatabase } from '#db/database.ts'
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts'
import { type Cell, sentRows } from './sent-rows.ts'

let source: TestDatabase
let database: Database

beforeAll(async () => {
  source = await testDatabase()
  database = await openDatabase(source.connection)
})
afterAll(async () => {
  await database.close()
  await source.drop()
})

const texts = { one: 'text', other: 'text' }

async function backFrom(rows: readonly (readonly Cell[])[]): Promise<Cell[][]> {
  const found = await sql<{ one: Cell; other: Cell }>`select * from ${sentRows(texts, rows)} as t`.execute(
    database.outside,
  )
  return found.rows.map((row) => [row.one, row.other])
}

it('arrive as they were sent, in their order, whatever stands in them', async () => {
  const awkward = fc.constantFrom(
    ...['', ' ', '\\N', 'NULL', '{}', '"a"', '\t', '\n', '\r\n', '\\', 'Åse', '\u001d', '\u001e', '\u001f'],
    ...['\u001e\u001f', '\ue000', '\ue001x', '\ue002'],
  )
  const cell = fc.oneof(awkward, fc.string({ unit: 'grapheme' }), fc.constant(null))
  const storable = cell.filter((text) => text === null || !text.includes('\0'))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(storable, storable), { minLength: 1, maxLength: 30 }),
      async (rows) => {
        expect(await backFrom(rows)).toEqual(rows)
      },
    ),
  )
})

it('are of the types that are asked for', async () => {
  const types = { n: 'int', day: 'date', yes: 'boolean', doc: 'json' }
  const rows = [
    [7, '2026-11-22', true, '{"a": [1, null]}'],
    [null, null, false, null],
  ]
  const found = await sql`select * from ${sentRows(types, rows)} as t`.execute(database.outside)
  expect(found.rows).toEqual([
    { n: 7, day: '2026-11-22', yes: true, doc: { a: [1, null] } },
    { n: null, day: null, yes: false, doc: null },
  ])
})
