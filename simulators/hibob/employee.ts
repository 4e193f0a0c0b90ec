import type { CompanyOnDay } from '../company/company.ts'
import type { Listed } from '../wire/listing.ts'
import type { Field } from './fields.ts'
import type { Item } from './lists.ts'

export type Reading = 'machine' | 'append' | 'replace'

/**
 * An employee as the search gives them: every field nested by its path, and once more under `/path`
 * where fields were named. List fields hold the id of their item as text unless people are to read it.
 */
export function employeeOfBob(
  listed: Listed,
  company: CompanyOnDay,
  shown: readonly Field[],
  reading: Reading,
  named: boolean,
): Record<string, unknown> {
  const employee: Record<string, unknown> = {}
  const readable: Record<string, unknown> = {}
  for (const field of shown) {
    const raw = field.value(listed, company)
    const value = reading === 'replace' ? forPeople(field, raw) : forMachines(field, raw)
    if (named) employee[`/${field.id.replaceAll('.', '/')}`] = { value }
    put(employee, field.id, value)
    if (reading === 'append' && raw !== null) put(readable, field.id, forPeople(field, raw))
  }
  // The id is always there, asked for or not.
  employee['id'] = listed.person.externalId
  if (reading === 'append') employee['humanReadable'] = readable
  return employee
}

/** `root.` is left out of the path in the answer. */
export function jsonPath(id: string): string {
  return id.replace(/^root\./, '')
}

function put(target: Record<string, unknown>, id: string, value: unknown): void {
  const path = jsonPath(id).split('.')
  const last = path.pop() ?? id
  let at = target
  for (const part of path) {
    const inner = (at[part] ?? {}) as Record<string, unknown>
    at[part] = inner
    at = inner
  }
  at[last] = value
}

function forMachines(field: Field, value: unknown): unknown {
  return field.list !== null && value !== null ? String((value as Item).id) : value
}

/** Dates are written as the service user's settings have them. */
function forPeople(field: Field, value: unknown): unknown {
  if (value === null) return null
  if (field.list !== null) return (value as Item).name
  if (field.type === 'date') return String(value).split('-').reverse().join('/')
  if (field.type === 'currency') {
    const { value: amount, currency } = value as { value: number; currency: string }
    return `${currency}${amount.toFixed(2)}`
  }
  if (field.type === 'employee-reference') return (value as { displayName: string }).displayName
  return value
}
