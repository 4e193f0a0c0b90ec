import { randomUUID } from 'node:crypto'
import type { GivenApproval } from '#model/approval.ts'
import type { Plan } from '#model/plan.ts'
import { listReleases } from '#stores/guard-release-store.ts'
import { type ChosenItem, selectedLines, selectionCounts } from '#stores/plan-selection.ts'
import { findPlan, type PlanRecord, setPlanState } from '#stores/plan-store.ts'
import { companyVersions, nextRunNumber, raiseRegistryVersion } from '#stores/registry-store.ts'
import { insertRun, type RunCounts, type RunRecord, runOfPlan } from '#stores/run-store.ts'
import { findSnapshot } from '#stores/snapshot-store.ts'
import type { Tx } from '#stores/transaction.ts'
import { type Difference, differences } from './differences.ts'
import { type ApprovalNeeds, findApproval, selectionNeeds } from './find-approval.ts'
import { writeLines } from './write-lines.ts'

export type ApplyRequest = Readonly<{
  companyId: string
  planId: string
  /** The selection as it was shown; left out by the command line, which shows it as it is. */
  selectionDigest?: string
  /** Leaves out what waits for a second person. */
  withoutApproval?: boolean
  actor: string
  at: Date
  today: string
  /** The plan as it would be made now, from the newest complete snapshot; null when nothing it was made from moved. */
  replan: (plan: PlanRecord) => Promise<Plan | null>
  onProgress?: (phase: 'comparing' | 'writing' | 'recording', done: number, total: number) => void
}>

export type ApplyOutcome =
  | Readonly<{ kind: 'applied' | 'already applied'; run: RunRecord }>
  | Readonly<{ kind: 'not found' | 'selection changed' | 'nothing selected'; held: number }>
  | Readonly<{ kind: 'needs approval'; lines: number; others: number }>
  | Readonly<{ kind: 'stale'; differences: readonly Difference[]; total: number }>

/** Writes exactly the selected lines of a plan, once, in the caller's transaction; or nothing, and says why. */
export async function applyPlan(tx: Tx, request: ApplyRequest): Promise<ApplyOutcome> {
  await companyVersions(tx, request.companyId, true)
  const plan = await findPlan(tx, request.planId, true)
  if (plan === undefined) return { kind: 'not found', held: 0 }
  if (plan.state === 'applied') return alreadyApplied(tx, plan)
  if (plan.state === 'stale') return { kind: 'stale', differences: [], total: 0 }
  const counts = await selectionCounts(tx, plan)
  if (request.selectionDigest !== undefined && request.selectionDigest !== counts.digest)
    return { kind: 'selection changed', held: counts.held }
  const needs = await selectionNeeds(tx, plan)
  const waiting = request.withoutApproval === true ? needs.size : 0
  const lines: LinesToWrite = {
    total: counts.selected - waiting,
    read: () => linesOf(tx, plan, waiting > 0 ? needs : null),
  }
  request.onProgress?.('comparing', 0, lines.total)
  const now = await request.replan(plan)
  if (now !== null) {
    const found = await differences(tx, plan, lines.read(), now)
    if (found.length > 0) {
      await setPlanState(tx, plan.id, 'stale')
      return { kind: 'stale', differences: found.slice(0, 100), total: found.length }
    }
  }
  if (counts.selected === 0) return { kind: 'nothing selected', held: counts.held }
  const approval = await approvalOf(tx, plan, needs, counts.digest)
  if (lines.total === 0 || (waiting === 0 && needs.size > 0 && approval === null))
    return { kind: 'needs approval', lines: needs.size, others: counts.selected - needs.size }
  const left = { held: counts.held, waiting, approval: waiting === 0 ? approval : null }
  return { kind: 'applied', run: await write(tx, request, plan, lines, left) }
}

type LinesToWrite = Readonly<{ total: number; read: () => AsyncIterable<readonly ChosenItem[]> }>

/** The selected lines, without those that wait for a second person. */
async function* linesOf(tx: Tx, plan: PlanRecord, waiting: ApprovalNeeds | null) {
  for await (const lines of selectedLines(tx, plan))
    yield waiting === null ? lines : lines.filter(({ item }) => !waiting.has(item.key))
}

/** Read where it is written, so that no door can pass it by. */
async function approvalOf(
  tx: Tx,
  plan: PlanRecord,
  needs: ApprovalNeeds,
  digest: string,
): Promise<GivenApproval | null> {
  return needs.size === 0 ? null : findApproval(tx, plan.id, digest)
}

type Left = Readonly<{ held: number; waiting: number; approval: GivenApproval | null }>

async function alreadyApplied(tx: Tx, plan: PlanRecord): Promise<ApplyOutcome> {
  const run = await runOfPlan(tx, plan.id)
  if (run === undefined) throw new Error(`Plan ${plan.id} is applied but has no run.`)
  return { kind: 'already applied', run }
}

async function write(
  tx: Tx,
  request: ApplyRequest,
  plan: PlanRecord,
  lines: LinesToWrite,
  left: Left,
): Promise<RunRecord> {
  const runId = randomUUID()
  const { companyId, actor, at, today } = request
  let done = 0
  const onWritten = (people: number) => {
    done += people
    request.onProgress?.('writing', done, lines.total)
  }
  const counts = await writeLines(tx, { companyId, runId, plan, actor, at, today, onWritten }, lines.read())
  request.onProgress?.('recording', lines.total, lines.total)
  await raiseRegistryVersion(tx)
  await setPlanState(tx, plan.id, 'applied')
  const excluded = excludedCount(plan, lines.total + left.waiting, left.held)
  const run = await runRecord(tx, request, plan, { ...left, runId, excluded, counts })
  await insertRun(tx, companyId, run)
  return run
}

function excludedCount(plan: PlanRecord, selected: number, held: number): number {
  const writable = ['new', 'changed', 'leaving', 'returning'] as const
  const all = writable.reduce((sum, bucket) => sum + (plan.counts.byBucket[bucket] ?? 0), 0)
  return Math.max(0, all - selected - held)
}

async function runRecord(
  tx: Tx,
  request: ApplyRequest,
  plan: PlanRecord,
  made: Left & Readonly<{ runId: string; excluded: number; counts: RunCounts }>,
): Promise<RunRecord> {
  const snapshot = plan.snapshotId === null ? undefined : await findSnapshot(tx, plan.snapshotId)
  const releases = await listReleases(tx, plan)
  return {
    id: made.runId,
    number: await nextRunNumber(tx),
    kind: plan.kind,
    connectionId: plan.connectionId,
    planId: plan.id,
    undoesRun: plan.undoesRun,
    snapshotId: plan.snapshotId,
    snapshotFetchedAt: snapshot?.finishedAt ?? null,
    actor: request.actor,
    at: request.at.toISOString(),
    counts: made.counts,
    planCounts: plan.counts,
    leftOut: {
      held: made.held,
      excluded: made.excluded,
      ...(made.waiting === 0 ? {} : { waiting: made.waiting }),
    },
    approval: made.approval,
    guardsReleased: releases.map((one) => ({ guard: one.guard, by: one.by, reason: one.reason })),
  }
}
