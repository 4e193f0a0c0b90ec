/** A program of its own that reads or applies until it is killed: `node crash-host.ts '{"task": "fetch", …}'`. */
import type pg from 'pg'
import { connectors } from '#connectors'
import { openDatabase } from '#db/database.ts'
import { makeKeyring } from '#secrets/keyring.ts'
import { applyPreview } from '../apply-preview.ts'
import { type Environment, rollcallItself } from '../environment.ts'
import type { PlanningCompany } from '../load-planning.ts'
import { beginFetch, runFetch } from '../run-fetch.ts'

export type CrashTask = Readonly<{
  connection: pg.PoolConfig
  key: string
  company: PlanningCompany
  connectionId: string
  baseUrls: Readonly<Record<string, string>>
  now: string
}> &
  (Readonly<{ task: 'fetch' }> | Readonly<{ task: 'apply'; planId: string }>)

async function work(task: CrashTask): Promise<void> {
  const database = await openDatabase({ ...task.connection, application_name: 'crash-host' })
  const environment: Environment = {
    database,
    keyring: makeKeyring([{ version: 'v1', bytes: Buffer.from(task.key, 'base64') }]),
    clock: { now: () => new Date(task.now) },
    events: { publish: async () => undefined },
    connectors,
    allowPrivateNetwork: [],
    baseUrls: task.baseUrls,
  }
  process.stdout.write('begun\n')
  if (task.task === 'apply') {
    await applyPreview(environment, task.company, { planId: task.planId }, rollcallItself)
  } else {
    const start = {
      companyId: task.company.id,
      connectionId: task.connectionId,
      kind: 'regular',
      by: rollcallItself,
    } as const
    const snapshotId = await beginFetch(environment, start)
    if (snapshotId === undefined) throw new Error('A fetch is running already.')
    await runFetch(environment, start, snapshotId, new AbortController().signal)
  }
  await database.close()
}

await work(JSON.parse(process.argv[2] ?? '{}') as CrashTask)
