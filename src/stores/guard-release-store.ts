import type { GuardVerdict } from '#model/plan.ts'
import { digestOf, type PlanRecord } from './plan-store.ts'
import type { Tx } from './transaction.ts'

export type GuardRelease = Readonly<{
  guard: string
  by: string
  userId: string
  at: string
  reason: string | null
  snapshotId: string | null
}>

/** A release is about exactly these held lines; other lines need another release. */
export function guardFingerprint(guard: GuardVerdict): string {
  return digestOf([guard.guard, [...guard.holds].sort()]).slice(0, 32)
}

export async function listReleases(tx: Tx, plan: PlanRecord): Promise<GuardRelease[]> {
  if (plan.connectionId === null) return []
  const rows = await tx
    .selectFrom('guard_release')
    .selectAll()
    .where('connection_id', '=', plan.connectionId)
    .orderBy('id')
    .execute()
  const current = new Map(plan.guards.map((guard) => [guardFingerprint(guard), guard.guard]))
  return rows
    .filter((row) => current.get(row.fingerprint) === row.guard)
    .map((row) => ({
      guard: row.guard,
      by: row.released_by,
      userId: row.user_id,
      at: row.released_at,
      reason: row.reason,
      snapshotId: row.snapshot_id,
    }))
}

/** Guards of a plan that nobody needs to release any more. A hard hold needs two people, or two fetches with one admin. */
export async function releasedGuards(tx: Tx, plan: PlanRecord): Promise<string[]> {
  const releases = await listReleases(tx, plan)
  return plan.guards
    .filter((guard) => {
      const mine = releases.filter((one) => one.guard === guard.guard)
      if (guard.verdict === 'held') return mine.length > 0
      if (guard.verdict === 'hard-held')
        return new Set(mine.map((one) => one.userId)).size > 1 || confirmedByFetch(mine)
      return true
    })
    .map((guard) => guard.guard)
}

/** With one admin only: released again on a second complete fetch, an hour or more after the first. */
function confirmedByFetch(releases: readonly GuardRelease[]): boolean {
  return releases.some((first) =>
    releases.some(
      (second) =>
        second.userId === 'second-fetch' &&
        second.snapshotId !== first.snapshotId &&
        first.userId !== 'second-fetch',
    ),
  )
}

export async function recordRelease(
  tx: Tx,
  made: Readonly<{
    companyId: string
    connectionId: string
    guard: GuardVerdict
    snapshotId: string | null
    number: number
    reason: string | null
    actor: string
    userId: string
    at: Date
  }>,
): Promise<void> {
  await tx
    .insertInto('guard_release')
    .values({
      company_id: made.companyId,
      connection_id: made.connectionId,
      guard: made.guard.guard,
      fingerprint: guardFingerprint(made.guard),
      snapshot_id: made.snapshotId,
      number: made.number,
      reason: made.reason,
      released_by: made.actor,
      user_id: made.userId,
      released_at: made.at,
    })
    .execute()
}
