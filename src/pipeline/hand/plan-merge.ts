import type { AwardHolding, EmploymentPeriod } from '#model/person.ts'
import { decisionFact, factOf, linkFact } from '#model/person-facts.ts'
import { addDecimals, awardsText, periodsText } from '#model/person-texts.ts'
import type { FieldChange, Plan, PlanItem } from '#model/plan.ts'
import type { HandPerson, HandRecord } from './hand-input.ts'
import { blockedItem, factChange, handChange, handItem, handPlan, nameOf } from './hand-item.ts'

export type MergeInput = Readonly<{
  keep: HandPerson
  withdraw: HandPerson
  /** Records of the two that still run. */
  living: readonly (HandRecord & Readonly<{ personId: string }>)[]
  /** People whose manager is the one who is withdrawn. */
  reports: readonly HandPerson[]
  anyway: boolean
}>

const rule = 'the same person'

/** Two people of the portal are one: one keeps, the other is withdrawn and points to the first. */
export function planMerge({ keep, withdraw, living, reports, anyway }: MergeInput): Plan {
  if (keep.status === 'withdrawn' || withdraw.status === 'withdrawn')
    return handPlan([blockedItem(keep, 'hand-withdrawn')])
  if (!anyway && bothRun(keep, withdraw, living))
    return handPlan([blockedItem(keep, 'both-living', { person: nameOf(withdraw) })])
  const withdrawn = handItem(
    withdraw,
    'merge',
    { code: 'hand-merge-away', values: { person: nameOf(keep) } },
    withdrawing(keep, withdraw),
  )
  const kept = handItem(
    keep,
    'merge',
    { code: 'hand-merge', values: { person: nameOf(withdraw) } },
    keeping(keep, withdraw),
  )
  const others = reports
    .filter((one) => one.id !== keep.id && one.id !== withdraw.id)
    .map((one) => managedBy(one, withdraw, keep))
  return handPlan([kept, withdrawn, ...others])
}

function bothRun(one: HandPerson, other: HandPerson, living: MergeInput['living']): boolean {
  const of = (person: HandPerson) =>
    new Set(living.filter((record) => record.personId === person.id).map((record) => record.connectionId))
  const mine = of(one)
  return [...of(other)].some((connection) => mine.has(connection))
}

function linksOf(person: HandPerson) {
  return Object.entries(person.facts).flatMap(([attribute, value]) => {
    const fact = factOf(attribute)
    return fact?.kind === 'link' && value !== null ? [fact] : []
  })
}

function keeping(keep: HandPerson, withdraw: HandPerson): FieldChange[] {
  return [
    ...linksOf(withdraw).flatMap(({ connectionId, externalId }) => [
      ...factChange(keep, linkFact(connectionId, externalId), externalId, rule),
      ...factChange(keep, decisionFact(connectionId, externalId), 'same person', rule),
    ]),
    ...joined('awards', awardsText(keep.awards), awardsText(joinAwards(keep.awards, withdraw.awards))),
    ...joined('periods', periodsText(keep.periods), periodsText(joinPeriods(keep.periods, withdraw.periods))),
    ...statusOf(keep, withdraw),
    ...valuesOf(keep, withdraw),
  ]
}

function withdrawing(keep: HandPerson, withdraw: HandPerson): FieldChange[] {
  return [
    handChange('status', withdraw.status, 'withdrawn', rule),
    handChange('mergedInto', withdraw.facts['mergedInto'] ?? null, keep.id, rule),
    ...linksOf(withdraw).flatMap(({ connectionId, externalId }) =>
      factChange(withdraw, linkFact(connectionId, externalId), null, rule),
    ),
    ...joined('awards', awardsText(withdraw.awards), null),
  ]
}

function joined(attribute: string, old: string | null, next: string | null): FieldChange[] {
  return old === next ? [] : [handChange(attribute, old, next, rule)]
}

/** Whoever works as one of the two works. */
function statusOf(keep: HandPerson, withdraw: HandPerson): FieldChange[] {
  const works = withdraw.status === 'active' || withdraw.status === 'leave'
  if (!works || keep.status === 'active' || keep.status === 'leave') return []
  return [
    handChange('status', keep.status, withdraw.status, rule),
    ...joined('employmentStatus', keep.values['employmentStatus'] ?? null, withdraw.status),
  ]
}

/** What the other one knows and this one does not comes along; where they differ, somebody has to tick it. */
function valuesOf(keep: HandPerson, withdraw: HandPerson): FieldChange[] {
  return Object.entries(withdraw.values)
    .filter(([attribute, value]) => attribute !== 'employmentStatus' && value !== null && value !== '')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([attribute, value]) => {
      const old = keep.values[attribute] ?? null
      if (old === value || (attribute === 'manager' && value === keep.id)) return []
      return [handChange(attribute, old, value, 'from the other person', old === null)]
    })
}

function joinAwards(one: AwardHolding | null, other: AwardHolding | null): AwardHolding | null {
  if (one === null || other === null) return one ?? other
  return {
    plans: [...new Set([...one.plans, ...other.plans])],
    unvested: addDecimals(one.unvested, other.unvested),
    vested: addDecimals(one.vested, other.vested),
  }
}

/** Both people's periods by their first day; the same period is listed once. */
function joinPeriods(
  one: readonly EmploymentPeriod[],
  other: readonly EmploymentPeriod[],
): readonly EmploymentPeriod[] {
  const all = new Map([...one, ...other].map((period) => [periodsText([period]), period]))
  return [...all.values()].sort((a, b) => {
    const [left, right] = [a.startDate ?? '', b.startDate ?? '']
    if (left !== right) return left < right ? -1 : 1
    return (a.endDate ?? '9999') < (b.endDate ?? '9999') ? -1 : 1
  })
}

function managedBy(person: HandPerson, from: HandPerson, to: HandPerson): PlanItem {
  const reason = { code: 'hand-merge-manager', values: { person: nameOf(to) } }
  return handItem(person, 'mover', reason, [handChange('manager', from.id, to.id, rule)])
}
