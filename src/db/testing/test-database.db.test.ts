import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase, testDatabaseKinds } from './test-database.ts'

async function query(database: TestDatabase, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(database.connection)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

describe.each(testDatabaseKinds.filter((kind) => kind.available))('a test database, $name', ({ name }) => {
  it('is migrated, a test’s own, and gone when dropped', async () => {
    const [one, other] = await Promise.all([testDatabase(name), testDatabase(name)])
    await query(one, 'create table left_behind (id int)')
    expect(await query(other, `select to_regclass('left_behind') as found`)).toEqual([{ found: null }])
    const [{ count } = {}] = await query(other, 'select count(*)::int from migration')
    expect(count).toBeGreaterThan(0)

    await Promise.all([one.drop(), other.drop()])
    await expect(query(one, 'select 1')).rejects.toThrow('does not exist')
  })
})
