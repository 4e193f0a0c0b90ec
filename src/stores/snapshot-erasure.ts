import { sql } from 'kysely'
import type { Failure } from '#model/failure.ts'
import { eraseCommentsOnRecords } from './comment-store.ts'
import type { Tx } from './transaction.ts'
import { forgetUnchanged } from './unchanged-store.ts'

/** Erases the records; the snapshot's line in the history stays. */
export async function eraseRecords(tx: Tx, snapshotId: string, at: Date): Promise<number> {
  const gone = await sql<{ n: number }>`
    with a as (delete from snapshot_record where snapshot_id = ${snapshotId} returning 1),
      b as (delete from snapshot_outside where snapshot_id = ${snapshotId} returning 1),
      c as (delete from snapshot_problem where snapshot_id = ${snapshotId} returning 1)
    select (select count(*) from a)::int + (select count(*) from b)::int + (select count(*) from c)::int as n`.execute(
    tx,
  )
  await tx
    .updateTable('snapshot')
    .set({ erased_at: at, field_statistics: '[]' })
    .where('id', '=', snapshotId)
    .where('erased_at', 'is', null)
    .execute()
  return gone.rows[0]?.n ?? 0
}

/** Ends fetches whose program is gone (no sign of life since `before`) as incomplete; answers their connections. */
export async function endInterrupted(
  tx: Tx,
  ending: Readonly<{ before: Date; at: Date; failure: Failure; connectionId?: string }>,
): Promise<string[]> {
  const { before, at, failure, connectionId } = ending
  let query = tx
    .updateTable('snapshot')
    .set({
      state: 'incomplete',
      finished_at: at,
      waiting_until_at: null,
      failure: JSON.stringify(failure),
      incomplete_because: JSON.stringify([{ reason: 'cancelled', detail: failure.what }]),
    })
    .where('state', '=', 'fetching')
    .where('heartbeat_at', '<', before.toISOString())
  if (connectionId !== undefined) query = query.where('connection_id', '=', connectionId)
  const gone = await query.returning(['id', 'connection_id']).execute()
  for (const { id } of gone) await eraseRecords(tx, id, at)
  return gone.map((row) => row.connection_id)
}

/** Erases everything staged of a connection, open previews included, and closes a fetch that is running. */
export async function eraseStaged(
  tx: Tx,
  connectionId: string,
  at: Date,
): Promise<{ snapshots: number; stagedRecords: number }> {
  await tx
    .updateTable('snapshot')
    .set({
      state: 'incomplete',
      finished_at: at,
      waiting_until_at: null,
      incomplete_because: JSON.stringify([
        { reason: 'cancelled', detail: 'The connection was disconnected.' },
      ]),
    })
    .where('connection_id', '=', connectionId)
    .where('state', '=', 'fetching')
    .execute()
  const snapshots = await tx
    .selectFrom('snapshot')
    .select('id')
    .where('connection_id', '=', connectionId)
    .where('erased_at', 'is', null)
    .execute()
  let stagedRecords = 0
  for (const { id } of snapshots) stagedRecords += await eraseRecords(tx, id, at)
  await sql`delete from plan_item where plan_id in (select id from plan where connection_id = ${connectionId})`.execute(
    tx,
  )
  await eraseCommentsOnRecords(tx, connectionId)
  await forgetUnchanged(tx, connectionId)
  await sql`update plan set state = 'stale' where connection_id = ${connectionId} and state = 'open'`.execute(
    tx,
  )
  return { snapshots: snapshots.length, stagedRecords }
}
