import { emailKey, numberKey } from '#model/match-key.ts'
import type { PlanCounts } from '#model/plan.ts'
import type { PlanContext } from './plan-context.ts'

/** How well the chosen identifier of this fetch tells people apart; who has left need not have one. */
export function identifierHealth({ subjects, input }: PlanContext): NonNullable<PlanCounts['identifier']> {
  const { identifier } = input.settings
  const keyOf = identifier === 'employeeNumber' ? numberKey : emailKey
  const keys = subjects
    .filter(({ employment }) => employment.phase !== 'left')
    .map(({ mapped }) => keyOf(mapped.values.find((one) => one.attribute === identifier)?.value))
  const filled = keys.filter((key) => key !== null)
  const groups = Map.groupBy(filled, (key) => key)
  const shared = [...groups.values()].filter((group) => group.length > 1)
  return {
    missing: keys.length - filled.length + (input.rest?.withoutIdentifier ?? 0),
    shared: shared.reduce((sum, group) => sum + group.length, 0),
  }
}
