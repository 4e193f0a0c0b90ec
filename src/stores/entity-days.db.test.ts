import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '#db/database.ts'
import { testDatabase } from '#db/testing/test-database.ts'
import { writePeople } from './apply-store.ts'
import { listEntityStays, sumEntityDays } from './entity-days.ts'
import { insertLegalEntity } from './legal-entity-store.ts'

const company = randomUUID()
const norway = randomUUID()
const sweden = randomUUID()
const year = { from: '2026-01-01', to: '2026-12-31' }

describe('people and days per legal entity', () => {
  let test: Awaited<ReturnType<typeof testDatabase>>
  let database: Database

  const person = (
    name: string,
    periods: [string | null, string | null, string | null][],
    status = 'active',
  ) => ({
    personId: randomUUID(),
    version: 1,
    status,
    values: { familyName: name },
    periods: periods.map(([startDate, endDate, legalEntityId]) => ({ startDate, endDate, legalEntityId })),
    periodsChanged: true,
  })

  beforeAll(async () => {
    test = await testDatabase()
    database = await openDatabase(test.connection)
    const at = new Date('2026-11-22T10:00:00Z')
    await database.inCompany(company, async (tx) => {
      for (const [id, name] of [
        [norway, 'Norway'],
        [sweden, 'Sweden'],
      ] as const) {
        await insertLegalEntity(
          tx,
          company,
          { id, name, organisationNumber: null, country: null, timeZone: null },
          at,
        )
      }
      await writePeople(
        tx,
        company,
        [
          person('Stays', [['2020-05-01', null, norway]]),
          person('Moves', [
            ['2024-01-01', '2026-06-30', norway],
            ['2026-07-01', null, sweden],
          ]),
          person('Left before', [['2019-01-01', '2025-12-31', norway]]),
          person('Left on the first day', [['2019-01-01', '2026-01-01', sweden]]),
          person('Never was', [['2026-01-01', null, sweden]], 'withdrawn'),
        ],
        at,
      )
    })
  })

  afterAll(async () => {
    await database.close()
    await test.drop()
  })

  it('counts the first and the last day, and splits a move on its day', async () => {
    const rows = await database.inCompany(company, (tx) => sumEntityDays(tx, year, null))
    expect(rows).toEqual([
      { legalEntityId: norway, name: 'Norway', people: 2, days: 365 + 181, movedIn: 0, movedOut: 1 },
      { legalEntityId: sweden, name: 'Sweden', people: 2, days: 184 + 1, movedIn: 1, movedOut: 0 },
    ])
  })

  it('shows a manager of one legal entity nothing of another', async () => {
    const rows = await database.inCompany(company, (tx) => sumEntityDays(tx, year, [sweden]))
    expect(rows.map((row) => [row.name, row.movedIn])).toEqual([['Sweden', 1]])
    const stays = await database.inCompany(company, (tx) =>
      listEntityStays(tx, year, [sweden], { offset: 0, limit: 10 }),
    )
    expect(stays.map((stay) => [stay.name, stay.from, stay.to, stay.days])).toEqual([
      ['Left on the first day', '2026-01-01', '2026-01-01', 1],
      ['Moves', '2026-07-01', '2026-12-31', 184],
    ])
  })
})
