import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openDatabase } from '#db/database.ts'
import { testDatabase } from '#db/testing/test-database.ts'
import { refreshStatistics } from './table-statistics.ts'

it('lets PostgreSQL find a line of a large fresh plan by its key, and not by reading all of it', async () => {
  const source = await testDatabase()
  const database = await openDatabase(source.connection)
  const [company, plan] = [randomUUID(), randomUUID()]
  await database.inCompany(company, (tx) =>
    sql`insert into plan_item (company_id, plan_id, seq, key, bucket, bucket_rank, action, name, preticked, attributes, flags, selectable, fingerprint, doc)
      select ${company}::uuid, ${plan}::uuid, n, 'record:' || n, 'new', 0, 'create', 'n', true, '{}', '{}', true, 'f', '{}'
      from generate_series(1, 20000) n`.execute(tx),
  )
  await refreshStatistics(database, { plan_item: ['company_id', 'plan_id', 'seq', 'key'] })
  const used = await database.inCompany(company, async (tx) => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select wanted.key, line.seq
      from (values ('record:7'), ('record:8')) as wanted (key) cross join lateral (
        select seq from plan_item where plan_id = ${plan}::uuid and key = wanted.key limit 1) as line`.execute(
      tx,
    )
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(used).toContain('plan_item_company_id_plan_id_key_key')
  await database.close()
  await source.drop()
})
