import type { FieldChange, ItemFlag, PlanItem } from '#model/plan.ts'
import type { RegisteredPerson } from '#model/planning.ts'
import type { Identifier } from '#model/settings.ts'
import type { Subject } from './plan-context.ts'

type Decided = Pick<PlanItem, 'bucket' | 'action' | 'event' | 'reason'> & Partial<PlanItem>

/** A line of the preview about a record, with everything that is the same in every bucket. */
export function recordItem(subject: Subject, decided: Decided): PlanItem {
  const { match, mapped, person, externalId } = subject
  const value = (attribute: string) => mapped.values.find((one) => one.attribute === attribute)?.value ?? null
  return {
    key: `record:${externalId}`,
    externalId,
    personId: person?.id ?? null,
    personVersion: person?.version ?? null,
    name: nameOf(subject),
    employeeNumber: value('employeeNumber') ?? person?.values['employeeNumber'] ?? null,
    legalEntityId: value('legalEntity') ?? person?.values['legalEntity'] ?? null,
    situation: match.situation,
    changes: [],
    effectiveDate: null,
    daysLate: null,
    flags: holdsAwards(person) ? ['award holder'] : [],
    candidates: [...match.candidates],
    preticked: false,
    ...decided,
  }
}

/** What is special about a set of changes, in the order of the flags. */
export function flagsOf(
  { match, person }: Subject,
  changes: readonly FieldChange[],
  identifier: Identifier,
): ItemFlag[] {
  const replaced = (attribute: string) =>
    changes.some((one) => one.attribute === attribute && one.old !== null && one.new !== null)
  const cleared = changes.some((one) => one.new === null && one.old !== null && one.rule !== 'new employment')
  const doubtful = match.evidence.some((one) => one.kind === 'shared value' || one.kind === 'look-alike')
  const flags: readonly (readonly [ItemFlag, boolean])[] = [
    ['award holder', holdsAwards(person)],
    ['e-mail change', replaced('workEmail')],
    ['identifier change', replaced('employeeNumber') || replaced(identifier)],
    ['entity move', replaced('legalEntity')],
    ['cleared value', cleared],
    ['manual conflict', changes.some((one) => one.conflict)],
    ['look-alike', doubtful],
  ]
  return flags.filter(([, holds]) => holds).map(([flag]) => flag)
}

export function nameOf({ mapped, person }: Subject): string {
  const { employee } = mapped
  const read = (attribute: 'givenName' | 'familyName') =>
    mapped.values.find((one) => one.attribute === attribute)?.value ?? employee[attribute]
  const name = [read('givenName'), read('familyName')].filter(Boolean).join(' ')
  return (
    name ||
    employee.displayName ||
    (person && personName(person)) ||
    employee.workEmail ||
    employee.externalId
  )
}

export function personName({ values, id }: RegisteredPerson): string {
  const name = [values['givenName'], values['familyName']].filter(Boolean).join(' ')
  return name || values['workEmail'] || values['employeeNumber'] || id
}

export function holdsAwards(person: RegisteredPerson | null): boolean {
  const awards = person?.awards ?? null
  return awards !== null && (awards.plans.length > 0 || /[1-9]/.test(awards.unvested + awards.vested))
}
