import type { Selectable } from 'kysely'
import type { Tables } from '#db/tables.ts'
import type { Tx } from './transaction.ts'

type Held = Selectable<Tables['snapshot']>

export type SnapshotRelease = Readonly<{
  actor: string
  userId: string
  reason: string
  at: Date
  /** The company has one admin: an earlier fetch with the same result takes the second one's place. */
  alone: boolean
}>
export type ReleaseOutcome = 'released' | 'not held' | 'second admin needed' | 'second fetch needed'
type NotedRelease = Readonly<{ by: string; userId: string; reason: string; at: string }>

/** Releases a held snapshot as a hard hold is released: by two admins, or by the only one on a second fetch. */
export async function releaseSnapshot(tx: Tx, id: string, by: SnapshotRelease): Promise<ReleaseOutcome> {
  const held = await tx
    .selectFrom('snapshot')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'held')
    .where('erased_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (held === undefined) return 'not held'
  if (by.alone && !(await isSecondHeld(tx, held))) return 'second fetch needed'
  const noted = (held.released ?? []) as readonly NotedRelease[]
  const mine = { by: by.actor, userId: by.userId, reason: by.reason, at: by.at.toISOString() }
  const all = [...noted.filter((one) => one.userId !== by.userId), mine]
  const enough = by.alone || all.length > 1
  await tx
    .updateTable('snapshot')
    .set({ released: JSON.stringify(all), ...(enough ? { state: 'complete', failure: null } : {}) })
    .where('id', '=', id)
    .execute()
  if (!enough) return 'second admin needed'
  await tx.updateTable('connection').set({ failure: null }).where('id', '=', held.connection_id).execute()
  return 'released'
}

/** Whether a fetch an hour or more before was held with the very same people. */
async function isSecondHeld(tx: Tx, held: Held): Promise<boolean> {
  const anHourBefore = new Date(Date.parse(held.started_at) - 3_600_000)
  const first = await tx
    .selectFrom('snapshot')
    .select('id')
    .where('connection_id', '=', held.connection_id)
    .where('kind', '=', held.kind)
    .where('state', '=', 'held')
    .where('started_at', '<=', anHourBefore.toISOString())
    .where('content_hash', '=', held.content_hash)
    .limit(1)
    .executeTakeFirst()
  return first !== undefined
}
