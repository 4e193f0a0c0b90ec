import type { Plan } from '#model/plan.ts'
import { type ConnectionRecord, findConnection } from '#stores/connection-store.ts'
import { erasePlans, findPlan, insertPlan, openPlanWith, type PlanRecord } from '#stores/plan-store.ts'
import type { Tx } from '#stores/transaction.ts'
import type { ActingAs, Environment } from './environment.ts'
import { eraseDiscovery } from './first-snapshot.ts'
import { loadPlanning, type PlanningCompany, type PlanningSource, planningSource } from './load-planning.ts'
import { planFrom } from './make-plan.ts'

/*
 * HR system ─ fetch ─▶ Employee[] ─ stage ─▶ Snapshot ─ scope · map · correlate ─▶ Match[]
 *                                                                         │
 *                                   Registry of people ───── plan ◀───────┘
 *                                           ▲                  │
 *                                           └── apply ◀─ guard ◀ Plan  (read by a person first)
 *
 * run-fetch.ts goes as far as the snapshot, this file from there to a stored plan, apply-preview.ts the rest.
 */

const KEPT_OPEN_PLANS = 5

export type PreviewOutcome =
  | Readonly<{ kind: 'preview'; plan: PlanRecord }>
  | Readonly<{ kind: 'no snapshot' }>
  | Readonly<{ kind: 'not found' }>

/** The preview of the newest complete snapshot; the same inputs give the stored one again. */
export async function makePreview(
  environment: Environment,
  company: PlanningCompany,
  connectionId: string,
  by: ActingAs,
): Promise<PreviewOutcome> {
  return environment.database.inCompany(company.id, async (tx) => {
    const connection = await findConnection(tx, connectionId, true)
    if (connection === undefined || connection.disconnectedAt !== null) return { kind: 'not found' }
    const source = await planningSource(tx, environment, company, connection)
    if (source === undefined) return { kind: 'no snapshot' }
    const known = await openPlanWith(tx, connection.id, source.inputs)
    if (known !== undefined) return { kind: 'preview', plan: known }
    await eraseDiscovery(tx, connection.id, new Date())
    const plan = await planNow(tx, environment, company, connection, source)
    return { kind: 'preview', plan: await store(tx, environment, connection, source, plan, by) }
  })
}

/** From the snapshot and the registry to a plan, guards included. */
export async function planNow(
  tx: Tx,
  environment: Environment,
  company: PlanningCompany,
  connection: ConnectionRecord,
  source: PlanningSource,
): Promise<Plan> {
  return planFrom(await loadPlanning(tx, environment, company, connection, source))
}

async function store(
  tx: Tx,
  environment: Environment,
  connection: ConnectionRecord,
  source: PlanningSource,
  plan: Plan,
  by: ActingAs,
): Promise<PlanRecord> {
  const id = await insertPlan(tx, {
    companyId: connection.companyId,
    connectionId: connection.id,
    kind: 'sync',
    undoesRun: null,
    snapshotId: source.snapshot.id,
    inputs: source.inputs,
    plan,
    createdBy: by.name,
    at: environment.clock.now(),
  })
  await erasePlans(tx, connection.id, KEPT_OPEN_PLANS)
  const stored = await findPlan(tx, id)
  if (stored === undefined) throw new Error('A plan was not stored.')
  return stored
}
