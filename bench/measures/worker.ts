import pino from 'pino'
import { openFetchQueue } from '#jobs/fetch-queue.ts'
import { rollcallItself } from '#pipeline/environment.ts'
import { listSnapshots } from '#stores/snapshot-store.ts'
import type { Measure } from '../harness/measure.ts'
import { residentMb } from '../harness/memory.ts'
import { type Program, startProgram } from '../harness/program.ts'
import type { Walk } from '../harness/walk.ts'

/** A worker of its own takes the fetch of everybody from the queue, previews it, and is looked at. */
export const worker: Measure = {
  id: 'worker',
  rows: [
    { id: 'worker-idle', title: 'worker, memory after the start', unit: 'MB' },
    {
      id: 'worker-memory',
      title: 'worker, most memory in fetch and preview',
      unit: 'MB',
      goal: { of: 'figure', atMost: 200 },
    },
    { id: 'worker-fetch', title: 'worker, fetch and preview from the queue', unit: 's' },
  ],
  run: async ({ note, seconds, walk }) => {
    const program = startWorker(walk)
    await program.says(/ready/)
    note('worker-idle', residentMb(program.pid))
    const queue = await openFetchQueue(walk.test.reach.connection, pino({ level: 'silent' }))
    const made = async () => (await walk.test.inCompany((tx) => listSnapshots(tx, walk.connection.id))).length
    const before = await made()
    await seconds('worker-fetch', async () => {
      const job = { snapshotId: null, kind: 'regular', by: rollcallItself } as const
      await queue.enqueue({ ...job, companyId: walk.test.company.id, connectionId: walk.connection.id })
      while (!(await isDone(walk, before))) await new Promise((resolve) => setTimeout(resolve, 50))
    })
    note('worker-memory', residentMb(program.pid, 'VmHWM'))
    await queue.stop()
    await program.stop()
  },
}

function startWorker({ test, ground }: Walk): Program {
  const { host, port, user, database } = test.reach.connection
  const url = `postgresql://${user ?? 'postgres'}@/${database}?host=${encodeURIComponent(String(host))}&port=${port ?? 5432}`
  const variables = { DATABASE_URL: url, ROLLCALL_KEY: test.reach.key }
  return startProgram(['bench/hr-system/work.ts', ground.hr.baseUrl], variables)
}

/** Whether a fetch has ended since there were so many, and its preview been made. */
async function isDone({ test, connection }: Walk, before: number): Promise<boolean> {
  return test.inCompany(async (tx) => {
    const snapshots = await listSnapshots(tx, connection.id)
    const [newest] = snapshots
    if (snapshots.length === before || newest === undefined || newest.state === 'fetching') return false
    const plan = await tx
      .selectFrom('plan')
      .select('id')
      .where('snapshot_id', '=', newest.id)
      .executeTakeFirst()
    return plan !== undefined
  })
}
