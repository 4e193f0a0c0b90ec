import type { EmploymentPeriod } from '#model/person.ts'
import { periodsText } from '#model/person-texts.ts'
import type { FieldChange, Plan } from '#model/plan.ts'
import type { HandPerson, HandRecord, ValueBefore } from './hand-input.ts'
import { handChange, handItem, handPlan } from './hand-item.ts'
import { unlinked } from './plan-link.ts'

export type SplitInput = Readonly<{
  person: HandPerson
  record: HandRecord
  /** Values and periods from before the record was linked; empty where the person came with it. */
  before: readonly ValueBefore[]
  periodsBefore: readonly EmploymentPeriod[] | null
}>

/**
 * This record is another human. It is unlinked and becomes new or waits for a match; what came with it is listed value
 * by value and goes unless somebody unticks it, everything from before stays.
 */
export function planSplit({ person, record, before, periodsBefore }: SplitInput): Plan {
  const unlinking = unlinked(person, record)
  if (unlinking.length === 0) return handPlan([])
  const values = before.flatMap(({ attribute, value }): FieldChange[] => {
    const now = person.values[attribute] ?? null
    return now === value ? [] : [handChange(attribute, now, value, 'before the link')]
  })
  const changes = [...unlinking, ...values, ...periodsBack(person, periodsBefore)]
  return handPlan([handItem(person, 'unlink', { code: 'hand-split', values: {} }, changes)])
}

function periodsBack(person: HandPerson, before: readonly EmploymentPeriod[] | null): FieldChange[] {
  if (before === null || before.length === 0) return []
  const [old, next] = [periodsText(person.periods), periodsText(before)]
  return old === next ? [] : [handChange('periods', old, next, 'before the link')]
}
