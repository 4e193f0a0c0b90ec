/** A program of its own that plays histories: `node history-host.ts '{"connection": …, "seed": 1, "histories": 100}'`. */
import type pg from 'pg'
import type { Checked } from './check-histories.ts'
import { plant } from './plant.ts'
import type { PlantedBug } from './planted-bugs.ts'

export type HistoryTask = Readonly<{
  connection: pg.PoolConfig
  seed: number
  histories: number
  shrink: boolean
  /** Plays one history only: where the seed leads to by this path. */
  path?: string
  /** Planted before anything of the product is loaded. */
  bug?: PlantedBug
}>

async function work({ bug, connection, ...task }: HistoryTask): Promise<Checked> {
  if (bug !== undefined) plant(bug)
  const { checkHistories } = await import('./check-histories.ts')
  const { openQuickDatabase } = await import('./quick-database.ts')
  const database = await openQuickDatabase(connection)
  try {
    return await checkHistories({ ...task, database })
  } finally {
    await database.close()
  }
}

process.stdout.write(`${JSON.stringify(await work(JSON.parse(process.argv[2] ?? '{}') as HistoryTask))}\n`)
