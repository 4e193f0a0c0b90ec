import { randomUUID } from 'node:crypto'
import type { GivenApproval } from '#model/approval.ts'
import type { Plan } from '#model/plan.ts'
import {
  loadPeople,
  markOutside,
  removeLinks,
  removeSources,
  type Written,
  type WrittenChange,
  writeChanges,
  writeLinks,
  writePeople,
  writeSources,
} from '#stores/apply-store.ts'
import { writeFacts } from '#stores/fact-store.ts'
import { listReleases } from '#stores/guard-release-store.ts'
import { type ChosenItem, selectedItems, selectionCounts } from '#stores/plan-selection.ts'
import { findPlan, outsideRecords, type PlanRecord, setPlanState } from '#stores/plan-store.ts'
import { companyVersions, nextRunNumber, raiseRegistryVersion } from '#stores/registry-store.ts'
import { insertRun, insertRunPeople, loadRunPeople, type RunRecord, runOfPlan } from '#stores/run-store.ts'
import { findSnapshot } from '#stores/snapshot-store.ts'
import { chunksOf, type Tx } from '#stores/transaction.ts'
import { type Difference, differences } from './differences.ts'
import { endLinksElsewhere } from './end-links.ts'
import { type ApprovalNeeds, approvalNeeds, findApproval } from './find-approval.ts'
import type { PersonWrite } from './person-write.ts'
import { resolveWrites } from './resolve-writes.ts'

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
  const selected = await selectedItems(tx, plan)
  const needs = await approvalNeeds(tx, plan, selected)
  const lines =
    request.withoutApproval === true ? selected.filter(({ item }) => !needs.has(item.key)) : selected
  request.onProgress?.('comparing', 0, lines.length)
  const now = await request.replan(plan)
  if (now !== null) {
    const found = await differences(tx, plan, lines, now)
    if (found.length > 0) {
      await setPlanState(tx, plan.id, 'stale')
      return { kind: 'stale', differences: found.slice(0, 100), total: found.length }
    }
  }
  if (selected.length === 0) return { kind: 'nothing selected', held: counts.held }
  const waiting = selected.length - lines.length
  const approval = await approvalOf(tx, plan, needs, counts.digest)
  if (lines.length === 0 || (waiting === 0 && needs.size > 0 && approval === null))
    return { kind: 'needs approval', lines: needs.size, others: selected.length - needs.size }
  const left = { held: counts.held, waiting, approval: waiting === 0 ? approval : null }
  return { kind: 'applied', run: await write(tx, request, plan, lines, left) }
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
  lines: readonly ChosenItem[],
  left: Left,
): Promise<RunRecord> {
  const runId = randomUUID()
  const people = await loadPeople(
    tx,
    lines.flatMap((line) => line.item.personId ?? []),
  )
  const writes = await resolveWrites(tx, request.today, plan, lines, people)
  const stamp = { runId, actor: request.actor, at: request.at }
  request.onProgress?.('writing', 0, writes.length)
  await writeRows(tx, request, plan, writes, stamp)
  request.onProgress?.('recording', writes.length, writes.length)
  await raiseRegistryVersion(tx)
  await setPlanState(tx, plan.id, 'applied')
  const excluded = excludedCount(plan, lines.length + left.waiting, left.held)
  const run = await runRecord(tx, request, plan, writes, { ...left, runId, excluded })
  await insertRun(tx, request.companyId, run)
  await insertRunPeople(
    tx,
    request.companyId,
    runId,
    writes.map((one) => ({
      personId: one.personId,
      itemKey: one.itemKey,
      action: one.created ? 'create' : one.action,
      externalId: one.link ?? externalIdOf(one.itemKey),
      versionAfter: one.versionBefore + 1,
      statusBefore: one.statusBefore,
      statusAfter: one.statusAfter,
      periodsBefore: one.periodsBefore,
      linked: one.link !== null,
    })),
  )
  return run
}

function externalIdOf(key: string): string | null {
  return key.startsWith('record:') ? key.slice('record:'.length) : null
}

function excludedCount(plan: PlanRecord, selected: number, held: number): number {
  const writable = ['new', 'changed', 'leaving', 'returning'] as const
  const all = writable.reduce((sum, bucket) => sum + (plan.counts.byBucket[bucket] ?? 0), 0)
  return Math.max(0, all - selected - held)
}

