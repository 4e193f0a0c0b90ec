import type { Employee } from '#model/employee.ts'
import type { FilterClause, ScopingFilter } from '#model/settings.ts'

/** `absent`: a dimension that decides was not supplied, so it was taken for empty. */
export type ScopeDecision =
  | Readonly<{ inScope: true; absent?: true }>
  | Readonly<{ inScope: false; clause: FilterClause; absent?: true }>

/** Whether a filter takes a record in, and else which clause left it out. No clause means everybody. */
export function selectInScope(employee: Employee, filter: ScopingFilter): ScopeDecision {
  let absent = false
  for (const clause of filter) {
    const spellings = spellingsOf(employee, clause.dimension)
    if (spellings === undefined) absent = true
    const named = (spellings ?? [null]).some((one) => clause.values.includes(one))
    if (named !== (clause.mode === 'include'))
      return spellings === undefined ? { inScope: false, clause, absent: true } : { inScope: false, clause }
  }
  return absent ? { inScope: true, absent: true } : { inScope: true }
}

/** How a value may be named in a clause: a coded one by its code or as the HR system writes it. */
function spellingsOf(employee: Employee, dimension: string): readonly (string | null)[] | undefined {
  const value = rawValue(employee, dimension)
  if (value === undefined) return undefined
  if (value === null || value === '') return [null]
  if (typeof value !== 'object') return [String(value)]
  return 'value' in value && 'source' in value
    ? [String(value.value), String(value.source)]
    : [JSON.stringify(value)]
}

function rawValue(employee: Employee, dimension: string) {
  const custom = dimension.startsWith('custom:')
  const holder: Readonly<Record<string, unknown>> = custom ? (employee.custom ?? {}) : employee
  const key = custom ? dimension.slice('custom:'.length) : dimension
  return Object.hasOwn(holder, key) ? holder[key] : undefined
}
