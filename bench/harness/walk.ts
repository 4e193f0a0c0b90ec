import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#db/embedded/embedded-postgres.ts'
import { migrate } from '#db/migrate.ts'
import { defaultSettings } from '#model/default-settings.ts'
import { openCompany, type TestEnvironment } from '#pipeline/testing/company-on-database.ts'
import { makeConnection, type TestConnection } from '#pipeline/testing/test-connection.ts'
import type { PlanRecord } from '#stores/plan-store.ts'
import { benchConnector, benchFields } from '../hr-system/connector.ts'
import { type HrSystem, startHrSystem } from '../hr-system/start.ts'

/** PostgreSQL as a company's own machine has it; durability stays on. */
const tuned = { shared_buffers: '4GB', work_mem: '256MB', max_wal_size: '8GB' }

/** One database and one HR system for all rounds of a size. */
export type Ground = Readonly<{
  people: number
  hr: HrSystem
  connection: pg.PoolConfig
  postmaster: number
  stop: () => Promise<void>
}>

/** One company on its way: founded, fetched, applied, changed. */
export type Walk = Readonly<{
  ground: Ground
  test: TestEnvironment
  connection: TestConnection
  /** Plans by the name of the measure that made them. */
  plans: Map<string, PlanRecord>
}>

export async function openGround(people: number, dataDir: string, isTuned: boolean): Promise<Ground> {
  const postgres: EmbeddedPostgres = await startEmbeddedPostgres({
    dataDir: join(dataDir, 'data'),
    programName: 'the benchmark',
    ...(isTuned ? { settings: tuned } : {}),
  })
  try {
    await migrate(postgres.connection)
    const hr = await startHrSystem(people)
    const pid = readFileSync(join(postgres.dataDir, 'postgres', 'postmaster.pid'), 'utf8')
    return {
      people,
      hr,
      connection: postgres.connection,
      postmaster: Number.parseInt(pid, 10),
      stop: async () => {
        await hr.stop()
        await postgres.stop()
      },
    }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

export async function openWalk(ground: Ground): Promise<Walk> {
  await ground.hr.happen({})
  const test = await openCompany(ground.connection, async () => undefined, {
    connectors: [benchConnector],
    baseUrls: { bench: ground.hr.baseUrl },
  })
  const connection = await makeConnection(test, {
    connectorId: 'bench',
    settings: defaultSettings(benchFields),
  })
  return { ground, test, connection, plans: new Map() }
}

/** The plan that an earlier measure of the way left. */
export function planOf({ plans }: Walk, name: string): PlanRecord {
  const plan = plans.get(name)
  if (plan === undefined) throw new Error(`No measure has made the plan "${name}" yet.`)
  return plan
}
