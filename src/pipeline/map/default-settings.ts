import { attributes } from '#model/attributes.ts'
import { type AttributeMapping, type ConnectionSettings, guardLimits } from '#model/settings.ts'

/**
 * Settings to begin with: every field that can be read and is not sensitive, as it is, with its attribute's owner;
 * nobody filtered out, no legal entity, guards on.
 */
export function defaultSettings(available: readonly string[]): ConnectionSettings {
  const mapping = attributes
    .filter((attribute) => !attribute.sensitive && available.includes(attribute.source))
    .map(
      ({ id, source, owner }): AttributeMapping => ({
        attribute: id,
        sources: [source],
        transform: { kind: 'as-is' },
        owner,
        whenEmpty: 'keep',
      }),
    )
  return {
    filter: [],
    mapping,
    identifier: available.includes('employeeNumber') ? 'employeeNumber' : 'workEmail',
    legalEntity: { kind: 'none' },
    guards: guardLimits.parse({}),
    fetchEveryHours: 3.5,
  }
}
