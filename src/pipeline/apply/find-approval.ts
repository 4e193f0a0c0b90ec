import { type ApprovalReason, type ApprovalRule, type GivenApproval, noApprovals } from '#model/approval.ts'
import { findApprovalRule, newestApproval, strictestRule } from '#stores/approval-store.ts'
import { listReleases } from '#stores/guard-release-store.ts'
import { type ChosenItem, selectedLines } from '#stores/plan-selection.ts'
import type { PlanRecord } from '#stores/plan-store.ts'
import type { Tx } from '#stores/transaction.ts'
import { type AskedOf, approvalReasonsOf, askedOf } from './approval-reasons.ts'

export type ApprovalNeeds = ReadonlyMap<string, readonly ApprovalReason[]>

/** The rule a plan stands under. */
export async function ruleOf(tx: Tx, plan: PlanRecord): Promise<ApprovalRule> {
  return plan.connectionId === null ? strictestRule(tx) : (await findApprovalRule(tx, plan.connectionId)).rule
}

/** Which of these lines need a second person, and why, by key. */
export async function approvalNeeds(
  tx: Tx,
  plan: PlanRecord,
  lines: readonly ChosenItem[],
): Promise<ApprovalNeeds> {
  const asked = await askedOfPlan(tx, plan)
  return new Map(asked === null ? [] : needsOf(asked, lines))
}

/** The same of all that is ticked. */
export async function selectionNeeds(tx: Tx, plan: PlanRecord): Promise<ApprovalNeeds> {
  const asked = await askedOfPlan(tx, plan)
  const needs = new Map<string, readonly ApprovalReason[]>()
  if (asked === null) return needs
  for await (const lines of selectedLines(tx, plan))
    for (const [key, reasons] of needsOf(asked, lines)) needs.set(key, reasons)
  return needs
}

async function askedOfPlan(tx: Tx, plan: PlanRecord): Promise<AskedOf | null> {
  const rule = await ruleOf(tx, plan)
  if (JSON.stringify(rule) === JSON.stringify(noApprovals)) return null
  const releases = (await listReleases(tx, plan)).filter((one) => one.userId !== 'second-fetch')
  const people = Map.groupBy(releases, (one) => one.guard)
  const byTwo = [...people].filter(([, of]) => new Set(of.map((one) => one.userId)).size > 1)
  return askedOf(plan, rule, new Set(byTwo.map(([guard]) => guard)))
}

function needsOf(asked: AskedOf, lines: readonly ChosenItem[]) {
  return lines.flatMap((line) => {
    const reasons = approvalReasonsOf(line, asked)
    return reasons.length === 0 ? [] : [[line.item.key, reasons] as const]
  })
}

/** The approval of exactly this selection of this plan; a request about another one counts for nothing. */
export async function findApproval(tx: Tx, planId: string, digest: string): Promise<GivenApproval | null> {
  const newest = await newestApproval(tx, planId)
  if (newest?.decision !== 'approved' || newest.digest !== digest) return null
  const { askedBy, askedAt, decidedBy, decidedAt, comment } = newest
  return { askedBy, askedAt, approvedBy: decidedBy ?? '', approvedAt: decidedAt ?? '', comment }
}
