import type { CompanyAccess } from '#model/access.ts'
import { AppError } from '#model/app-error.ts'
import { type ConnectionRecord, findConnection } from '#stores/connection-store.ts'
import { findPlan, type PlanRecord } from '#stores/plan-store.ts'
import type { Tx } from '#stores/transaction.ts'

/** A living connection of this company; a foreign one and a missing one are the same to the caller. */
export async function connectionOr404(tx: Tx, id: string, lock = false): Promise<ConnectionRecord> {
  const found = await findConnection(tx, id, lock)
  if (found === undefined || found.disconnectedAt !== null) throw new AppError('not-found')
  return found
}

export async function planOr404(tx: Tx, id: string): Promise<PlanRecord> {
  const found = await findPlan(tx, id)
  if (found === undefined) throw new AppError('not-found')
  return found
}

/** Connections and previews show people of every legal entity, so a manager of some only may not read them. */
export function requireAllEntities(company: CompanyAccess): void {
  if (company.legalEntityIds !== null) throw new AppError('admin-only')
}
