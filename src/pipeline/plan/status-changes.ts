import type { PersonStatus } from '#model/person.ts'
import type { FieldChange } from '#model/plan.ts'
import type { MappedValue } from '#model/planning.ts'
import { diffValues, fieldChange } from './diff-values.ts'
import type { PlanContext, Subject } from './plan-context.ts'

/** Attributes that belong to the end of an employment and are not written before it comes. */
const ofTheEnd: readonly string[] = ['endDate', 'lastWorkingDay', 'leaverReason']
const ofTheStart: readonly string[] = ['startDate', 'rehireDate']

/** Changes of today's values. The status has rules of its own; what belongs to a coming day waits for it. */
export function changesNow(
  subject: Subject,
  { lines }: PlanContext,
  values: readonly MappedValue[],
): FieldChange[] {
  const waiting = waitingAttributes(subject)
  return diffValues(
    values.filter(
      (one) =>
        one.attribute !== 'employmentStatus' && !waiting.includes(one.attribute) && !waits(subject, one),
    ),
    subject.person,
    lines,
  )
}

/** The first day of an employment that is to come is not written over the one that is, or was. */
function waits({ employment, person, today }: Subject, { attribute, value }: MappedValue): boolean {
  const begins = person === null || person.status === 'pending'
  if (employment.phase === 'pending' && begins) return false
  return ofTheStart.includes(attribute) && value !== null && value > today
}

/** Changes that wait for a coming day, to be shown beside it. */
export function changesLater(
  { mapped, person }: Subject,
  { lines }: PlanContext,
  of: 'start' | 'end',
): FieldChange[] {
  const attributes = of === 'start' ? ofTheStart : ofTheEnd
  return diffValues(
    mapped.values.filter(({ attribute }) => attributes.includes(attribute)),
    person,
    lines,
  ).map((change) => ({ ...change, preticked: false }))
}

/** The change of status itself, with the source that says so. */
export function statusChange(
  subject: Subject,
  { lines }: PlanContext,
  to: PersonStatus,
  rule: string,
): FieldChange {
  return fieldChange(subject.person && withStatusAsValue(subject.person), {
    attribute: 'employmentStatus',
    old: subject.person?.status ?? null,
    new: to,
    source: sourceOfStatus(subject, to),
    rule,
    owner: lines.get('employmentStatus')?.owner ?? 'always',
  })
}

/** Active or on leave, where the HR system says so and is asked. Silence changes nothing. */
export function statusNow(subject: Subject, context: PlanContext): FieldChange[] {
  const { person, employment } = subject
  const owner = context.lines.get('employmentStatus')?.owner
  if (person === null || employment.phase !== 'employed' || (owner !== 'always' && owner !== 'review'))
    return []
  const begun = person.status === 'pending' ? 'active' : null
  const to = employment.status ?? begun
  return to === null || to === person.status ? [] : [statusChange(subject, context, to, 'status')]
}

/** The last day of employment, also where no line of the mapping carries it. */
export function endOfEmployment(subject: Subject, { lines }: PlanContext): FieldChange[] {
  const { person, employment } = subject
  if (employment.phase !== 'left' || employment.endDate === null || lines.has('endDate')) return []
  const old = person?.values['endDate'] ?? null
  const source = { field: 'endDate', value: employment.endDate }
  return old === employment.endDate
    ? []
    : [
        fieldChange(person, {
          attribute: 'endDate',
          old,
          new: employment.endDate,
          source,
          rule: 'leaving',
          owner: 'always',
        }),
      ]
}

/** A return leaves the end of the earlier employment to history. */
export function clearedByReturn(subject: Subject, { lines }: PlanContext): FieldChange[] {
  const { person, mapped } = subject
  const waiting = waitingAttributes(subject)
  return ofTheEnd.flatMap((attribute) => {
    const old = person?.values[attribute] ?? null
    const owner = lines.get(attribute)?.owner ?? 'always'
    const filled = mapped.values.some((one) => one.attribute === attribute && one.value !== null)
    if (old === null || owner === 'portal' || (filled && !waiting.includes(attribute))) return []
    const source = sourceOfStatus(subject, 'active')
    const change = fieldChange(person, { attribute, old, new: null, source, rule: 'new employment', owner })
    return [{ ...change, preticked: true }]
  })
}

function waitingAttributes({ employment }: Subject): readonly string[] {
  return employment.phase === 'employed' && (employment.endsOn !== null || employment.endIsEarlier)
    ? ofTheEnd
    : []
}

function sourceOfStatus({ mapped }: Subject, to: PersonStatus): FieldChange['source'] {
  const named = (attribute: string) =>
    mapped.values.find((one) => one.attribute === attribute && one.value !== null)
  const said = mapped.employee.employmentStatus
  const status =
    named('employmentStatus')?.source ?? (said && { field: 'employmentStatus', value: said.source })
  const end = named('endDate')?.source
  const source = to === 'terminated' && said?.value !== 'terminated' ? (end ?? status) : status
  return source ? { ...source } : null
}

/** The portal's own status stands for the value, so that a hand edit of it shows as one. */
function withStatusAsValue(person: NonNullable<Subject['person']>): NonNullable<Subject['person']> {
  return { ...person, values: { ...person.values, employmentStatus: person.status } }
}
