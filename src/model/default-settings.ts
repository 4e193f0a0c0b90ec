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
  const told = attributes
    .filter((attribute) => !attribute.sensitive && available.includes(attribute.source))
    .map(({ id, source }) => startingMapping(id, source))
  return {
    filter: [],
    mapping: [...namesFromWhole(available), ...told],
    identifier: available.includes('employeeNumber') ? 'employeeNumber' : 'workEmail',
    legalEntity: { kind: 'none' },
    guards: defaultGuards,
    fetchEveryHours: defaultFetchEveryHours,
  }
}

/** Where the HR system has names in one piece only: the first word, and all that follows, so that nothing is lost. */
function namesFromWhole(available: readonly string[]): readonly AttributeMapping[] {
  const apart = available.includes('givenName') || available.includes('familyName')
  if (apart || !available.includes('displayName')) return []
  const part = (attribute: string, take: 'first' | 'rest'): AttributeMapping => ({
    ...startingMapping(attribute, 'displayName'),
    transform: { kind: 'split', separator: ' ', take },
  })
  return [part('givenName', 'first'), part('familyName', 'rest')]
}
