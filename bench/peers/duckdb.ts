import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { columns, copyLine } from '../bare/columns.ts'
import { recordsOf } from '../bare/read-pages.ts'
import type { Measure } from '../harness/measure.ts'
import { loadPeer } from './load-peer.ts'

type Connection = Readonly<{ run: (statement: string) => Promise<unknown>; closeSync: () => void }>
type Instance = Readonly<{ connect: () => Promise<Connection>; closeSync: () => void }>
type Library = Readonly<{ DuckDBInstance: Readonly<{ create: (path: string) => Promise<Instance> }> }>

const differs = columns.map((column) => `n.${column} is distinct from o.${column}`).join(' or ')

/** Full join of everybody as they were and as they are: counts only, no identity, no guards, no history. */
export const duckdb: Measure = {
  id: 'duckdb',
  apart: true,
  rows: [
    { id: 'duckdb-join', title: 'DuckDB, full join in its database', unit: 's' },
    { id: 'duckdb-parquet', title: 'DuckDB, full join of two Parquet files', unit: 's' },
  ],
  run: async ({ seconds, people, walk }) => {
    const library = (await loadPeer('@duckdb/node-api')) as Library | null
    if (library === null) return
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-duckdb-'))
    const file = (name: string) => join(folder, name)
    const instance = await library.DuckDBInstance.create(file('rows.duckdb'))
    const connection = await instance.connect()
    try {
      const { hr } = walk.ground
      await hr.happen({})
      await writeLines(hr.baseUrl, people, file('before.tsv'))
      await hr.happen({ round: 1, touched: 0.001 })
      await writeLines(hr.baseUrl, people, file('after.tsv'))
      for (const name of ['before', 'after']) {
        const named = columns.map((column) => `'${column}': 'VARCHAR'`).join(', ')
        await connection.run(
          `create table ${name} as from read_csv('${file(`${name}.tsv`)}', delim='\t', header=false, nullstr='\\N', quote='', escape='', columns={${named}})`,
        )
        await connection.run(`copy ${name} to '${file(`${name}.parquet`)}' (format parquet)`)
      }
      const join = (before: string, after: string) =>
        connection.run(`select count(*) filter (where o.external_id is null), count(*) filter (where n.external_id is null),
          count(*) filter (where o.external_id is not null and n.external_id is not null and (${differs}))
          from ${before} o full join ${after} n on n.external_id = o.external_id`)
      await seconds('duckdb-join', () => join('before', 'after'))
      await seconds('duckdb-parquet', () => join(`'${file('before.parquet')}'`, `'${file('after.parquet')}'`))
    } finally {
      connection.closeSync()
      instance.closeSync()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function writeLines(baseUrl: string, people: number, path: string): Promise<void> {
  async function* lines() {
    for await (const records of recordsOf(baseUrl, people)) yield records.map(copyLine).join('')
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
}
