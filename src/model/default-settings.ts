import { attributeById, attributes } from './attributes.ts'
import { defaultFetchEveryHours, defaultGuards } from './default-limits.ts'
import type { AttributeMapping, ConnectionSettings } from './settings.ts'

/** The mapping of an attribute before anybody chose: as it is, by its usual owner, an empty value changes nothing. */
export function startingMapping(attribute: string, source: string | null): AttributeMapping {
  return {
    attribute,
    sources: source === null ? [] : [source],
    transform: { kind: 'as-is' },
    owner: attributeById(attribute)?.owner ?? 'always',
    whenEmpty: 'keep',
  }
}

/**
 * Settings to begin with: every available employee field that is not sensitive; nobody filtered out,
 * no legal entity, guards on, recognised by employee number where there is one.
 */
export function defaultSettings(available: readonly string[]): ConnectionSettings {
  return {
    filter: [],
    mapping: attributes
      .filter((attribute) => !attribute.sensitive && available.includes(attribute.source))
      .map(({ id, source }) => startingMapping(id, source)),
    identifier: available.includes('employeeNumber') ? 'employeeNumber' : 'workEmail',
    legalEntity: { kind: 'none' },
    guards: defaultGuards,
    fetchEveryHours: defaultFetchEveryHours,
  }
}
