import { buckets, type FieldChange, type Plan, type PlanItem, type Reason } from '#model/plan.ts'
import type { HandPerson } from './hand-input.ts'

/** A change of a plan by hand; one that is not ticked waits for a tick of its own. */
export function handChange(
  attribute: string,
  old: string | null,
  next: string | null,
  rule: string,
  preticked = true,
): FieldChange {
  return { attribute, old, new: next, source: null, rule, owner: 'portal', conflict: false, preticked }
}

/** What changes of a fact, or nothing where it is so already. */
export function factChange(
  person: HandPerson,
  attribute: string,
  next: string | null,
  rule: string,
): FieldChange[] {
  const old = person.facts[attribute] ?? null
  return old === next ? [] : [handChange(attribute, old, next, rule)]
}

export function handItem(
  person: HandPerson,
  event: PlanItem['event'],
  reason: Reason,
  changes: readonly FieldChange[],
): PlanItem {
  return {
    key: `person:${person.id}`,
    externalId: null,
    personId: person.id,
    personVersion: person.version,
    name: nameOf(person),
    employeeNumber: person.values['employeeNumber'] ?? null,
    legalEntityId: person.values['legalEntity'] ?? null,
    situation: 'linked',
    bucket: 'changed',
    action: 'update',
    event,
    reason,
    changes: [...changes],
    effectiveDate: null,
    daysLate: null,
    flags: person.awards === null ? [] : ['award holder'],
    candidates: [],
    preticked: true,
  }
}

/** A line that says why nothing of the plan can be written. */
export function blockedItem(person: HandPerson, code: string, values: Reason['values'] = {}): PlanItem {
  const item = handItem(person, 'none', { code, values }, [])
  return { ...item, bucket: 'blocked', action: 'none', preticked: false }
}

export function handPlan(items: readonly PlanItem[]): Plan {
  const sorted = [...items].sort((one, other) => (one.key < other.key ? -1 : 1))
  const byBucket = Object.fromEntries(
    buckets.map((bucket) => [bucket, sorted.filter((item) => item.bucket === bucket).length]),
  )
  return {
    items: sorted,
    guards: [],
    counts: {
      byBucket: byBucket as Plan['counts']['byBucket'],
      needAttention: byBucket['blocked'] ?? 0,
      unchanged: 0,
      people: sorted.length,
      leftBefore: 0,
      unknownManagers: 0,
    },
  }
}

export function nameOf({ values, id }: HandPerson): string {
  const name = [values['givenName'], values['familyName']].filter((part) => part != null && part !== '')
  return name.join(' ') || values['workEmail'] || id
}
