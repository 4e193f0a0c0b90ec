import type { Reason } from '#model/plan.ts'
import type { PlanContext, Subject } from './plan-context.ts'

/** What becomes of a record before any value is looked at. */
export type Disposition =
  | Readonly<{
      kind: 'handed over' | 'superseded' | 'left before' | 'needs a match' | 'coming' | 'new' | 'known'
    }>
  | Readonly<{ kind: 'blocked'; reason: Reason }>

export function dispositionOf(subject: Subject, { input }: PlanContext): Disposition {
  const { match, mapped, employment, person } = subject
  if (match.note === 'handed over') return { kind: 'handed over' }
  if (match.note === 'superseded') return { kind: 'superseded' }
  if (match.candidates.length > 0) return { kind: 'needs a match' }
  const returns = employment.phase === 'left' && employment.returnsOn !== null
  if (match.situation === 'unmatched' && employment.phase === 'left' && !returns)
    return { kind: 'left before' }
  if (match.situation === 'disputed')
    return blocked('shared-identifier', sharedValues(subject, input.settings.identifier))
  const unmapped = mapped.problems.find(
    ({ code }) => code !== 'unknown manager' && code !== 'unreadable value',
  )
  if (unmapped !== undefined)
    return blocked(unmapped.code.replaceAll(' ', '-'), {
      attribute: unmapped.attribute,
      value: unmapped.value,
    })
  if (person !== null) return { kind: 'known' }
  if (employment.phase === 'pending' || returns) return { kind: 'coming' }
  if (match.note === 'no identifier')
    return blocked('no-identifier', { identifier: input.settings.identifier })
  const entity = mapped.values.find((one) => one.attribute === 'legalEntity')?.value ?? null
  if (input.settings.legalEntity.kind === 'by-value' && entity === null)
    return blocked('no-legal-entity', { source: input.settings.legalEntity.source })
  return { kind: 'new' }
}

/** What an identifier shared by several records says of itself. */
export function sharedValues(
  { match, mapped }: Subject,
  identifier: string,
): Readonly<Record<string, string>> {
  const shared = match.evidence.find((one) => one.kind === 'shared value')
  const own = mapped.values.find((one) => one.attribute === identifier)?.value
  return { identifier, value: shared?.record ?? own ?? '', others: shared?.person ?? '' }
}

function blocked(code: string, values: Readonly<Record<string, string>>): Disposition {
  return { kind: 'blocked', reason: { code, values } }
}
