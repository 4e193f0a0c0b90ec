import type { AvailableField } from '#api/contract/connector.ts'
import type { Discovery } from '#api/contract/settings.ts'
import { defaultSettings, startingMapping } from '#model/default-settings.ts'
import type { AttributeMapping, ConnectionSettings } from '#model/settings.ts'

/** The name by which settings speak of a field of the HR system. */
export function sourceOf(field: Pick<AvailableField, 'id' | 'custom'>): string {
  return field.custom && !field.id.startsWith('custom:') ? `custom:${field.id}` : field.id
}

/**
 * What a connection starts with: every field that is there and not sensitive, by Employee Number.
 * Where the HR system has no number of its own, its source stays open until somebody chooses it.
 */
export function startingSettings(
  fields: readonly AvailableField[],
  employeeNumber: 'own field' | 'custom field',
): ConnectionSettings {
  const settings = defaultSettings(fields.map(sourceOf))
  const mapping = settings.mapping.filter((one) => one.attribute !== 'legalEntity')
  if (employeeNumber === 'own field') return { ...settings, mapping, identifier: 'employeeNumber' }
  const others = mapping.filter((one) => one.attribute !== 'employeeNumber')
  return {
    ...settings,
    mapping: [...others, startingMapping('employeeNumber', null)],
    identifier: 'employeeNumber',
  }
}

/** The first read did not bring this field for anybody. */
export function neverSupplied(field: Discovery['fields'][number]): boolean {
  const { statistic } = field
  return statistic !== null && statistic.filled + statistic.empty === 0 && statistic.absent > 0
}

/** Leaves out rows whose fields the first read did not bring at all: columns a file lacks, rights not given. */
export function onlySupplied(settings: ConnectionSettings, fields: Discovery['fields']): ConnectionSettings {
  const missing = new Set(fields.filter(neverSupplied).map(sourceOf))
  const brought = (one: AttributeMapping) =>
    one.attribute === settings.identifier ||
    one.sources.length === 0 ||
    one.sources.some((source) => !missing.has(source))
  return { ...settings, mapping: settings.mapping.filter(brought) }
}
