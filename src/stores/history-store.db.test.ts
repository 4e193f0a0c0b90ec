import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '#db/database.ts'
import { registry } from '#db/migrations/0002-registry.ts'
import { narrowHistory } from '#db/migrations/0016-narrow-history.ts'
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts'
import { writePeople } from './apply-store.ts'
import { personHistory, runChanges, type WrittenChange, writeChanges } from './history-store.ts'
import { insertRun } from './run-store.ts'
import { removeSources, sourcesOfPerson, takeOverSources, writeSources } from './source-store.ts'
import type { Tx } from './transaction.ts'

const company = randomUUID()
const at = new Date('2026-11-22T10:00:00Z')
const [anna, berit, runId, north, south] = Array.from({ length: 5 }, () => randomUUID()) as [
  string,
  string,
  string,
  string,
  string,
]

let source: TestDatabase
let database: Database

beforeAll(async () => {
  source = await testDatabase()
  database = await openDatabase(source.connection)
  await inCompany(async (tx) => {
    const people = [anna, berit].map((personId, at) => ({
      ...{ personId, version: 1, status: 'active', periods: [], periodsChanged: false },
      values: { familyName: ['Aas', 'Berg'][at] ?? null },
    }))
    await writePeople(tx, company, people, at)
    await insertRun(tx, company, {
      ...{ id: runId, number: 1, kind: 'sync', connectionId: north, planId: randomUUID(), undoesRun: null },
      ...{ snapshotId: null, snapshotFetchedAt: null, actor: 'Kari', at: at.toISOString() },
      counts: { created: 2, changed: 0, left: 0, returned: 0, withdrawn: 0, fields: 7 },
      planCounts: { byBucket: {} as never, needAttention: 0, unchanged: 0, people: 2 } as never,
      ...{ leftOut: { held: 0, excluded: 0 }, approval: null, guardsReleased: [] },
    })
  })
})
afterAll(async () => {
  await database.close()
  await source.drop()
})

const inCompany = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.inCompany(company, work)

function change(personId: string, attribute: string, next: string | null): WrittenChange {
  const told = { field: `hr.${attribute}`, value: next }
  return { personId, attribute, old: null, new: next, source: told, rule: 'copied', owner: 'always' }
}

const written = [
  ...['givenName', 'familyName', 'title', 'team'].map((one) => change(berit, one, `b ${one}`)),
  ...['givenName', 'familyName', 'title'].map((one) => change(anna, one, `a ${one}`)),
]
const byRun = { runId, actor: 'Kari', at }

describe('the history of a run', () => {
  beforeAll(() => inCompany((tx) => writeChanges(tx, company, written, byRun)))

  it('tells each change with its source, its rule and who, by name and in the order of the plan', async () => {
    const { changes, total } = await inCompany((tx) => runChanges(tx, runId, { offset: 0, limit: 100 }))
    expect(total).toBe(7)
    expect(changes.map((one) => one.new)).toEqual([
      ...['a givenName', 'a familyName', 'a title'],
      ...['b givenName', 'b familyName', 'b title', 'b team'],
    ])
    expect(changes[2]).toMatchObject({
      ...{ personId: anna, name: 'Aas', attribute: 'title', old: null, rule: 'copied', by: 'Kari' },
      source: { field: 'hr.title', value: 'a title' },
      at: at.toISOString(),
      run: { id: runId, number: 1, kind: 'sync' },
    })
  })

  it('comes in pages that neither repeat nor leave out a change', async () => {
    const whole = await inCompany((tx) => runChanges(tx, runId, { offset: 0, limit: 100 }))
    for (const limit of [1, 2, 3, 5]) {
      const paged: unknown[] = []
      for (let offset = 0; offset < whole.total; offset += limit) {
        const page = await inCompany((tx) => runChanges(tx, runId, { offset, limit }))
        expect(page.total).toBe(whole.total)
        paged.push(...page.changes)
      }
      expect(paged).toEqual(whole.changes)
    }
  })

  it('tells of one person the newest first, and can be read whatever somebody typed', async () => {
    const typed = { ...change(anna, 'title', 'half \ud83d'), source: null, rule: 'by hand' }
    await inCompany((tx) => writeChanges(tx, company, [typed], { ...byRun, runId: null, actor: 'Ola' }))
    const lines = await inCompany((tx) => personHistory(tx, anna))
    expect(lines.map((one) => [one.attribute, one.by])).toEqual([
      ['title', 'Ola'],
      ...['title', 'familyName', 'givenName'].map((one) => [one, 'Kari']),
    ])
    expect(new Set(lines.map((one) => one.id)).size).toBe(4)
    expect(lines[0]).toMatchObject({ new: 'half \ufffd', source: null, run: null })
  })

  it('is not seen by another company', async () => {
    expect(await database.inCompany(randomUUID(), (tx) => personHistory(tx, anna))).toEqual([])
  })
})

