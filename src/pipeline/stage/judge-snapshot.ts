import { fieldLabels } from '#connector-kit'
import type { FetchSummary } from '#connector-kit/connection.ts'
import type { FieldStatistic, IncompleteBecause, SnapshotState } from '#model/snapshot.ts'

export type Judged = Readonly<{
  state: Exclude<SnapshotState, 'fetching'>
  because: readonly IncompleteBecause[]
}>
export type Earlier = Readonly<{ people: number; fieldStatistics: readonly FieldStatistic[] }>

/**
 * Whether a fetch may be planned from. The fetch itself says whether it reached its end; compared with the last good
 * one, an empty or much shorter list, or a field that is gone for everybody, is held until an admin releases it.
 */
export function judgeSnapshot(
  summary: FetchSummary,
  statistics: readonly FieldStatistic[],
  earlier: Earlier | undefined,
): Judged {
  const failed = summary.incompleteBecause.filter(
    (one) => one.reason !== 'unreadable-records' && one.reason !== 'empty',
  )
  if (failed.length > 0 || summary.failure !== null)
    return { state: 'incomplete', because: summary.incompleteBecause }
  const held = [
    ...emptiness(summary, earlier),
    ...shrinking(summary, earlier),
    ...disappeared(statistics, earlier),
  ]
  if (held.length > 0) return { state: 'held', because: held }
  return { state: 'complete', because: summary.incompleteBecause }
}

function emptiness(summary: FetchSummary, earlier: Earlier | undefined): IncompleteBecause[] {
  if (summary.people > 0) return []
  const before = earlier === undefined ? '' : ` of ${earlier.people}`
  return [{ reason: 'empty', detail: `The HR system returned 0${before} people.` }]
}

function shrinking(summary: FetchSummary, earlier: Earlier | undefined): IncompleteBecause[] {
  if (earlier === undefined || summary.people === 0 || summary.people * 2 > earlier.people) return []
  return [
    {
      reason: 'much-shorter',
      detail: `The HR system returned ${summary.people} of ${earlier.people} people.`,
    },
  ]
}

function disappeared(
  statistics: readonly FieldStatistic[],
  earlier: Earlier | undefined,
): IncompleteBecause[] {
  if (earlier === undefined) return []
  const now = new Map(statistics.map((one) => [one.field, one]))
  return earlier.fieldStatistics
    .filter((before) => {
      const after = now.get(before.field)
      return before.filled > 0 && after !== undefined && after.filled + after.empty === 0 && after.absent > 0
    })
    .map((before) => ({
      reason: 'field-disappeared' as const,
      detail: `"${labelOf(before.field)}" was filled for ${before.filled} people and is now missing for everybody.`,
    }))
}

function labelOf(field: string): string {
  return (fieldLabels as Readonly<Record<string, string>>)[field] ?? field.replace(/^custom:/, '')
}
