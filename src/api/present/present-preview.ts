import type { GuardView, Preview, PreviewItem } from '#api/contract/preview.ts'
import type { CompanyAccess } from '#model/access.ts'
import type { ApprovalReason } from '#model/approval.ts'
import { isExcluded } from '#pipeline/apply/chosen-changes.ts'
import type { Environment } from '#pipeline/environment.ts'
import { planningSource } from '#pipeline/load-planning.ts'
import { findConnection } from '#stores/connection-store.ts'
import { listReleases, releasedGuards } from '#stores/guard-release-store.ts'
import type { Labels } from '#stores/labels.ts'
import { type ChosenItem, selectionCounts } from '#stores/plan-selection.ts'
import { digestOf, type PlanRecord } from '#stores/plan-store.ts'
import { companyVersions } from '#stores/registry-store.ts'
import { findRun, runOfPlan } from '#stores/run-store.ts'
import { findSnapshot, runningFetch } from '#stores/snapshot-store.ts'
import type { Tx } from '#stores/transaction.ts'
import { maySee } from './may-see.ts'
import { presentApproval, type ReadBy } from './present-approval.ts'

export async function presentPreview(
  tx: Tx,
  environment: Environment,
  company: CompanyAccess,
  plan: PlanRecord,
  readers: ReadBy & Readonly<{ alsoHere: readonly string[]; onlyAdmin: boolean }>,
): Promise<Preview> {
  const snapshot = plan.snapshotId === null ? undefined : await findSnapshot(tx, plan.snapshotId)
  const undone = plan.undoesRun === null ? undefined : await findRun(tx, plan.undoesRun)
  const running = plan.connectionId === null ? undefined : await runningFetch(tx, plan.connectionId)
  const run = plan.state === 'applied' ? await runOfPlan(tx, plan.id) : undefined
  const selection = await selectionCounts(tx, plan)
  return {
    id: plan.id,
    kind: plan.kind,
    connectionId: plan.connectionId,
    undoesRun: undone === undefined ? null : { id: undone.id, number: undone.number },
    state: plan.state,
    createdAt: plan.createdAt,
    fetchedAt: snapshot?.finishedAt ?? null,
    inputs: plan.inputs,
    counts: plan.counts,
    guards: await presentGuards(tx, plan, readers.onlyAdmin),
    selection,
    newer: plan.state === 'open' && (await isNewer(tx, environment, company, plan)),
    fetching: running !== undefined,
    alsoHere: [...readers.alsoHere],
    runId: run?.id ?? null,
    approval: await presentApproval(tx, plan, selection, readers),
  }
}

async function presentGuards(tx: Tx, plan: PlanRecord, alone: boolean): Promise<GuardView[]> {
  const releases = await listReleases(tx, plan)
  const released = new Set(await releasedGuards(tx, plan))
  return plan.guards
    .filter((guard) => guard.verdict !== 'clear')
    .map(({ holds, ...guard }) => {
      const mine = releases.filter((one) => one.guard === guard.guard)
      const waits = guard.verdict === 'hard-held' && mine.length > 0 && !released.has(guard.guard)
      return {
        ...guard,
        releasedBy: mine.map((one) => ({ name: one.by, at: one.at, reason: one.reason })),
        released: released.has(guard.guard) && mine.length > 0,
        stillNeeded: waits ? (alone ? ('second fetch' as const) : ('second admin' as const)) : null,
      }
    })
}

/** Whether a plan made now would start from something else. */
async function isNewer(
  tx: Tx,
  environment: Environment,
  company: CompanyAccess,
  plan: PlanRecord,
): Promise<boolean> {
  if (plan.kind !== 'sync')
    return (await companyVersions(tx, company.id)).registryVersion !== plan.inputs.registryVersion
  const connection = await findConnection(tx, plan.connectionId ?? '')
  if (connection === undefined) return false
  const source = await planningSource(tx, environment, company, connection)
  return source !== undefined && digestOf(source.inputs) !== plan.inputsDigest
}

/** What is said of a line besides its change. */
export type SaidOfLine = Readonly<{ needsApproval: readonly ApprovalReason[]; comments: number }>

export function presentItem(
  line: ChosenItem,
  labels: Labels,
  company: CompanyAccess,
  said: SaidOfLine,
): PreviewItem {
  const { item } = line
  const nameOf = (attribute: string, value: string | null): string | null => labels.of(attribute, value)
  return {
    ...item,
    legalEntityName: labels.of('legalEntity', item.legalEntityId),
    changes: item.changes
      .filter((change) => maySee(company, change.attribute))
      .map((change) => ({
        ...change,
        oldLabel: nameOf(change.attribute, change.old),
        newLabel: nameOf(change.attribute, change.new),
        excluded: isExcluded(line, change),
      })),
    candidates: item.candidates.map((candidate) => ({
      ...candidate,
      evidence: candidate.evidence.map((one) =>
        one.kind.endsWith('birth date') && !maySee(company, 'birthDate')
          ? { ...one, record: null, person: null }
          : one,
      ),
    })),
    selected: line.selected,
    selectable: line.selectable,
    heldBy: [...line.heldBy],
    excludedBy: line.selected || line.included ? null : line.chosenBy,
    awards: item.personId === null ? null : (labels.awards.get(item.personId) ?? null),
    ...(said.needsApproval.length === 0 ? {} : { needsApproval: [...said.needsApproval] }),
    ...(said.comments === 0 ? {} : { comments: said.comments }),
  }
}
