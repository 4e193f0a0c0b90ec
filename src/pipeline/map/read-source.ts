import type { Employee, Money } from '#model/employee.ts'

/** A source value as text, beside the text that the HR system wrote. `null` is empty; undefined was not supplied. */
export type SourceValue = Readonly<{ value: string | null; written: string | null }>

/** Reads an employee field or `custom:<id>`. */
export function readSource(employee: Employee, field: string): SourceValue | undefined {
  const custom = field.startsWith('custom:')
  const holder: Readonly<Record<string, unknown>> = custom ? (employee.custom ?? {}) : employee
  const key = custom ? field.slice('custom:'.length) : field
  const raw = Object.hasOwn(holder, key) ? holder[key] : undefined
  if (raw === undefined) return undefined
  if (typeof raw === 'object' && raw !== null && 'value' in raw && 'source' in raw)
    return { value: String(raw.value), written: String(raw.source) }
  const text = textOf(raw)
  return { value: text === null ? null : text.trim(), written: text }
}

function textOf(raw: unknown): string | null {
  if (raw === null) return null
  const text = typeof raw === 'object' ? objectText(raw) : String(raw)
  return text.trim() === '' ? null : text
}

function objectText(raw: object): string {
  if (isMoney(raw)) return `${raw.amount} ${raw.currency}`
  const address = raw as Partial<NonNullable<Employee['homeAddress']>>
  const town = [address.postalCode, address.city].filter(Boolean).join(' ')
  return [...(address.lines ?? []), town, address.country].filter(Boolean).join('\n')
}

function isMoney(raw: object): raw is Money {
  return 'amount' in raw && 'currency' in raw
}
