import type { Plan, UndoScope } from '#model/plan.ts'
import { recordEvent } from '#stores/audit-store.ts'
import { findConnection, patchConnection } from '#stores/connection-store.ts'
import { loadPeopleWithFacts } from '#stores/fact-store.ts'
import { digestOf, findPlan, insertPlan, type PlanRecord } from '#stores/plan-store.ts'
import { companyVersions } from '#stores/registry-store.ts'
import { findRun, loadRunChanges, loadRunPeople, type RunRecord, undoOf } from '#stores/run-store.ts'
import { manyRows, refreshStatistics } from '#stores/table-statistics.ts'
import type { Tx } from '#stores/transaction.ts'
import { type ApplyOutcome, applyPlan } from './apply/apply-plan.ts'
import { dayIn } from './business-days.ts'
import type { ActingAs, Environment } from './environment.ts'
import { type PlanningCompany, planningSource } from './load-planning.ts'
import { handPlanNow } from './make-hand-plan.ts'
import { planNow } from './run-pipeline.ts'
import { onlyScope, planUndo, type UndoneWrite } from './undo/plan-undo.ts'

export type ApplyClick = Readonly<{ planId: string; selectionDigest?: string; withoutApproval?: boolean }>

/** "Synchronize Now": applies a plan as it was read, once, or refuses it as stale and writes nothing. */
export async function applyPreview(
  environment: Environment,
  company: PlanningCompany,
  click: ApplyClick,
  by: ActingAs,
): Promise<ApplyOutcome> {
  const at = environment.clock.now()
  const progress = (done: number, total: number, phase: string) =>
    environment.events.publish(company.id, {
      name: 'apply',
      data: { planId: click.planId, done, total, phase },
    })
  await progress(0, 0, 'checking')
  const outcome = await environment.database.inCompany(company.id, async (tx) => {
    const result = await applyPlan(tx, {
      ...click,
      companyId: company.id,
      actor: by.name,
      at,
      today: dayIn(company.timeZone, at),
      replan: (plan) => planAgain(tx, environment, company, plan),
      // Not waited for: a progress line must never hold up the transaction, nor wait for its connection.
      onProgress: (phase, done, total) => void progress(done, total, phase).catch(() => undefined),
    })
    if (result.kind === 'applied') {
      // The first synchronisation finishes the set-up.
      if (result.run.connectionId !== null && result.run.kind !== 'hand')
        await patchConnection(tx, result.run.connectionId, { setupStep: 'done' })
      await recordEvent(tx, company.id, at, {
        kind: 'run',
        action: `${result.run.kind} applied`,
        actor: by.name,
        subject: String(result.run.number),
        values: runValues(result.run),
        runId: result.run.id,
      })
    }
    return result
  })
  if (outcome.kind === 'applied' && outcome.run.counts.created >= manyRows)
    await refreshStatistics(environment.database, {
      person: ['company_id', 'id', 'status', 'manager', 'employee_number'],
      person_link: ['company_id', 'connection_id', 'external_id', 'person_id'],
    })
  await progress(1, 1, outcome.kind)
  if (outcome.kind === 'applied')
    await environment.events.publish(company.id, { name: 'run', data: { runId: outcome.run.id } })
  return outcome
}

function runValues({ counts, approval }: RunRecord): Record<string, string> {
  const numbers = Object.entries(counts).map(([name, count]) => [name, String(count)])
  return { ...Object.fromEntries(numbers), ...(approval === null ? {} : { approvedBy: approval.approvedBy }) }
}

/** The plan as it would be made now, or null while nothing it was made from has moved. */
export async function planAgain(
  tx: Tx,
  environment: Environment,
  company: PlanningCompany,
  plan: PlanRecord,
): Promise<Plan | null> {
  const versions = await companyVersions(tx, company.id)
  if (plan.kind === 'undo') {
    return versions.registryVersion === plan.inputs.registryVersion
      ? null
      : undoPlan(tx, plan.undoesRun ?? '', plan.inputs.undo)
  }
  if (plan.kind === 'hand') {
    const { hand, registryVersion, decisionsVersion } = plan.inputs
    const same =
      versions.registryVersion === registryVersion && versions.decisionsVersion === decisionsVersion
    if (same || hand === undefined) return same ? null : emptyPlan(plan)
    return (await handPlanNow(tx, environment, company, hand)) ?? emptyPlan(plan)
  }
  const connection = await findConnection(tx, plan.connectionId ?? '')
  const source =
    connection === undefined ? undefined : await planningSource(tx, environment, company, connection)
  if (connection === undefined || connection.disconnectedAt !== null || source === undefined)
    return emptyPlan(plan)
  return digestOf(source.inputs) === plan.inputsDigest
    ? null
    : planNow(tx, environment, company, connection, source)
}

function emptyPlan(plan: PlanRecord): Plan {
  return { items: [], guards: [], counts: plan.counts }
}

export type UndoOutcome =
  | Readonly<{ kind: 'plan'; planId: string }>
  | Readonly<{ kind: 'not found' }>
  | Readonly<{ kind: 'undone already'; runId: string }>

/** A plan that takes a run back; it is read and applied like any other. */
export async function makeUndo(
  environment: Environment,
  company: PlanningCompany,
  runId: string,
  by: ActingAs,
  asked?: UndoScope,
): Promise<UndoOutcome> {
  return environment.database.inCompany(company.id, async (tx) => {
    const run = await findRun(tx, runId)
    if (run === undefined) return { kind: 'not found' }
    // What somebody decided about several people is taken back for all of them.
    const scope = run.kind === 'hand' ? undefined : asked
    const earlier = await undoOf(tx, runId)
    if (earlier !== undefined) return { kind: 'undone already', runId: earlier.id }
    const versions = await companyVersions(tx, company.id)
    const planId = await insertPlan(tx, {
      companyId: company.id,
      connectionId: run.connectionId,
      kind: 'undo',
      undoesRun: run.id,
      snapshotId: null,
      inputs: {
        snapshotId: '',
        revision: 0,
        ...versions,
        days: {},
        ...(scope === undefined ? {} : { undo: scope }),
      },
      plan: await undoPlan(tx, run.id, scope),
      createdBy: by.name,
      at: environment.clock.now(),
    })
    const stored = await findPlan(tx, planId)
    return stored === undefined ? { kind: 'not found' } : { kind: 'plan', planId }
  })
}

async function undoPlan(tx: Tx, runId: string, scope?: UndoScope): Promise<Plan> {
  const written = await loadRunPeople(tx, runId)
  const changes = await loadRunChanges(tx, runId)
  const changesOf = Map.groupBy(changes, (one) => one.personId)
  const people = await loadPeopleWithFacts(
    tx,
    written.map((one) => one.personId),
    changes.map((one) => one.attribute),
  )
  const writes: UndoneWrite[] = written.map((one) => ({ ...one, changes: changesOf.get(one.personId) ?? [] }))
  return planUndo(scope === undefined ? writes : onlyScope(writes, scope), people)
}
