import type { PlanItem, Reason } from '#model/plan.ts'
import type { MappedValue } from '#model/planning.ts'
import type { PlanContext, Subject } from './plan-context.ts'
import { flagsOf, recordItem } from './plan-item.ts'
import { changesNow, statusChange } from './status-changes.ts'

/** The line about somebody whom the registry does not know and who works today. */
export function planNew(subject: Subject, context: PlanContext, values: readonly MappedValue[]): PlanItem {
  const { employment } = subject
  const status = employment.phase === 'employed' ? (employment.status ?? 'active') : 'active'
  const changes = [statusChange(subject, context, status, 'joining'), ...changesNow(subject, context, values)]
  const filled = changes.filter((one) => one.new !== null)
  const flags = flagsOf(subject, filled, context.input.settings.identifier)
  return recordItem(subject, {
    bucket: 'new',
    action: 'create',
    event: 'joiner',
    reason: { code: 'not-in-registry', values: {} },
    changes: filled,
    effectiveDate: employment.phase === 'employed' ? employment.startDate : null,
    flags,
    preticked: !flags.includes('look-alike'),
  })
}

export function planBlocked(subject: Subject, reason: Reason): PlanItem {
  return recordItem(subject, { bucket: 'blocked', action: 'none', event: 'none', reason })
}

/** The same question, where another connection keeps the person. */
const handOver: Readonly<Record<string, string>> = {
  'proposed-match': 'hand-over',
  'possible-match': 'possible-hand-over',
}

/** The one row in which a record and the people it may be stand together until somebody decides. */
export function planNeedsMatch(subject: Subject): PlanItem {
  const { match } = subject
  const [best] = match.candidates
  const kinds = match.candidates.flatMap((candidate) => candidate.evidence.map((one) => one.kind))
  const code = kinds.includes('reused id')
    ? 'reused-id'
    : match.candidates.some((candidate) => candidate.proposed)
      ? 'proposed-match'
      : kinds.some((kind) => kind.startsWith('contradicting'))
        ? 'contradicted-match'
        : 'possible-match'
  const from = best?.evidence.find((one) => one.kind === 'kept elsewhere')?.person ?? null
  const values = { person: best?.name ?? '', by: best?.evidence[0]?.kind ?? '' }
  return recordItem(subject, {
    bucket: 'needs a match',
    action: 'none',
    event: from === null ? 'link' : 'hand-over',
    situation: 'disputed',
    reason: from === null ? { code, values } : { code: handOver[code] ?? code, values: { ...values, from } },
    flags: match.evidence.length > 0 || kinds.includes('look-alike') ? ['look-alike'] : [],
  })
}
