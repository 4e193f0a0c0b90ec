import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '#db/database.ts'
import { outlineLines } from '#db/migrations/0015-plan-outlines.ts'
import { linesPerBlock } from '#db/plan-blocks.ts'
import { runStatement } from '#db/testing/run-statement.ts'
import { testDatabase, testDatabaseKinds } from '#db/testing/test-database.ts'
import { buckets, type GuardVerdict, type PlanItem } from '#model/plan.ts'
import type { ItemFilter } from './plan-filter.ts'
import type { PageStart } from './plan-pages.ts'
import {
  type ChosenItem,
  type ItemPage,
  pageOfItems,
  rememberChoices,
  rememberForAll,
  selectedLines,
  selectionCounts,
} from './plan-selection.ts'
import { findPlan, insertPlan, type PlanRecord } from './plan-store.ts'
import { forgetOutline, type ItemSort, readFirstLines, readTallies } from './read-outline.ts'
import type { Tx } from './transaction.ts'

const company = randomUUID()
const place = { companyId: company, connectionId: randomUUID() }
const by = { actor: 'Kari Nordmann', at: new Date('2026-11-22T10:00:00Z') }
const names = ['Åse Ås', 'ÅSE ÅS', 'Øyvind Dahl', 'Émile Roux', 'emil Berg', 'Łucja Zając', 'Zoë 50%_\\', '']
const given = (n: number, attribute: string, value: string | null) => ({
  ...{ attribute, old: null, new: value, source: null, rule: 'as is', owner: 'always' as const },
  ...{ conflict: false, preticked: n % 13 !== 0 },
})

/** More than two blocks of lines, many of which have the same name, no number, entity or day. */
function lineOf(n: number): PlanItem {
  const bucket = buckets[n % buckets.length] ?? 'new'
  const writes = ['create', 'update', 'terminate', 'reactivate'] as const
  return {
    ...{ key: `record:${n}`, externalId: `${n}`, personId: null, personVersion: null, candidates: [] },
    name: names[(n * 7) % names.length] ?? '',
    employeeNumber: n % 4 === 0 ? null : String((n * 31) % 500).padStart(5, '0'),
    legalEntityId: n % 5 === 0 ? null : `entity ${n % 3}`,
    ...{ situation: 'unlinked', bucket, action: writes[n % buckets.length] ?? 'none', event: 'mover' },
    reason: { code: 'changed', values: {} },
    changes: [
      ...(n % 2 === 0 ? [given(n, 'title', n % 6 === 0 ? 'Økonomi og lønn' : `Specialist ${n % 11}`)] : []),
      ...(n % 3 === 0 ? [given(n, 'department', null)] : []),
    ],
    effectiveDate: n % 6 === 0 ? null : `2026-0${1 + (n % 9)}-01`,
    daysLate: null,
    flags: n % 17 === 0 ? ['award holder'] : [],
    preticked: n % 13 !== 0,
  }
}

const items = Array.from({ length: 2 * linesPerBlock + 77 }, (_, n) => lineOf(n))
const held = items.filter((one, n) => one.bucket === 'leaving' && n % 7 !== 0)
const guard: GuardVerdict = {
  ...{ guard: 'leaving', verdict: 'held', count: held.length, limit: 5, outOf: items.length },
  holds: held.map((one) => one.key),
}