async function writeRows(
  tx: Tx,
  request: ApplyRequest,
  plan: PlanRecord,
  writes: readonly PersonWrite[],
  stamp: Readonly<{ runId: string; actor: string; at: Date }>,
): Promise<void> {
  let done = 0
  for (const some of chunksOf(writes, 1000)) {
    await writePeople(tx, request.companyId, some.map(writtenPerson), request.at)
    done += some.length
    request.onProgress?.('writing', done, writes.length)
  }
  const changes = writes.flatMap(changesOf)
  const facts = writes.flatMap((one) => one.facts.map((fact) => ({ ...fact, personId: one.personId })))
  await writeChanges(tx, request.companyId, [...changes, ...facts], stamp)
  await writeFacts(tx, request.companyId, facts, stamp)
  const fields = changes.filter((one) => one.attribute !== 'status')
  if (plan.kind !== 'sync') {
    await removeSources(tx, fields)
    await removeUndoneLinks(tx, plan, writes)
  } else if (plan.connectionId !== null) {
    await writeSources(tx, request.companyId, fields, { connectionId: plan.connectionId, ...stamp })
    const links = writes.flatMap((one) =>
      one.link === null ? [] : [{ externalId: one.link, personId: one.personId }],
    )
    await writeLinks(
      tx,
      { companyId: request.companyId, connectionId: plan.connectionId, runId: stamp.runId, at: request.at },
      links,
    )
    const { connectionId } = plan
    await endLinksElsewhere(
      tx,
      { companyId: request.companyId, connectionId },
      links.map((one) => one.personId),
      stamp,
    )
    await markOutside(tx, plan.connectionId, await outsideRecords(tx, plan.id))
  }
}

function writtenPerson(one: PersonWrite): Written {
  return {
    personId: one.personId,
    version: one.versionBefore + 1,
    status: one.statusAfter,
    values: one.values,
    periods: one.periodsAfter,
    periodsChanged: JSON.stringify(one.periodsBefore) !== JSON.stringify(one.periodsAfter),
  }
}

function changesOf(write: PersonWrite): WrittenChange[] {
  const fields = write.changes
    .filter((one) => one.old !== one.new || write.created)
    .map((one) => ({
      personId: write.personId,
      attribute: one.attribute,
      old: one.old,
      new: one.new,
      source: one.source,
      rule: one.rule,
      owner: one.owner,
    }))
  // The HR system's own status says it already; twice would be noise in the history.
  const told = write.changes.some(
    (one) => one.attribute === 'employmentStatus' && one.new === write.statusAfter,
  )
  if (write.statusBefore === write.statusAfter || told) return fields
  const status = {
    personId: write.personId,
    attribute: 'status',
    old: write.statusBefore,
    new: write.statusAfter,
    source: null,
    rule: null,
    owner: null,
  }
  return [...fields, status]
}

/** The records that the undone run made these people's; a reconnect may have moved them to another connection. */
async function removeUndoneLinks(tx: Tx, plan: PlanRecord, writes: readonly PersonWrite[]): Promise<void> {
  // Taking back one field does not unmake who somebody is.
  if (plan.undoesRun === null || (plan.inputs.undo?.attribute ?? null) !== null) return
  const undone = new Set(writes.map((one) => one.personId))
  const made = await loadRunPeople(tx, plan.undoesRun)
  await removeLinks(
    tx,
    made.flatMap(({ linked, externalId, personId }) =>
      linked && externalId !== null && undone.has(personId) ? [{ externalId, personId }] : [],
    ),
  )
}

async function runRecord(
  tx: Tx,
  request: ApplyRequest,
  plan: PlanRecord,
  writes: readonly PersonWrite[],
  made: Left & Readonly<{ runId: string; excluded: number }>,
): Promise<RunRecord> {
  const count = (test: (one: PersonWrite) => boolean): number => writes.filter(test).length
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
    counts: {
      created: count((one) => one.created),
      changed: count((one) => !one.created && one.action === 'update' && one.statusAfter !== 'withdrawn'),
      left: count((one) => one.action === 'terminate'),
      returned: count((one) => one.action === 'reactivate'),
      withdrawn: count((one) => one.statusAfter === 'withdrawn'),
      fields: writes.reduce((sum, one) => sum + one.changes.length, 0),
    },
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
