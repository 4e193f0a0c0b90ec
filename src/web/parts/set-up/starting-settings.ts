import type { Discovery } from '#api/contract/connection.ts'
import type { AvailableField } from '#api/contract/connector.ts'
import { attributes } from '#model/attributes.ts'
import type { AttributeMapping, ConnectionSettings } from '#model/settings.ts'

/** The name by which settings speak of a field of the HR system. */
export function sourceOf(field: Pick<AvailableField, 'id' | 'custom'>): string {
  return field.custom && !field.id.startsWith('custom:') ? `custom:${field.id}` : field.id
}

/** The mapping of an attribute as it is before anybody chose. */
export function startingMapping(attribute: string, source: string | null): AttributeMapping {
  const known = attributes.find((one) => one.id === attribute)
  return {
    attribute,
    sources: source === null ? [] : [source],
    transform: { kind: 'as-is' },
    owner: known?.owner ?? 'always',
    whenEmpty: 'keep',
  }
}

/**
 * What a connection starts with: every field that is there and not sensitive, by Employee Number.
 * Where the HR system has no number of its own, its source stays open until somebody chooses it.
 */
export function startingSettings(
  fields: readonly AvailableField[],
  employeeNumber: 'own field' | 'custom field',
): ConnectionSettings {
  const available = new Set(fields.map(sourceOf))
  const mapping = attributes
    .filter((one) => !one.sensitive && one.id !== 'legalEntity')
    .flatMap((one) => {
      if (one.id === 'employeeNumber' && employeeNumber === 'custom field')
        return [startingMapping(one.id, null)]
      return available.has(one.source) ? [startingMapping(one.id, one.source)] : []
    })
  return {
    filter: [],
    mapping,
    identifier: 'employeeNumber',
    legalEntity: { kind: 'none' },
    guards: {
      leavingPeople: 5,
      leavingShare: 0.05,
      hardLeavingPeople: 5,
      hardLeavingShare: 0.2,
      joinersPeople: 20,
      joinersShare: 0.25,
      changesPeople: 5,
      changesShare: 0.1,
    },
    fetchEveryHours: 3.5,
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