describe.each(testDatabaseKinds.filter((kind) => kind.available))(
  'The pages of a preview on $name',
  ({ name }) => {
    let test: Awaited<ReturnType<typeof testDatabase>>
    let database: Database
    let plan: PlanRecord
    const inCompany = <T>(work: (tx: Tx) => Promise<T>) => database.inCompany(company, work)

    beforeAll(async () => {
      test = await testDatabase(name)
      database = await openDatabase(test.connection)
      plan = await inCompany((tx) => planWith(tx, items))
      await inCompany((tx) => chooseSome(tx))
    })
    afterAll(async () => {
      await database.close()
      await test.drop()
    })

    async function planWith(tx: Tx, lines: readonly PlanItem[]): Promise<PlanRecord> {
      const counts = {
        byBucket: {},
        needAttention: 0,
        unchanged: 0,
        people: 0,
        leftBefore: 0,
        unknownManagers: 0,
      }
      const id = await insertPlan(tx, {
        ...{
          companyId: company,
          connectionId: place.connectionId,
          kind: 'sync',
          undoesRun: null,
          snapshotId: null,
        },
        inputs: { snapshotId: '', revision: 1, registryVersion: 1, decisionsVersion: 1, days: {} },
        plan: { items: [...lines], counts: counts as never, guards: [guard] },
        ...{ createdBy: by.actor, at: by.at },
      })
      const found = await findPlan(tx, id)
      if (found === undefined) throw new Error('The plan is not there.')
      return found
    }

    async function chooseSome(tx: Tx): Promise<void> {
      const lines = await everyLine(tx, {}, 'bucket', 500)
      const some = lines.filter(({ seq }) => seq % 19 === 0 || seq % 13 === 0)
      const choices = some.map(({ item, fingerprint, seq }) => ({
        ...{
          key: item.key,
          attribute: null,
          fingerprint: seq % 38 === 0 ? 'of another change' : fingerprint,
        },
        choice: seq % 26 === 0 ? ('include' as const) : ('exclude' as const),
      }))
      await rememberChoices(tx, place, choices, by)
    }

    async function everyLine(
      tx: Tx,
      filter: ItemFilter,
      sort: ItemSort,
      limit: number,
    ): Promise<readonly ChosenItem[]> {
      const found: ChosenItem[] = []
      for (let start: PageStart | null = { skip: 0 }; start !== null; ) {
        const page: ItemPage = await pageOfItems(tx, plan, { filter, sort, start, limit })
        found.push(...page.items)
        start = page.next
        if (start === null) expect(page.total).toBe(found.length)
      }
      return found
    }

    /** What the lines themselves say, one by one. */
    async function asked(tx: Tx, where: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<string[]> {
      const { rows } = await sql<{ key: string }>`select i.key from (
        select i.*, i.doc ->> 'name' as said, i.selectable and coalesce(c.choice = 'include', i.preticked) and cardinality(i.held_by) = 0 as selected
        from plan_item i left join choice c on c.connection_id = ${place.connectionId} and c.item_key = i.key
          and c.attribute = '' and c.fingerprint = i.fingerprint
        where i.plan_id = ${plan.id}) i where ${where} order by ${order}`.execute(tx)
      return rows.map((row) => row.key)
    }

    const byBucket = sql`i.bucket_rank, lower(i.name), i.seq`
    const keysOf = (lines: readonly ChosenItem[]) => lines.map(({ item }) => item.key)

    it.each([
      ['bucket', byBucket],
      ['name', sql`lower(i.name), i.seq`],
      ['number', sql`i.employee_number nulls last, i.seq`],
      ['entity', sql`i.legal_entity_id nulls last, lower(i.name), i.seq`],
      ['date', sql`i.effective_date nulls last, lower(i.name), i.seq`],
    ] as const)('have every line once, in the order by %s', async (sort, order) => {
      await inCompany(async (tx) => {
        expect(keysOf(await everyLine(tx, {}, sort, 190))).toEqual(await asked(tx, sql`true`, order))
      })
    })

    it.each<[string, ItemFilter, RawBuilder<unknown>]>([
      ['a bucket', { bucket: 'leaving' }, sql`i.bucket = 'leaving'`],
      ['a field', { attribute: 'title' }, sql`'title' = any(i.attributes)`],
      ['an entity', { legalEntity: 'entity 1' }, sql`i.legal_entity_id = 'entity 1'`],
      ['a remark', { flag: 'award holder' }, sql`'award holder' = any(i.flags)`],
      ['what is ticked', { selected: 'yes' }, sql`i.selected`],
      ['what is not ticked', { selected: 'no' }, sql`i.selectable and not i.selected`],
      [
        'several of them',
        { bucket: 'changed', attribute: 'department', selected: 'yes', search: 'øyvind' },
        sql`i.bucket = 'changed' and 'department' = any(i.attributes) and i.selected and i.name = 'Øyvind Dahl'`,
      ],
      ['nothing', { bucket: 'new', attribute: 'salary' }, sql`false`],
    ])('have exactly the lines of a filter: %s', async (_, filter, where) => {
      await inCompany(async (tx) => {
        expect(keysOf(await everyLine(tx, filter, 'bucket', 77))).toEqual(await asked(tx, where, byBucket))
      })
    })

    it.each([
      ...['ås', 'ÅSE', 'e', 'dahl', '1500', 'LØNN', 'specialist 7', '50%_\\', 'zając', 'berg\n', 'nobody'],
      ...['dahl\u001e'],
    ])('have exactly the lines that contain %j', async (search) => {
      await inCompany(async (tx) => {
        const holds = ({ name, employeeNumber, externalId, changes }: PlanItem) =>
          [name, employeeNumber, externalId, ...changes.flatMap((one) => [one.old, one.new])]
            .filter((one) => one !== null)
            .join('\n')
            .toLowerCase()
            .includes(search.toLowerCase())
        const expected = items.filter(holds).map((one) => one.key)
        const inOrder = await asked(tx, sql`i.key = any(${expected}::text[])`, byBucket)
        expect(keysOf(await everyLine(tx, { search }, 'bucket', 300))).toEqual(inOrder)
      })
    })

    it('begin alike before and after all of the order is known', async () => {
      await inCompany(async (tx) => {
        const tallies = (await readTallies(tx, plan.id)).filter((one) => one.bucket === 'changed')
        const first = { tallies: tallies.map((one) => one.tally), limit: 90 }
        for (const sort of ['bucket', 'name'] as const) {
          const all = await everyLine(tx, { bucket: 'changed' }, sort, 100)
          const begun = await readFirstLines(tx, plan.id, sort, first)
          expect(begun).toEqual(all.slice(0, 90).map((one) => one.seq))
        }
      })
    })

    it('can be jumped to', async () => {
      await inCompany(async (tx) => {
        const query = { filter: { attribute: 'title' }, sort: 'bucket', limit: 20 } as const
        const { items: page } = await pageOfItems(tx, plan, { ...query, start: { skip: 500 } })
        const all = await asked(tx, sql`'title' = any(i.attributes)`, byBucket)
        expect(keysOf(page)).toEqual(all.slice(500, 520))
      })
    })

    it('go on where they ended, also when what was read is unticked meanwhile', async () => {
      const query = { filter: { selected: 'yes' }, sort: 'bucket', limit: 30 } as const
      await inCompany(async (tx) => {
        const expected = await asked(tx, sql`i.selected`, byBucket)
        const first = await pageOfItems(tx, plan, { ...query, start: { place: 0 } })
        const untick = first.items.map(({ item, fingerprint }) => ({
          ...{ key: item.key, attribute: null, fingerprint, choice: 'exclude' as const },
        }))
        await rememberChoices(tx, place, untick, by)
        const second = await pageOfItems(tx, plan, { ...query, start: first.next ?? { place: -1 } })
        expect([...keysOf(first.items), ...keysOf(second.items)]).toEqual(expected.slice(0, 60))
        expect(second.total).toBe(expected.length - 30)
      })
    })

    it('count the selection as it would be written, and give every selection a digest of its own', async () => {
      const digests = new Set<string>()
      await inCompany(async (tx) => {
        const check = async () => {
          const counts = await selectionCounts(tx, plan)
          let lines = 0
          for await (const some of selectedLines(tx, plan)) lines += some.length
          expect(counts.selected).toBe(lines)
          expect(counts.selected).toBe((await asked(tx, sql`i.selected`, byBucket)).length)
          expect(counts.selectable).toBe((await asked(tx, sql`i.selectable`, byBucket)).length)
          expect(counts.held).toBe(held.length)
          expect((await selectionCounts(tx, plan)).digest).toBe(counts.digest)
          digests.add(counts.digest)
        }
        await check()
        await rememberForAll(tx, plan, place, { search: 'dahl' }, 'exclude', by)
        await check()
        await rememberForAll(tx, plan, place, { attribute: 'department' }, 'include', by)
        await check()
      })
      expect(digests.size).toBe(3)
    })

    it('give two plans with the same changes the same digest, and another change another one', async () => {
      await inCompany(async (tx) => {
        const [same, other] = [await planWith(tx, items), await planWith(tx, items.toSpliced(10, 1))]
        const digestOf = async (one: PlanRecord) => (await selectionCounts(tx, one)).digest
        expect(await digestOf(same)).toBe(await digestOf(plan))
        expect(await digestOf(other)).not.toBe(await digestOf(plan))
      })
    })

    it('find plans of before alike', async () => {
      const before = await inCompany(async (tx) => ({
        counts: await selectionCounts(tx, plan),
        lines: keysOf(await everyLine(tx, { search: 'zoë' }, 'bucket', 100)),
      }))
      await runStatement(
        test.connection,
        `update plan_item set tally_lines = null, tally_digest = null, block_names = null, block_tallies = null,
         block_texts = null, block_grams = null; ${outlineLines('lower(name)')}`,
      )
      forgetOutline(plan.id)
      await inCompany(async (tx) => {
        expect(await selectionCounts(tx, plan)).toEqual(before.counts)
        expect(keysOf(await everyLine(tx, {}, 'bucket', 500))).toEqual(await asked(tx, sql`true`, byBucket))
        expect(keysOf(await everyLine(tx, { search: 'zoë' }, 'bucket', 100))).toEqual(before.lines)
      })
    })

    it('are empty once the lines are erased', async () => {
      await inCompany(async (tx) => {
        await sql`delete from plan_item where plan_id = ${plan.id}`.execute(tx)
        const query = { filter: {}, sort: 'bucket', start: { place: 0 }, limit: 10 } as const
        expect(await pageOfItems(tx, plan, query)).toEqual({ items: [], total: 0, next: null })
        expect((await selectionCounts(tx, plan)).selectable).toBe(0)
      })
    })
  },
)
