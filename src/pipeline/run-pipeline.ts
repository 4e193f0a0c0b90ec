import type { Plan } from '#model/plan.ts'
import { type ConnectionRecord, findConnection } from '#stores/connection-store.ts'
import {
  digestOf,
  erasePlans,
  findPlan,
  insertPlan,
  openPlanWith,
  type PlanRecord,
} from '#stores/plan-store.ts'
import { listLegalEntities } from '#stores/registry-store.ts'
import { manyRows, refreshStatistics } from '#stores/table-statistics.ts'
import type { Tx } from '#stores/transaction.ts'
import { noteUnchanged, unchangedBy } from '#stores/unchanged-store.ts'
import type { ActingAs, Environment } from './environment.ts'
import { eraseDiscovery } from './first-snapshot.ts'
import { loadAffected } from './load-affected.ts'
import { loadPlanning, type PlanningCompany, type PlanningSource, planningSource } from './load-planning.ts'
import { planFrom, thinkThrough } from './make-plan.ts'
import { programVersion } from './program-version.ts'

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
  let lines = 0
  const outcome = await environment.database.inCompany(company.id, async (tx): Promise<PreviewOutcome> => {
    const connection = await findConnection(tx, connectionId, true)
    if (connection === undefined || connection.disconnectedAt !== null) return { kind: 'not found' }
    const source = await planningSource(tx, environment, company, connection)
    if (source === undefined) return { kind: 'no snapshot' }
    const known = await openPlanWith(tx, connection.id, source.inputs)
    if (known !== undefined) return { kind: 'preview', plan: known }
    await eraseDiscovery(tx, connection.id, new Date())
    const thought = await think(tx, environment, company, connection, source)
    await remember(tx, connection, source, thought)
    lines = thought.plan.items.length
    return { kind: 'preview', plan: await store(tx, environment, connection, source, thought.plan, by) }
  })
  if (lines >= manyRows)
    await refreshStatistics(environment.database, { plan_item: ['company_id', 'plan_id', 'seq', 'key'] })
  return outcome
}

/** From the snapshot and the registry to a plan, guards included. */
export async function planNow(
  tx: Tx,
  environment: Environment,
  company: PlanningCompany,
  connection: ConnectionRecord,
  source: PlanningSource,
): Promise<Plan> {
  return (await think(tx, environment, company, connection, source)).plan
}

/** The same plan without leaving out what is known to change nothing. */
export async function planInFull(
  tx: Tx,
  environment: Environment,
  company: PlanningCompany,
  connection: ConnectionRecord,
  source: PlanningSource,
): Promise<Plan> {
  return planFrom(await loadPlanning(tx, environment, company, connection, source))
}

type Thought = ReturnType<typeof thinkThrough> &
  Readonly<{ by: string; lookedAt: readonly string[] | 'everything' }>

async function think(
  tx: Tx,
  environment: Environment,
  company: PlanningCompany,
  connection: ConnectionRecord,
  source: PlanningSource,
): Promise<Thought> {
  const { identifier, mapping, legalEntity } = source.settings
  const legalEntities = await listLegalEntities(tx)
  const by = digestOf({ program: programVersion, identifier, mapping, legalEntity, legalEntities })
  const extent =
    (await unchangedBy(tx, connection.id)) === by ? await loadAffected(tx, connection.id, source) : undefined
  const input = await loadPlanning(tx, environment, company, connection, source, extent)
  const lookedAt =
    extent === undefined ? 'everything' : input.employees.map((employee) => employee.externalId)
  return { ...thinkThrough(input), by, lookedAt }
}

/** Remembers who changed nothing, so that the next plan looks at the others. */
async function remember(
  tx: Tx,
  { id, companyId }: ConnectionRecord,
  { snapshot }: PlanningSource,
  { by, lookedAt, unchanged }: Thought,
): Promise<void> {
  const place = { companyId, connectionId: id, snapshotId: snapshot.id, by }
  await noteUnchanged(tx, place, lookedAt, unchanged())
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
