import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '#db/database.ts'
import { testDatabase } from '#db/testing/test-database.ts'
import { writePeople } from './apply-store.ts'
import { insertLegalEntity } from './legal-entity-store.ts'
import type { PeopleSort } from './people-order.ts'
import { listPeople, type PeopleFilter, type PersonLine } from './people-store.ts'
import type { Tx } from './transaction.ts'

const company = randomUUID()
const [norway, sweden] = [randomUUID(), randomUUID()]
const [early, late, gone] = [randomUUID(), randomUUID(), randomUUID()]
const at = new Date('2026-11-22T10:00:00Z')
const statuses = ['active', 'leave', 'terminated', 'withdrawn']

/** Many share a name or a day, and many have none. */
const people = Array.from({ length: 230 }, (_, n) => ({
  ...{ personId: randomUUID(), version: 1, periods: [], periodsChanged: false },
  status: statuses[n % 11 === 0 ? 3 : n % 3] ?? 'active',
  values: {
    familyName: n % 7 === 0 ? null : (['Ås', 'ås', 'Berg', 'Zając'][n % 4] ?? null),
    givenName: n % 5 === 0 ? null : (['Émile', 'Emil', 'Øyvind'][n % 3] ?? null),
    employeeNumber: n % 4 === 0 ? null : String(n % 60).padStart(4, '0'),
    startDate: n % 6 === 0 ? null : `2020-0${1 + (n % 9)}-01`,
    department: `Department ${n % 3}`,
    legalEntity: n % 2 === 0 ? norway : sweden,
  },
}))
const listed = people.filter((one) => one.status !== 'withdrawn')

describe('the pages of the people', () => {
  let test: Awaited<ReturnType<typeof testDatabase>>
  let database: Database
  const inCompany = <T>(work: (tx: Tx) => Promise<T>) => database.inCompany(company, work)

  beforeAll(async () => {
    test = await testDatabase()
    database = await openDatabase(test.connection)
    await inCompany(async (tx) => {
      for (const [id, name] of [
        [norway, 'Norway'],
        [sweden, 'Sweden'],
      ] as const)
        await insertLegalEntity(
          tx,
          company,
          { id, name, organisationNumber: null, country: null, timeZone: null },
          at,
        )
      await writePeople(tx, company, people, at)
      await sql`insert into connection (company_id, id, connector_id, method_id, name, setup_step, created_by, created_at, disconnected_at)
        select ${company}::uuid, id, 'x', 'y', name, 'done', 'Kari', ${at}::timestamptz, gone from (values (${early}::uuid, 'Early', null::timestamptz),
          (${late}::uuid, 'Late', null), (${gone}::uuid, 'Gone', ${at})) as c (id, name, gone)`.execute(tx)
      await link(tx, early, (n) => n < 100, '2026-01-01')
      await link(tx, late, (n) => n >= 50 && n < 150, '2026-02-01')
      await link(tx, gone, (n) => n < 200, '2026-03-01')
      const held = people.filter((_, n) => n % 9 === 0).map((one) => one.personId)
      await sql`insert into award (company_id, person_id, plans, unvested, vested, imported_at)
        select ${company}::uuid, unnest(${held}::uuid[]), '{}', 1, 1, ${at}::timestamptz`.execute(tx)
    })
  })
  afterAll(async () => {
    await database.close()
    await test.drop()
  })

  async function link(tx: Tx, connection: string, whose: (n: number) => boolean, day: string): Promise<void> {
    const ids = people.filter((_, n) => whose(n)).map((one) => one.personId)
    await sql`insert into person_link (company_id, connection_id, external_id, person_id, linked_at)
      select ${company}::uuid, ${connection}::uuid, id::text, id, ${day}::timestamptz from unnest(${ids}::uuid[]) as id`.execute(
      tx,
    )
  }

  async function everybody(tx: Tx, filter: PeopleFilter, sort: PeopleSort): Promise<PersonLine[]> {
    const found: PersonLine[] = []
    for (let next: string | null = ''; next !== null; ) {
      const start: { after: string } | { skip: number } = next === '' ? { skip: 0 } : { after: next }
      const page = await listPeople(tx, { ...filter, sort, start, limit: 17 })
      found.push(...page.people)
      next = page.next
      if (next === null) expect(page.total).toBe(found.length)
    }
    return found
  }

  const orders = {
    name: sql`family_name nulls last, given_name, id`,
    number: sql`employee_number nulls last, id`,
    start: sql`start_date desc nulls last, id`,
    status: sql`status, family_name, given_name, id`,
  }

  it.each(Object.keys(orders) as PeopleSort[])('have everybody once, in the order by %s', async (sort) => {
    await inCompany(async (tx) => {
      for (const within of [null, [norway, sweden]]) {
        const { rows } = await sql<{ id: string }>`
          select id from person where status <> 'withdrawn' order by ${orders[sort]}`.execute(tx)
        const found = (await everybody(tx, { within }, sort)).map((one) => one.id)
        expect(found).toEqual(rows.map((row) => row.id))
      }
    })
  })

  it.each<[string, PeopleFilter, (n: number) => boolean]>([
    ['their entities', { within: [norway] }, (n) => n % 2 === 0],
    ['a status', { within: null, status: 'leave' }, (n) => n % 3 === 1],
    ['a department', { within: null, department: 'Department 2' }, (n) => n % 3 === 2],
    ['an entity', { within: null, legalEntity: sweden }, (n) => n % 2 === 1],
    ['awards', { within: null, awards: 'yes' }, (n) => n % 9 === 0],
    ['no awards', { within: null, awards: 'no' }, (n) => n % 9 !== 0],
    ['whom the earlier connection keeps', { within: null, source: early }, (n) => n < 50],
    ['whom the later connection keeps', { within: null, source: late }, (n) => n >= 50 && n < 150],
    ['whom a connection kept that is gone', { within: null, source: gone }, () => false],
    ['a number', { within: null, search: '0017' }, (n) => n % 4 !== 0 && n % 60 === 17],
  ])('have exactly the people of a filter: %s', async (_, filter, finds) => {
    const ids = new Set(
      people.filter((one, n) => listed.includes(one) && finds(n)).map((one) => one.personId),
    )
    await inCompany(async (tx) => {
      const found = await everybody(tx, filter, 'name')
      expect(new Set(found.map((one) => one.id))).toEqual(ids)
      expect(found).toHaveLength(ids.size)
    })
  })

  it('tell nothing by the place of somebody who may not be seen', async () => {
    const inSweden = listed.find((one) => one.values.legalEntity === sweden)?.personId ?? ''
    const query = { within: [norway], sort: 'name', start: { after: inSweden }, limit: 10 } as const
    await expect(inCompany((tx) => listPeople(tx, query))).rejects.toThrow()
  })

  it('name the connection that keeps a person', async () => {
    await inCompany(async (tx) => {
      const shown = new Map(
        (await everybody(tx, { within: null }, 'name')).map((one) => [one.id, one.source]),
      )
      const said = [1, 60, 120, 180].map((n) => shown.get(people[n]?.personId ?? ''))
      expect(said).toEqual(['Early', 'Late', 'Late', null])
    })
  })
})
