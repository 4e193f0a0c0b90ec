import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Measure } from '../harness/measure.ts'
import { timed } from '../harness/notebook.ts'
import { copyLine, tableOf } from './columns.ts'
import { recordsOf } from './read-pages.ts'

/** The same rows through COPY, with and without the indexes that the people's table has, and MERGE beside them. */
export const bareCopy: Measure = {
  id: 'bare-copy',
  apart: true,
  rows: [
    { id: 'bare-copy', title: 'bare: COPY of the rows', unit: 's' },
    { id: 'copy-per-row', title: 'bare: COPY of a row', unit: 'ms' },
    { id: 'bare-copy-indexes', title: 'bare: COPY and indexes', unit: 's' },
    { id: 'bare-copy-out', title: 'bare: COPY out and back in', unit: 's' },
    { id: 'bare-merge', title: 'bare: COPY and MERGE in SQL', unit: 's' },
  ],
  run: async ({ note, people, walk }) => {
    const client = new pg.Client(walk.ground.connection)
    await client.connect()
    try {
      await client.query(
        `drop schema if exists bare cascade; create schema bare; ${tableOf('bare.person')}; ${tableOf('bare.staged')}`,
      )
      const lines = await linesOf(walk.ground.hr.baseUrl, people)
      const copied = await timed(() => copyIn(client, 'bare.person', lines))
      note('bare-copy', copied.seconds)
      note('copy-per-row', (copied.seconds * 1000) / people)
      const indexed = await timed(() =>
        client.query(
          'alter table bare.person add primary key (external_id); create index on bare.person (employee_number); create index on bare.person (work_email)',
        ),
      )
      note('bare-copy-indexes', copied.seconds + indexed.seconds)
      const merged = await timed(async () => {
        await copyIn(client, 'bare.staged', lines)
        await client.query(mergeOf(await version(client)))
      })
      note('bare-merge', merged.seconds)
      const out = await timed(() => copyAcross(walk.ground.connection, client))
      note('bare-copy-out', out.seconds)
    } finally {
      await client.query('drop schema if exists bare cascade')
      await client.end()
    }
  },
}

async function linesOf(baseUrl: string, people: number): Promise<string[]> {
  const lines: string[] = []
  for await (const records of recordsOf(baseUrl, people)) for (const one of records) lines.push(copyLine(one))
  return lines
}

async function copyIn(client: pg.Client, table: string, lines: readonly string[]): Promise<void> {
  await pipeline(Readable.from(blocksOf(lines)), client.query(copyFrom(`copy ${table} from stdin`)))
}

/** Reads a table by COPY and writes it back, which nothing that reads everybody can be faster than. */
async function copyAcross(connection: pg.PoolConfig, reader: pg.Client): Promise<void> {
  const writer = new pg.Client(connection)
  await writer.connect()
  try {
    await writer.query(tableOf('bare.again'))
    const source = reader.query(copyTo('copy bare.person to stdout'))
    await pipeline(source, writer.query(copyFrom('copy bare.again from stdin')))
  } finally {
    await writer.end()
  }
}

function* blocksOf(lines: readonly string[]): Generator<string> {
  for (let start = 0; start < lines.length; start += 500) yield lines.slice(start, start + 500).join('')
}

async function version(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>("select current_setting('server_version_num')::int as n")
  return rows[0]?.n ?? 0
}

/** What somebody at a psql prompt would write: nobody reads it first, and nothing remembers what was there. */
function mergeOf(serverVersion: number): string {
  const set = ['title', 'department', 'location', 'cost_center', 'employment_status', 'end_date']
  const differs = `(${set.map((one) => `p.${one}`).join(', ')}) is distinct from (${set.map((one) => `s.${one}`).join(', ')})`
  const gone = "update set employment_status = 'terminated'"
  const bySource = serverVersion >= 170_000 ? `when not matched by source then ${gone}` : ''
  return `create index on bare.staged (external_id); analyze bare.staged;
    merge into bare.person p using bare.staged s on p.external_id = s.external_id
    when matched and ${differs} then update set ${set.map((one) => `${one} = s.${one}`).join(', ')}
    when not matched then insert (external_id, title) values (s.external_id, s.title) ${bySource}`
}
