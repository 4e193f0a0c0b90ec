import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { EmployeeField } from '#model/employee.ts'
import { projectEmployee } from '#pipeline/stage/kept-fields.ts'
import type { StagedRecord } from '#stores/snapshot-store.ts'
import type { Measure } from '../harness/measure.ts'
import { benchFields, pageSize } from '../hr-system/connector.ts'
import { recordsOf } from './read-pages.ts'

const tried = 20_000
const kept = { fields: new Set(['externalId', ...benchFields] as EmployeeField[]), custom: new Set<string>() }

/**
 * How a page gets into the staging area, without the fetch: documents in one text as the portal does it, in arrays, and by COPY. PostgreSQL refuses
 * COPY into a table behind row-level security, so it takes a temporary table and a second statement.
 */
export const stagingWays: Measure = {
  id: 'staging-ways',
  apart: true,
  rows: [
    { id: 'ways-text', title: 'write pages, one text for all documents', unit: 'people/s' },
    { id: 'ways-arrays', title: 'write pages, arrays', unit: 'people/s', bare: 'ways-text' },
    { id: 'ways-copy', title: 'write pages, COPY', unit: 'people/s', bare: 'ways-text' },
  ],
  run: async ({ note, people, walk }) => {
    const pages: StagedRecord[][] = []
    for await (const records of recordsOf(walk.ground.hr.baseUrl, Math.min(people, tried)))
      pages.push(
        records.map((one) => ({
          externalId: one.externalId,
          doc: JSON.stringify(projectEmployee(one, kept)),
          hash: Buffer.alloc(16, 7),
        })),
      )
    const client = new pg.Client(walk.ground.connection)
    await client.connect()
    const { id } = walk.test.company
    for (const [row, write] of Object.entries(ways)) {
      const snapshotId = randomUUID()
      const beganAt = performance.now()
      for (const page of pages) {
        await client.query('begin')
        await client.query(
          "select set_config('role', 'rollcall_app', true), set_config('rollcall.company', $1, true)",
          [id],
        )
        await write(client, id, snapshotId, page)
        await client.query('commit')
      }
      note(row, (pages.length * pageSize) / ((performance.now() - beganAt) / 1000))
      await client.query('delete from snapshot_record where snapshot_id = $1', [snapshotId])
    }
    await client.end()
  },
}

type Write = (
  client: pg.Client,
  company: string,
  snapshot: string,
  page: readonly StagedRecord[],
) => Promise<unknown>
const ways: Readonly<Record<string, Write>> = {
  'ways-arrays': byArrays,
  'ways-text': byText,
  'ways-copy': byCopy,
}

const into =
  'insert into snapshot_record (company_id, snapshot_id, external_id, doc, hash) select $1::uuid, $2::uuid,'

function byArrays(client: pg.Client, company: string, snapshot: string, page: readonly StagedRecord[]) {
  const columns = [page.map((one) => one.externalId), page.map((one) => one.doc), page.map((one) => one.hash)]
  const values = '* from unnest($3::text[], $4::text[], $5::bytea[]) on conflict do nothing'
  return client.query(`${into} ${values}`, [company, snapshot, ...columns])
}

function byText(client: pg.Client, company: string, snapshot: string, page: readonly StagedRecord[]) {
  const docs = page.map((one) => one.doc).join('\n')
  const hashes = page.map((one) => one.hash.toString('hex')).join(' ')
  const values = `id, doc, decode(hash, 'hex') from unnest($3::text[], string_to_array($4, E'\n'), string_to_array($5, ' '))
    as t (id, doc, hash) on conflict do nothing`
  return client.query(`${into} ${values}`, [
    company,
    snapshot,
    page.map((one) => one.externalId),
    docs,
    hashes,
  ])
}

async function byCopy(client: pg.Client, company: string, snapshot: string, page: readonly StagedRecord[]) {
  await client.query(
    'create temp table if not exists arriving (id text, doc text, hash bytea) on commit delete rows',
  )
  const lines = page.map(({ externalId, doc, hash }) =>
    [externalId, doc, `\\x${hash.toString('hex')}`].map((cell) => cell.replaceAll('\\', '\\\\')).join('\t'),
  )
  await pipeline(Readable.from([`${lines.join('\n')}\n`]), client.query(copyFrom('copy arriving from stdin')))
  return client.query(`${into} * from arriving on conflict do nothing`, [company, snapshot])
}
