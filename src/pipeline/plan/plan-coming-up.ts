import { parseDate } from '@internationalized/date'
import type { LocalDate } from '#model/employee.ts'
import { employmentFacts } from '#model/employment.ts'
import type { FieldChange, PlanItem } from '#model/plan.ts'
import type { MappedValue } from '#model/planning.ts'
import type { PlanContext, Subject } from './plan-context.ts'
import { recordItem } from './plan-item.ts'
import { changesLater, changesNow, statusChange } from './status-changes.ts'

/** The line about a coming day of a record: a first day, a last day, or a new contract. */
export function planComingUp(
  subject: Subject,
  context: PlanContext,
  values: readonly MappedValue[],
): PlanItem | undefined {
  const { employment, person } = subject
  if (employment.phase === 'employed') return planEnd(subject, context, employment.endsOn)
  const start = employment.phase === 'pending' ? employment.startDate : employment.returnsOn
  if (employment.phase === 'left' && start === null) return undefined
  const status = person?.status
  if (employment.phase === 'pending' && (status === 'active' || status === 'leave'))
    return planContractLater(subject, context, start)
  const changes =
    person === null
      ? [statusChange(subject, context, 'active', 'joining'), ...changesNow(subject, context, values)]
      : [statusChange(subject, context, 'active', status === 'pending' ? 'joining' : 'returning')]
  return hold(subject, 'future joiner', { code: 'starts-later', day: start }, changes)
}

/** A last day to come, unless the next contract begins on the day after: then nobody leaves. */
function planEnd(subject: Subject, context: PlanContext, endsOn: LocalDate | null): PlanItem | undefined {
  if (endsOn === null) return undefined
  const next = employmentFacts(subject.mapped).startDate
  const goesOn = next !== null && parseDate(endsOn).add({ days: 1 }).toString() === next
  return goesOn ? planContractLater(subject, context, next) : planLeavingLater(subject, context, endsOn)
}

function planLeavingLater(subject: Subject, context: PlanContext, endsOn: LocalDate): PlanItem {
  const changes = [
    statusChange(subject, context, 'terminated', 'leaving'),
    ...changesLater(subject, context, 'end'),
  ]
  return hold(subject, 'future leaver', { code: 'ends-later', day: endsOn }, changes)
}

function planContractLater(
  subject: Subject,
  context: PlanContext,
  start: LocalDate | null,
): PlanItem | undefined {
  const changes = changesLater(subject, context, 'start')
  return changes.length === 0
    ? undefined
    : hold(subject, 'future move', { code: 'contract-starts-later', day: start }, changes)
}

function hold(
  subject: Subject,
  event: PlanItem['event'],
  { code, day }: Readonly<{ code: string; day: LocalDate | null }>,
  changes: readonly FieldChange[],
): PlanItem {
  return recordItem(subject, {
    key: `record:${subject.externalId}@coming-up`,
    bucket: 'coming up',
    action: 'hold',
    event,
    reason: { code, values: day === null ? {} : { day } },
    changes: changes
      .filter((one) => one.new !== null && one.new !== one.old)
      .map((one) => ({ ...one, preticked: false })),
    effectiveDate: day,
  })
}
