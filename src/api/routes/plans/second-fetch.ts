import type { Services } from '#api/services.ts'
import type { GuardVerdict } from '#model/plan.ts'
import { listMembers } from '#stores/access-store.ts'
import { listReleases } from '#stores/guard-release-store.ts'
import type { PlanRecord } from '#stores/plan-store.ts'
import { findSnapshot } from '#stores/snapshot-store.ts'
import type { Tx } from '#stores/transaction.ts'

const AN_HOUR_MS = 3_600_000

export type AdminMember = Readonly<{ userId: string; name: string; email: string }>

export async function adminsOf(services: Services, companyId: string): Promise<AdminMember[]> {
  const members = await listMembers(services.database, companyId)
  return members.filter((one) => one.role === 'admin')
}

export async function adminCount(services: Services, companyId: string): Promise<number> {
  return (await adminsOf(services, companyId)).length
}

/** With one admin only: whether a later complete fetch, an hour or more after the first, gave the same result. */
export async function isSecondFetch(tx: Tx, plan: PlanRecord, guard: GuardVerdict): Promise<boolean> {
  const now = plan.snapshotId === null ? undefined : await findSnapshot(tx, plan.snapshotId)
  for (const release of (await listReleases(tx, plan)).filter((one) => one.guard === guard.guard)) {
    const then = release.snapshotId === null ? undefined : await findSnapshot(tx, release.snapshotId)
    if (now === undefined || then === undefined || now.id === then.id || now.state !== 'complete') continue
    if (Date.parse(now.startedAt) - Date.parse(then.startedAt) >= AN_HOUR_MS) return true
  }
  return false
}
