import type { Attribute } from '#model/attributes.ts'
import type { Employee, EmployeeField } from '#model/employee.ts'
import type { dayFormats, Transform } from '#model/settings.ts'
import { sourceText } from './try-filter.ts'

type DayFormat = (typeof dayFormats)[number]
type Reason = 'name' | 'always filled' | 'mostly filled' | 'unique' | 'days'

/** A field of the HR system's own that may be meant for an attribute of the portal, how sure that is, and why. */
export type SuggestedSource = Readonly<{
  attribute: string
  source: string
  label: string
  transform: Transform
  /** From 0 to 1. Nothing is mapped by it before somebody says so. */
  confidence: number
  reasons: Reason[]
  samples: string[]
}>

export type SuggestInput = Readonly<{
  attributes: readonly Attribute[]
  /** Fields of the HR system's own; a sensitive one is never suggested. */
  fields: readonly Readonly<{ id: string; label: string; sensitive: boolean }>[]
  employees: readonly Employee[]
  /** The employee fields that a name in an HR system may mean. */
  meaningOf: (label: string) => readonly string[]
  /** Reads a day in one format; null where it is none. */
  readDay: (text: string, format: DayFormat) => string | null
  formats: readonly DayFormat[]
}>

/** Suggestions for attributes that no field of the HR system fills by itself, the best for each. */
export function suggestSources(input: SuggestInput): SuggestedSource[] {
  const open = input.attributes.filter((one) => !one.sensitive && isOpen(one.source, input.employees))
  const found = open.flatMap((attribute) =>
    input.fields
      .filter((field) => !field.sensitive && input.meaningOf(field.label).includes(attribute.source))
      .flatMap((field) => suggestion(attribute, field, input) ?? []),
  )
  const best = Map.groupBy(found, (one) => one.attribute)
  return [...best.values()].flatMap((all) => all.sort((a, b) => b.confidence - a.confidence).slice(0, 1))
}

function isOpen(source: EmployeeField, employees: readonly Employee[]): boolean {
  return !employees.some((one) => sourceText(one, source) !== null)
}

function suggestion(
  attribute: Attribute,
  field: SuggestInput['fields'][number],
  { employees, readDay, formats }: SuggestInput,
): SuggestedSource | undefined {
  const source = `custom:${field.id}`
  const values = employees.map((one) => sourceText(one, source)).filter((value) => value !== null)
  if (values.length === 0) return undefined
  const distinct = new Set(values)
  const reasons: Reason[] = ['name']
  let transform: Transform = { kind: 'as-is' }
  if (attribute.kind === 'date') {
    const format = formats.find((one) => values.every((value) => readDay(value, one) !== null))
    if (format === undefined) return undefined
    reasons.push('days')
    if (format !== 'YYYY-MM-DD') transform = { kind: 'date', format }
  }
  const unique = distinct.size === values.length
  if (attribute.id === 'employeeNumber') {
    if (distinct.size < values.length * 0.9) return undefined
    if (unique) reasons.push('unique')
  }
  const share = values.length / employees.length
  if (share === 1) reasons.push('always filled')
  else if (share >= 0.9) reasons.push('mostly filled')
  return {
    attribute: attribute.id,
    source,
    label: field.label,
    transform,
    confidence: Math.round((0.5 + 0.4 * share + (reasons.length > 2 ? 0.05 : 0)) * 100) / 100,
    reasons,
    samples: [...distinct].slice(0, 3),
  }
}
