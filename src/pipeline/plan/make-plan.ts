import { type Bucket, buckets, type PlanCounts, type PlanItem, type Reason } from '#model/plan.ts'
import type { MappedEmployee, Match, PlanningInput } from '#model/planning.ts'
import { type Disposition, dispositionOf } from './disposition.ts'
import { identifierHealth } from './identifier-health.ts'
import { planAbsent } from './plan-absent.ts'
import { planComingUp } from './plan-coming-up.ts'
import { type PlanContext, planContext, type Subject } from './plan-context.ts'
import { planKnown } from './plan-known.ts'
import { planBlocked, planNeedsMatch, planNew } from './plan-unknown.ts'
import { resolveManager } from './resolve-manager.ts'

type Placed = Readonly<{ subject: Subject; disposition: Disposition }>
type Resolved = Placed & ReturnType<typeof resolveManager>

/** A record with what becomes of it, the values that count today, and its lines. */
export type PlannedRecord = Resolved & Readonly<{ items: readonly PlanItem[] }>

/** What applying would do, line by line, in the order of their keys; the guards come after it. */
export function makePlan(
  input: PlanningInput,
  mapped: readonly MappedEmployee[],
  matches: readonly Match[],
): Readonly<{ items: PlanItem[]; counts: PlanCounts; planned: readonly PlannedRecord[] }> {
  const context = planContext(input, mapped, matches)
  const placed = new Map<string, Placed>()
  for (const subject of context.subjects)
    placed.set(subject.externalId, { subject, disposition: dispositionOf(subject, context) })
  const perRecord = [...placed.values()].map((one) => {
    const resolved = { ...one, ...resolveManager(one.subject, placed) }
    return { ...resolved, items: itemsOf(resolved, context) }
  })
  const absent = context.gone.flatMap(({ match, person }) => planAbsent(match, person, context) ?? [])
  const waiting = peopleInMatches(perRecord)
  const items = [...perRecord.flatMap((one) => one.items), ...absent].filter(
    (item) => !standsInMatch(item, waiting),
  )
  items.sort((one, other) => (one.key < other.key ? -1 : 1))
  const quiet = perRecord.filter((one) => one.items.length === 0)
  const { rest } = input
  return {
    planned: perRecord,
    items,
    counts: {
      ...countBuckets(items),
      unchanged:
        quiet.filter(({ disposition: { kind } }) => kind === 'known' || kind === 'handed over').length +
        (rest?.records ?? 0),
      people: input.employees.length + (rest?.records ?? 0),
      leftBefore: quiet.filter(({ disposition: { kind } }) => kind === 'left before').length,
      unknownManagers: perRecord.filter(hasUnknownManager).length + (rest?.unknownManagers ?? 0),
      identifier: identifierHealth(context),
    },
  }
}

function itemsOf(
  { subject, disposition, values, findings: ofManager }: Resolved,
  context: PlanContext,
): PlanItem[] {
  const findings = [...ofManager, ...unreadableValues(subject)]
  const noted = (item: PlanItem | undefined) =>
    item === undefined
      ? []
      : [findings.length === 0 ? item : { ...item, findings: [...(item.findings ?? []), ...findings] }]
  switch (disposition.kind) {
    case 'handed over':
    case 'superseded':
    case 'left before':
      return []
    case 'blocked':
      return [planBlocked(subject, disposition.reason)]
    case 'needs a match':
      return noted(planNeedsMatch(subject))
    case 'new':
      return [...noted(planNew(subject, context, values)), ...noted(planComingUp(subject, context, values))]
    case 'coming':
      return noted(planComingUp(subject, context, values))
    case 'known':
      return [...noted(planKnown(subject, context, values)), ...noted(planComingUp(subject, context, values))]
  }
}

function unreadableValues({ mapped }: Subject): Reason[] {
  return mapped.problems
    .filter((problem) => problem.code === 'unreadable value')
    .map(({ attribute, value }) => ({ code: 'unreadable-value', values: { attribute, value } }))
}

function peopleInMatches(
  perRecord: readonly Readonly<{ items: readonly PlanItem[] }>[],
): ReadonlySet<string> {
  const rows = perRecord.flatMap((one) => one.items).filter((item) => item.bucket === 'needs a match')
  return new Set(rows.flatMap((item) => item.candidates.map((candidate) => candidate.personId)))
}

/** While a pair waits for its match, its old record is not proposed as leaving: both stand in one row. */
function standsInMatch({ personId, bucket, event }: PlanItem, waiting: ReadonlySet<string>): boolean {
  const goes =
    event === 'leaver' ||
    event === 'future leaver' ||
    bucket === 'outside the filter' ||
    bucket === 'no longer visible'
  return goes && personId !== null && waiting.has(personId)
}

function countBuckets(items: readonly PlanItem[]): Pick<PlanCounts, 'byBucket' | 'needAttention'> {
  const byBucket = Object.fromEntries(buckets.map((bucket) => [bucket, 0])) as Record<Bucket, number>
  for (const item of items) byBucket[item.bucket] += 1
  return { byBucket, needAttention: byBucket['needs a match'] + byBucket.blocked }
}

function hasUnknownManager({ subject, disposition }: Placed): boolean {
  const counted = !['left before', 'superseded', 'handed over'].includes(disposition.kind)
  return counted && subject.mapped.problems.some((problem) => problem.code === 'unknown manager')
}
