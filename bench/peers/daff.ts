import type { Employee } from '#model/employee.ts'
import { recordsOf } from '../bare/read-pages.ts'
import type { Measure } from '../harness/measure.ts'
import { benchFields } from '../hr-system/connector.ts'
import { loadPeer } from './load-peer.ts'

type Diff = Readonly<{ hilite: (output: object) => void }>
type Library = Readonly<{
  TableView: new (rows: readonly (readonly string[])[]) => object
  CompareFlags: new () => { addPrimaryKey: (column: string) => void }
  TableDiff: new (alignment: object, flags: object) => Diff
  compareTables: (before: object, after: object, flags: object) => Readonly<{ align: () => object }>
}>

/** It holds everything in memory; more than this was not tried. */
const mostPeople = 100_000

/** The difference of two tables in memory, as the npm package daff makes it. */
export const daff: Measure = {
  id: 'daff',
  apart: true,
  rows: [{ id: 'daff', title: 'daff, two tables in memory', unit: 's' }],
  run: async ({ seconds, people, walk }) => {
    if (people > mostPeople) return
    const loaded = await loadPeer('daff')
    if (loaded === null) return
    const library = loaded['default'] as Library
    const { hr } = walk.ground
    await hr.happen({})
    const before = new library.TableView(await tableOf(hr.baseUrl, people))
    await hr.happen({ round: 1, touched: 0.001 })
    const after = new library.TableView(await tableOf(hr.baseUrl, people))
    await seconds('daff', async () => {
      const flags = new library.CompareFlags()
      flags.addPrimaryKey('externalId')
      const alignment = library.compareTables(before, after, flags).align()
      new library.TableDiff(alignment, flags).hilite(new library.TableView([]))
    })
  },
}

async function tableOf(baseUrl: string, people: number): Promise<string[][]> {
  const fields = ['externalId', ...benchFields]
  const rows = [fields]
  for await (const records of recordsOf(baseUrl, people)) {
    for (const one of records as readonly Employee[])
      rows.push(fields.map((field) => String((one as Readonly<Record<string, unknown>>)[field] ?? '')))
  }
  return rows
}
