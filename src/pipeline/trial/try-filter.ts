import type { Employee } from '#model/employee.ts'
import type { FilterClause, ScopingFilter } from '#model/settings.ts'

export type FilterTrial = Readonly<{
  total: number
  inScope: number
  in: string[]
  out: string[]
  found: { name: string; inScope: boolean; because: string | null }[]
}>

/** Decides whether a filter takes an employee in; the scope stage's own function is passed in. */
export type Selects = (
  employee: Employee,
  filter: ScopingFilter,
) => Readonly<{ inScope: true } | { inScope: false; clause: FilterClause }>

const EXAMPLES = 5
const MOST_FOUND = 10

/** Who would be in and out by a filter, with examples and the people searched for. */
export function tryFilter(
  employees: readonly Employee[],
  filter: ScopingFilter,
  search: string | undefined,
  selects: Selects,
): FilterTrial {
  const wanted = search?.trim().toLowerCase() ?? ''
  const trial: FilterTrial = { total: employees.length, inScope: 0, in: [], out: [], found: [] }
  let inScope = 0
  for (const employee of employees) {
    const decision = selects(employee, filter)
    const name = nameOf(employee)
    if (decision.inScope) inScope += 1
    const examples = decision.inScope ? trial.in : trial.out
    if (examples.length < EXAMPLES) examples.push(name)
    if (wanted !== '' && trial.found.length < MOST_FOUND && matches(employee, name, wanted)) {
      trial.found.push({
        name,
        inScope: decision.inScope,
        because: decision.inScope ? null : because(decision.clause),
      })
    }
  }
  return { ...trial, inScope }
}

export function nameOf(employee: Employee): string {
  const name = [employee.preferredName || employee.givenName, employee.familyName].filter(Boolean).join(' ')
  return name || employee.displayName || employee.workEmail || employee.externalId
}

function matches(employee: Employee, name: string, wanted: string): boolean {
  return [name, employee.workEmail, employee.employeeNumber].some((text) =>
    text?.toLowerCase().includes(wanted),
  )
}

function because(clause: FilterClause): string {
  return `${clause.mode} ${clause.dimension}`
}

/** Values of a dimension with head counts, most people first. */
export function dimensionValues(
  employees: readonly Employee[],
  field: string,
): { value: string | null; people: number }[] {
  const counts = new Map<string | null, number>()
  for (const employee of employees) {
    const value = sourceText(employee, field)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, people]) => ({ value, people }))
    .sort((a, b) => b.people - a.people || (a.value ?? '').localeCompare(b.value ?? ''))
}

export function sourceText(employee: Employee, field: string): string | null {
  const value = field.startsWith('custom:')
    ? employee.custom?.[field.slice('custom:'.length)]
    : employee[field as keyof Employee]
  if (value === undefined || value === null || value === '') return null
  return typeof value === 'object' && 'source' in value ? String(value.source) : String(value)
}
