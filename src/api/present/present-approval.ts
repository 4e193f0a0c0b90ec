import type { ApprovalRequest, ApprovalView } from '#api/contract/approval.ts'
import type { Actor } from '#model/access.ts'
import { approvalReasons } from '#model/approval.ts'
import { ruleOf } from '#pipeline/apply/find-approval.ts'
import { neededApprovals } from '#pipeline/ask-approval.ts'
import { type ApprovalRecord, newestApproval } from '#stores/approval-store.ts'
import type { SelectionCounts } from '#stores/plan-selection.ts'
import type { PlanRecord } from '#stores/plan-store.ts'
import type { Tx } from '#stores/transaction.ts'

export type AdminName = Readonly<{ userId: string; name: string }>
/** Who reads, and who could approve. */
export type ReadBy = Readonly<{ actor: Actor; admins: readonly AdminName[] }>

export async function presentApproval(
  tx: Tx,
  plan: PlanRecord,
  selection: SelectionCounts,
  reader: ReadBy,
): Promise<ApprovalView | null> {
  const rule = await ruleOf(tx, plan)
  const mayNeed = plan.state === 'open' && (rule.leavers || rule.heldGuards || rule.entityMoves)
  const needs = mayNeed ? await neededApprovals(tx, plan) : new Map<string, never[]>()
  const newest = await newestApproval(tx, plan.id)
  if (needs.size === 0 && (newest === undefined || plan.state !== 'open')) return null
  const count = (reason: (typeof approvalReasons)[number]) =>
    [...needs.values()].filter((reasons) => reasons.some((one) => one === reason)).length
  const request =
    newest === undefined ? null : presentRequest(newest, stateOf(newest, plan, selection, needs.size), reader)
  return {
    rule,
    needed: needs.size,
    others: selection.selected - needs.size,
    reasons: approvalReasons
      .map((reason) => ({ reason, lines: count(reason) }))
      .filter((one) => one.lines > 0),
    approvers: approversOf(newest?.askedById ?? reader.actor.id, reader.admins),
    request,
  }
}

/** Everybody who may approve what this person asked for. */
export function approversOf(askedById: string, admins: readonly AdminName[]): string[] {
  return admins.filter((one) => one.userId !== askedById).map((one) => one.name)
}

function stateOf(
  request: ApprovalRecord,
  plan: PlanRecord,
  { digest }: SelectionCounts,
  needed: number,
): ApprovalRequest['state'] {
  if (plan.state !== 'open' || digest !== request.digest || needed === 0) return 'void'
  return request.decision ?? 'waiting'
}

function presentRequest(
  request: ApprovalRecord,
  state: ApprovalRequest['state'],
  { actor, admins }: ReadBy,
): ApprovalRequest {
  const mine = request.askedById === actor.id
  const mayDecide =
    state === 'waiting' && !mine && actor.kind === 'user' && admins.some((one) => one.userId === actor.id)
  return {
    id: request.id,
    state,
    lines: request.lines,
    askedBy: request.askedBy,
    askedAt: request.askedAt,
    note: request.note,
    decidedBy: request.decidedBy,
    decidedAt: request.decidedAt,
    comment: request.comment,
    mine,
    mayDecide,
  }
}
