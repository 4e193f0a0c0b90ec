import { defaultSettings } from '#model/default-settings.ts'
import type { AttributeMapping, ConnectionSettings } from '#model/settings.ts'

const sources = [
  ...['givenName', 'familyName', 'preferredName', 'workEmail', 'title', 'department', 'team', 'location'],
  ...['costCenter', 'managerExternalId', 'employmentType', 'employmentStatus', 'startDate', 'endDate'],
  ...['lastWorkingDay', 'leaverReason'],
]

/** What an admin of the invented company chooses: the custom attribute "Personalnummer" is the employee number. */
export function fjellvindSettings(changed: Partial<ConnectionSettings> = {}): ConnectionSettings {
  const number: AttributeMapping = {
    attribute: 'employeeNumber',
    sources: ['custom:dynamic_1893011'],
    transform: { kind: 'as-is' },
    owner: 'review',
    whenEmpty: 'keep',
  }
  const settings = defaultSettings(sources)
  return { ...settings, mapping: [...settings.mapping, number], identifier: 'employeeNumber', ...changed }
}
