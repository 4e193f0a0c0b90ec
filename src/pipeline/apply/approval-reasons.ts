import type { ApprovalReason, ApprovalRule } from '#model/approval.ts'
import type { ChosenItem } from '#stores/plan-selection.ts'
import { holdersOf, type PlanRecord } from '#stores/plan-store.ts'
import { chosenChanges } from './chosen-changes.ts'

/** What of a plan is asked of a second person, and which guards two people have released already. */
export type AskedOf = Readonly<{
  rule: ApprovalRule
  holders: ReadonlyMap<string, readonly string[]>
  releasedByTwo: ReadonlySet<string>
}>

/** Why the ticked part of a line needs a second person; empty where it needs none. Pure. */
export function approvalReasonsOf(
  line: ChosenItem,
  { rule, holders, releasedByTwo }: AskedOf,
): ApprovalReason[] {
  const reasons: ApprovalReason[] = []
  if (rule.leavers && makesLeave(line)) reasons.push('leavers')
  const holding = (holders.get(line.item.key) ?? []).filter((guard) => !releasedByTwo.has(guard))
  if (rule.heldGuards && holding.length > 0) reasons.push('held guards')
  if (rule.entityMoves && movesEntity(line)) reasons.push('entity moves')
  return reasons
}

/** Also where an undo would make somebody leave again. */
function makesLeave(line: ChosenItem): boolean {
  if (line.item.action === 'terminate') return true
  return chosenChanges(line).some(
    ({ attribute, old, new: next }) =>
      (attribute === 'status' || attribute === 'employmentStatus') && next === 'terminated' && old !== next,
  )
}

function movesEntity(line: ChosenItem): boolean {
  return chosenChanges(line).some(
    ({ attribute, old, new: next }) => attribute === 'legalEntity' && old !== null && old !== next,
  )
}

export function askedOf(plan: PlanRecord, rule: ApprovalRule, releasedByTwo: ReadonlySet<string>): AskedOf {
  return { rule, holders: holdersOf(plan.guards), releasedByTwo }
}
