import type { Employee } from '#model/employee.ts'
import type { LegalEntityRule } from '#model/settings.ts'
import type { MappedAttribute } from './map-attribute.ts'
import { readSource } from './read-source.ts'

const attribute = 'legalEntity'

/** Books a record in a legal entity of the portal. A value that no rule names is a task, never a guess. */
export function mapLegalEntity(
  employee: Employee,
  rule: LegalEntityRule,
  known: ReadonlySet<string>,
): MappedAttribute {
  if (rule.kind === 'none') return undefined
  if (rule.kind === 'one')
    return known.has(rule.legalEntityId)
      ? { attribute, value: rule.legalEntityId, source: null, rule: 'one for all' }
      : { attribute, code: 'unknown legal entity', value: rule.legalEntityId }
  const read = readSource(employee, rule.source)
  if (read === undefined) return undefined
  const source = { field: rule.source, value: read.written }
  const named = [read.value, read.written].find((one) => one !== null && Object.hasOwn(rule.values, one))
  const id = named === undefined || named === null ? rule.fallbackId : (rule.values[named] ?? null)
  if (id === null && read.value === null) return { attribute, value: null, source, rule: 'by value' }
  if (id === null) return { attribute, code: 'unmapped value', value: read.written ?? '' }
  if (!known.has(id)) return { attribute, code: 'unknown legal entity', value: read.written ?? id }
  if (read.value === null) return { attribute, value: id, source, rule: 'fallback', partial: true }
  return { attribute, value: id, source, rule: named === undefined ? 'fallback' : 'by value' }
}
