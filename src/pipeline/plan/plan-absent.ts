import type { PlanItem } from '#model/plan.ts'
import type { Match, RegisteredPerson } from '#model/planning.ts'
import type { PlanContext } from './plan-context.ts'
import { holdsAwards, personName } from './plan-item.ts'

/** The line about a linked person without a record: outside the filter, or no longer visible. Neither is a leaver. */
export function planAbsent(
  match: Match,
  person: RegisteredPerson,
  { input }: PlanContext,
): PlanItem | undefined {
  if (person.status === 'terminated') return undefined
  const outside = match.externalId !== null && input.outsideFilter.has(match.externalId)
  if (!outside && !input.snapshot.complete) return undefined
  const known = outside && match.externalId !== null && (input.outsideBefore?.has(match.externalId) ?? false)
  const code = outside ? (known ? 'still-outside-filter' : 'left-filter') : 'not-in-feed'
  const unreadable: Record<string, string> =
    outside || input.snapshot.unreadable === 0 ? {} : { unreadable: String(input.snapshot.unreadable) }
  return {
    key: `person:${person.id}`,
    externalId: match.externalId,
    personId: person.id,
    personVersion: person.version,
    name: personName(person),
    employeeNumber: person.values['employeeNumber'] ?? null,
    legalEntityId: person.values['legalEntity'] ?? null,
    situation: outside ? 'linked' : 'gone',
    bucket: outside ? 'outside the filter' : 'no longer visible',
    action: 'none',
    event: 'none',
    reason: { code, values: unreadable },
    changes: [],
    effectiveDate: null,
    daysLate: null,
    flags: holdsAwards(person) ? ['award holder'] : [],
    candidates: [],
    preticked: false,
  }
}
