import {
  type ApprovalRecord,
  decideApproval,
  insertApproval,
  newestApproval,
} from '#stores/approval-store.ts'
import { recordEvent } from '#stores/audit-store.ts'
import { type ChosenItem, listItems, selectionCounts } from '#stores/plan-selection.ts'
import { findPlan, type PlanRecord } from '#stores/plan-store.ts'
import { companyVersions } from '#stores/registry-store.ts'
import type { Tx } from '#stores/transaction.ts'
import { type ApprovalNeeds, approvalNeeds } from './apply/find-approval.ts'
import type { ActingAs } from './environment.ts'

/** The selected lines that need a second person, with why. */
export async function neededApprovals(tx: Tx, plan: PlanRecord): Promise<ApprovalNeeds> {
  return approvalNeeds(tx, plan, await weightyLines(tx, plan))
}

async function weightyLines(tx: Tx, plan: PlanRecord): Promise<readonly ChosenItem[]> {
  const query = { filter: { selected: 'yes' }, sort: 'bucket', offset: 0, limit: 10_000_000 } as const
  return (await listItems(tx, plan, { ...query, weighty: true })).items
}

export type Asked = Readonly<{
  companyId: string
  planId: string
  selectionDigest: string
  note: string | null
  by: ActingAs
  at: Date
}>
export type AskOutcome =
  | Readonly<{ kind: 'asked'; id: string }>
  | Readonly<{ kind: 'not found' | 'stale' | 'selection changed' | 'not needed' }>

/** Asks a second person to read a selection, bound to the digest of what is selected now. */
export async function askApproval(tx: Tx, asked: Asked): Promise<AskOutcome> {
  await companyVersions(tx, asked.companyId, true)
  const plan = await findPlan(tx, asked.planId, true)
  if (plan === undefined) return { kind: 'not found' }
  if (plan.state !== 'open') return { kind: 'stale' }
  const { digest } = await selectionCounts(tx, plan)
  if (digest !== asked.selectionDigest) return { kind: 'selection changed' }
  const needs = await neededApprovals(tx, plan)
  if (needs.size === 0) return { kind: 'not needed' }
  const id = await insertApproval(tx, {
    companyId: asked.companyId,
    planId: plan.id,
    connectionId: plan.connectionId,
    digest,
    lines: needs.size,
    note: asked.note,
    askedBy: asked.by.name,
    askedById: asked.by.userId,
    askedAt: asked.at,
  })
  await record(tx, asked, 'approval asked', { changes: String(needs.size) })
  return { kind: 'asked', id }
}

export type Decided = Omit<Asked, 'note'> &
  Readonly<{ id: string; decision: 'approved' | 'declined'; comment: string | null }>
export type DecideOutcome = Readonly<{ kind: 'decided' | 'not found' | 'void' | 'own' }>

/** Approves or declines the newest request of a plan, as long as it is about what is selected now. */
export async function decideOnApproval(tx: Tx, decided: Decided): Promise<DecideOutcome> {
  await companyVersions(tx, decided.companyId, true)
  const plan = await findPlan(tx, decided.planId, true)
  const request = plan === undefined ? undefined : await newestApproval(tx, plan.id)
  if (plan === undefined || request?.id !== decided.id) return { kind: 'not found' }
  if (request.askedById === decided.by.userId) return { kind: 'own' }
  const { digest } = await selectionCounts(tx, plan)
  const same = plan.state === 'open' && digest === request.digest && digest === decided.selectionDigest
  if (!same) return { kind: 'void' }
  const made = {
    decision: decided.decision,
    comment: decided.comment,
    by: decided.by.name,
    userId: decided.by.userId,
    at: decided.at,
  }
  if (!(await decideApproval(tx, request.id, made))) return { kind: 'void' }
  await record(tx, decided, `approval ${decided.decision === 'approved' ? 'given' : 'declined'}`, {
    changes: String(request.lines),
    askedBy: request.askedBy,
  })
  return { kind: 'decided' }
}

/**
 * After the lines that needed nobody were applied alone, the question about the others goes on in the new plan, as
 * long as it is about the very same lines. Nothing that was approved goes on.
 */
export async function carryRequest(
  tx: Tx,
  companyId: string,
  from: Readonly<{ request: ApprovalRecord; lines: ReadonlySet<string> }>,
  to: PlanRecord,
): Promise<void> {
  const lines = await weightyLines(tx, to)
  const needs = await approvalNeeds(tx, to, lines)
  const now = new Set(lines.filter(({ item }) => needs.has(item.key)).map(nameOfLine))
  const counts = await selectionCounts(tx, to)
  if (now.size !== from.lines.size || counts.selected !== now.size) return
  if ([...now].some((one) => !from.lines.has(one))) return
  const { request } = from
  await insertApproval(tx, {
    companyId,
    planId: to.id,
    connectionId: to.connectionId,
    digest: counts.digest,
    lines: needs.size,
    note: request.note,
    askedBy: request.askedBy,
    askedById: request.askedById,
    askedAt: new Date(request.askedAt),
  })
}

/** What of a plan waits for a second person, to be asked about again in the next one; undefined where nobody asked. */
export async function waitingRequest(
  tx: Tx,
  plan: PlanRecord,
): Promise<Readonly<{ request: ApprovalRecord; lines: ReadonlySet<string> }> | undefined> {
  const request = await newestApproval(tx, plan.id)
  if (request === undefined || request.decision !== null) return undefined
  if ((await selectionCounts(tx, plan)).digest !== request.digest) return undefined
  const lines = await weightyLines(tx, plan)
  const needs = await approvalNeeds(tx, plan, lines)
  return { request, lines: new Set(lines.filter(({ item }) => needs.has(item.key)).map(nameOfLine)) }
}

/** A line as it was read: its change, its person's version and what is ticked of it. */
function nameOfLine({ item, fingerprint, fieldChoices }: ChosenItem): string {
  const choices = Object.entries(fieldChoices).map(([field, one]) => [field, one.fingerprint, one.choice])
  return JSON.stringify([item.key, fingerprint, item.personVersion, choices.sort()])
}

async function record(
  tx: Tx,
  { companyId, by, at }: Pick<Asked, 'companyId' | 'by' | 'at'>,
  action: string,
  values: Record<string, string>,
): Promise<void> {
  await recordEvent(tx, companyId, at, { kind: 'people', action, actor: by.name, subject: null, values })
}