describe('which connection wrote a value last', () => {
  const sources = (id: string) =>
    inCompany(async (tx) => (await sourcesOfPerson(tx, id)).map((one) => [one.attribute, one.owner]))
  const valuesOf = (connectionId: string) =>
    inCompany((tx) =>
      tx.selectFrom('person_source').select('values').where('connection_id', '=', connectionId).execute(),
    )

  it('is one connection: what another one writes is no longer the first one’s', async () => {
    await database.pool.query(
      `insert into connection (company_id, id, connector_id, method_id, name, setup_step, created_by, created_at)
       select $1, id, 'c', 'm', 'n', 'done', 'Kari', now() from unnest($2::uuid[]) as id`,
      [company, [north, south]],
    )
    const first = [change(anna, 'title', 'Analyst'), change(anna, 'team', null)]
    await inCompany((tx) => writeSources(tx, company, first, { connectionId: north, at }))
    const second = [change(anna, 'title', 'Lead')]
    await inCompany((tx) => writeSources(tx, company, second, { connectionId: south, at }))
    expect(await valuesOf(north)).toEqual([{ values: { team: null } }])
    expect(await valuesOf(south)).toEqual([{ values: { title: 'Lead' } }])
    // As the run wrote it; nobody wrote a team of hers into the history.
    expect(await sources(anna)).toEqual([
      ['team', ''],
      ['title', 'always'],
    ])
  })

  it('goes to the connection that takes over, and away with an undo', async () => {
    await inCompany((tx) => takeOverSources(tx, north, south))
    expect(await valuesOf(north)).toEqual([])
    expect(await valuesOf(south)).toEqual([{ values: { title: 'Lead', team: null } }])
    await inCompany((tx) => removeSources(tx, [{ personId: anna, attribute: 'title' }]))
    expect(await sources(anna)).toEqual([['team', '']])
  })
})

it('is carried over from the tables that had a row for each value', async () => {
  const old = await testDatabase()
  const before = await openDatabase(old.connection)
  const made = ['person_source', 'person_change'].map((table) => statement(`create table ${table} `))
  await before.pool.query(`drop view person_change; drop table person_history, person_source;
    drop index person_link_outside; ${made.join('')}`)
  await before.pool.query(
    `insert into person_change (company_id, person_id, attribute, old_value, new_value, source_field, source_value, rule, owner, run_id, actor, at)
     values ($1, $2, 'title', null, 'A', 'f', 'a', 'copied', 'always', $4, 'Kari', $5), ($1, $3, 'team', 'x', null, null, null, null, null, $4, 'Kari', $5),
       ($1, $2, 'team', null, 'T', null, null, 'copied', 'once', $4, 'Kari', $5), ($1, $2, 'title', 'A', 'B', null, null, 'by hand', null, null, 'Ola', $5)`,
    [company, anna, berit, runId, at],
  )
  await before.pool.query(
    `insert into person_source select $1, $2, a, $3, $4, v, null, null, '', '', $5 from (values ('title', 'A'), ('team', null)) as t (a, v)`,
    [company, anna, north, runId, at],
  )
  const lines = `select person_id, attribute, old_value, new_value, source_field, source_value, rule, owner, run_id, actor, at from person_change order by person_id, id`
  const { rows: expected } = await before.pool.query(lines)
  await before.pool.query(narrowHistory)
  expect((await before.pool.query(lines)).rows).toEqual(expected)
  const { rows } = await before.pool.query('select person_id, connection_id, "values" from person_source')
  expect(rows).toEqual([{ person_id: anna, connection_id: north, values: { title: 'A', team: null } }])
  await before.close()
  await old.drop()
})

function statement(beginning: string): string {
  const from = registry.indexOf(beginning)
  return registry.slice(from, registry.indexOf(';', from) + 1)
}
