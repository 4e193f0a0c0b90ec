import { type GuardId, type GuardVerdict, guardIds, type ItemFlag, type PlanItem } from '#model/plan.ts'
import type { PlanningInput } from '#model/planning.ts'
import type { GuardLimits } from '#model/settings.ts'

/** What the guards count against. `recordsInSnapshot` are those that could be read. */
export type GuardBase = Readonly<{ linkedActive: number; recordsInSnapshot: number; unreadable: number }>

type Counted = Omit<GuardVerdict, 'guard'>

const unreadableShare = 0.2

/** Holds what is too much at once. A verdict names the items it holds; all others can be applied. */
export function checkGuards(
  items: readonly PlanItem[],
  base: GuardBase,
  limits: GuardLimits,
  snapshot: Pick<PlanningInput['snapshot'], 'complete'>,
): GuardVerdict[] {
  const flagged = (flag: ItemFlag) => checkChanges(items, flag, base, limits)
  const verdicts: Readonly<Record<GuardId, Counted>> = {
    leaving: checkLeaving(items, base, limits),
    joiners: checkJoiners(items, base, limits),
    'cleared values': flagged('cleared value'),
    'e-mail changes': flagged('e-mail change'),
    'identifier changes': flagged('identifier change'),
    'entity moves': flagged('entity move'),
    'zero rows': checkZeroRows(items, base),
    'unreadable records': checkUnreadable(items, base),
    snapshot: checkSnapshot(items, base, snapshot.complete),
  }
  return guardIds.map((guard) => ({ guard, ...verdicts[guard] }))
}

/** The people of the limit or its share of the base, whichever is more; a count above it is too much. */
function limitOf(people: number, share: number, base: number): number {
  // Shares are decimal fractions: 0.29 * 100 is 28.999… in binary.
  return Math.max(people, Math.floor(share * base + 1e-9))
}

function checkLeaving(items: readonly PlanItem[], base: GuardBase, limits: GuardLimits): Counted {
  const going = items.filter((item) => item.action === 'terminate' || item.reason.code === 'left-filter')
  const limit = limitOf(limits.leavingPeople, limits.leavingShare, base.linkedActive)
  const hard = limitOf(limits.hardLeavingPeople, limits.hardLeavingShare, base.linkedActive)
  const empty = base.recordsInSnapshot === 0 && base.linkedActive > 0
  const verdict = going.length > hard || empty ? 'hard-held' : going.length > limit ? 'held' : 'clear'
  return judged(verdict, going, verdict === 'hard-held' && !empty ? hard : limit, base.linkedActive)
}

/** Joiners are warned about, never held; a first sync has nobody to compare with. */
function checkJoiners(items: readonly PlanItem[], base: GuardBase, limits: GuardLimits): Counted {
  const joining = items.filter((item) => item.action === 'create')
  const limit = limitOf(limits.joinersPeople, limits.joinersShare, base.linkedActive)
  const many = base.linkedActive > 0 && joining.length > limit
  return judged(many ? 'warned' : 'clear', joining, limit, base.linkedActive)
}

function checkChanges(
  items: readonly PlanItem[],
  flag: ItemFlag,
  base: GuardBase,
  limits: GuardLimits,
): Counted {
  const changing = items.filter((item) => item.flags.includes(flag) && writes(item))
  const limit = limitOf(limits.changesPeople, limits.changesShare, base.linkedActive)
  return judged(changing.length > limit ? 'held' : 'clear', changing, limit, base.linkedActive)
}

function checkZeroRows(items: readonly PlanItem[], base: GuardBase): Counted {
  const going = items.filter(takesAway)
  return judged(base.recordsInSnapshot === 0 ? 'hard-held' : 'clear', going, 0, base.linkedActive)
}

function checkUnreadable(items: readonly PlanItem[], base: GuardBase): Counted {
  const records = base.recordsInSnapshot + base.unreadable
  const many = base.unreadable > 0 && base.unreadable >= unreadableShare * records - 1e-9
  const limit = Math.floor(unreadableShare * records + 1e-9)
  const going = judged(many ? 'held' : 'clear', items.filter(takesAway), limit, records)
  return { ...going, count: base.unreadable }
}

function checkSnapshot(items: readonly PlanItem[], base: GuardBase, complete: boolean): Counted {
  return judged(complete ? 'clear' : 'held', items.filter(takesAway), 0, base.linkedActive)
}

function judged(
  verdict: GuardVerdict['verdict'],
  items: readonly PlanItem[],
  limit: number,
  outOf: number,
): Counted {
  const holding = verdict === 'held' || verdict === 'hard-held'
  return { verdict, count: items.length, limit, outOf, holds: holding ? items.map((item) => item.key) : [] }
}

function writes({ action }: PlanItem): boolean {
  return action === 'update' || action === 'terminate' || action === 'reactivate'
}

function takesAway({ action, bucket }: PlanItem): boolean {
  return action === 'terminate' || bucket === 'outside the filter' || bucket === 'no longer visible'
}
