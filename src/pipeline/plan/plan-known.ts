import { parseDate } from '@internationalized/date'
import type { FieldChange, ItemFlag, PersonEvent, PlanItem, Reason } from '#model/plan.ts'
import type { MappedValue } from '#model/planning.ts'
import { sharedValues } from './disposition.ts'
import type { PlanContext, Subject } from './plan-context.ts'
import { flagsOf, holdsAwards, recordItem } from './plan-item.ts'
import { changesNow, clearedByReturn, endOfEmployment, statusChange, statusNow } from './status-changes.ts'

/** The line about a person whom the registry knows, or none where nothing would change. */
export function planKnown(
  subject: Subject,
  context: PlanContext,
  values: readonly MappedValue[],
): PlanItem | undefined {
  const changes = untickDoubtful(subject, changesNow(subject, context, values))
  const item = handedOver(
    subject,
    context,
    planLeaving(subject, context, changes) ??
      planReturning(subject, context, changes) ??
      planChanged(subject, context, changes),
  )
  const identifier = context.input.settings.identifier
  const shares = item?.changes.some((one) => one.attribute === identifier)
  if (item === undefined || subject.match.note !== 'shared identifier' || !shares) return item
  const reason = { code: 'shared-identifier', values: sharedValues(subject, identifier) }
  return { ...item, bucket: 'blocked', action: 'none', reason, situation: 'disputed', preticked: false }
}

/** Somebody said that a person whom another connection keeps is this record's: applying hands them over. */
function handedOver(
  { match, person }: Subject,
  { input }: PlanContext,
  item: PlanItem | undefined,
): PlanItem | undefined {
  const from =
    match.situation === 'unlinked' && person !== null ? input.linkedElsewhere.get(person.id) : undefined
  if (from === undefined || item === undefined) return item
  const reason = { code: 'hand-over-confirmed', values: { from } }
  if (item.bucket === 'changed') return { ...item, event: 'hand-over', reason }
  return { ...item, findings: [...(item.findings ?? []), reason] }
}

function planLeaving(
  subject: Subject,
  context: PlanContext,
  changes: readonly FieldChange[],
): PlanItem | undefined {
  const { employment, person, today } = subject
  if (employment.phase !== 'left' || person === null || person.status === 'terminated') return undefined
  const end = employment.endDate
  const daysLate = end === null ? null : parseDate(today).compare(parseDate(end))
  const all = [
    statusChange(subject, context, 'terminated', 'leaving'),
    ...endOfEmployment(subject, context),
    ...changes,
  ]
  const late: readonly ItemFlag[] = daysLate !== null && daysLate > 1 ? ['past date'] : []
  const flags = [...flagsOf(subject, all, context.input.settings.identifier), ...late]
  const complete = context.input.snapshot.complete
  const elsewhere = stillElsewhere(person.id, context)
  return recordItem(subject, {
    bucket: complete ? 'leaving' : 'blocked',
    action: complete ? 'terminate' : 'none',
    event: 'leaver',
    reason: complete
      ? {
          code: end === null ? 'terminated-without-end-date' : 'employment-ended',
          values: end === null ? {} : { endDate: end },
        }
      : { code: 'incomplete-fetch', values: end === null ? {} : { endDate: end } },
    changes: all,
    effectiveDate: end,
    daysLate,
    flags,
    preticked: complete && all[0]?.preticked === true && !holdsAwards(person) && elsewhere === undefined,
    ...(elsewhere === undefined ? {} : { findings: [elsewhere] }),
  })
}

/** Somebody who leaves here may only have moved to where another connection has, or asks for, them. */
function stillElsewhere(personId: string, { input }: PlanContext): Reason | undefined {
  if (input.linkedElsewhere.has(personId)) return { code: 'kept-elsewhere', values: {} }
  const by = input.awaitedElsewhere?.get(personId)
  return by === undefined ? undefined : { code: 'awaited-elsewhere', values: { by } }
}

function planReturning(
  subject: Subject,
  context: PlanContext,
  changes: readonly FieldChange[],
): PlanItem | undefined {
  const { employment, person } = subject
  if (employment.phase !== 'employed' || person?.status !== 'terminated') return undefined
  const ended =
    person.periods
      .map((period) => period.endDate ?? '')
      .sort()
      .at(-1) ||
    (person.values['endDate'] ?? null)
  const start = employment.startDate
  const again = start !== null && (ended === null || start > ended)
  const says = employment.status !== null || employment.endsOn !== null || (again && ended !== null)
  if (!says) return undefined
  const status = statusChange(subject, context, employment.status ?? 'active', 'returning')
  const all = [status, ...clearedByReturn(subject, context), ...changes.filter((one) => !isClearing(one))]
  return recordItem(subject, {
    bucket: 'returning',
    action: 'reactivate',
    event: 'returner',
    reason: again
      ? { code: 'employed-again', values: { startDate: start } }
      : { code: 'leaving-withdrawn', values: ended === null ? {} : { endDate: ended } },
    changes: all,
    effectiveDate: again ? start : null,
    flags: flagsOf(subject, all, context.input.settings.identifier),
    preticked: status.preticked && mayBeTicked(subject, all),
  })
}

function planChanged(
  subject: Subject,
  context: PlanContext,
  changes: readonly FieldChange[],
): PlanItem | undefined {
  const links = subject.match.situation === 'unlinked'
  const all = [...statusNow(subject, context), ...changes]
  if (all.length === 0 && !links) return undefined
  const flags = flagsOf(subject, all, context.input.settings.identifier)
  const event = eventOf(all, flags)
  const some = all.length === 0 ? links : all.some((one) => one.preticked)
  return recordItem(subject, {
    bucket: 'changed',
    action: 'update',
    event,
    reason: { code: event.replaceAll(' ', '-'), values: { by: subject.match.evidence[0]?.kind ?? '' } },
    changes: all,
    flags,
    preticked: some && mayBeTicked(subject, all),
  })
}

/** An identifier that is, or looks like, somebody else's is never ticked by itself. */
function untickDoubtful({ match }: Subject, changes: readonly FieldChange[]): readonly FieldChange[] {
  const doubtful = match.evidence.some((one) => one.kind === 'shared value' || one.kind === 'look-alike')
  const identifies = ({ attribute }: FieldChange) => ['workEmail', 'employeeNumber'].includes(attribute)
  return doubtful ? changes.map((one) => (identifies(one) ? { ...one, preticked: false } : one)) : changes
}

/** What a return already clears is not listed twice. */
function isClearing({ attribute, new: next }: FieldChange): boolean {
  return next === null && ['endDate', 'lastWorkingDay', 'leaverReason'].includes(attribute)
}

/** A new e-mail or legal entity of an award holder needs a tick of its own. */
function mayBeTicked({ person }: Subject, changes: readonly FieldChange[]): boolean {
  const weighty = ['workEmail', 'legalEntity']
  return !holdsAwards(person) || !changes.some((one) => one.old !== null && weighty.includes(one.attribute))
}

function eventOf(changes: readonly FieldChange[], flags: readonly ItemFlag[]): PersonEvent {
  if (changes.length === 0) return 'link'
  if (flags.includes('entity move')) return 'entity transfer'
  const type = changes.find((one) => one.attribute === 'employmentType')
  if (type?.old === 'contractor' && type.new?.startsWith('employee')) return 'conversion'
  return flags.includes('identifier change') || flags.includes('e-mail change')
    ? 'identifier change'
    : 'mover'
}
