import type { ConnectorDefinition } from '#connector-kit'
import { defaultSettings, startingMapping } from '#model/default-settings.ts'
import type { AttributeMapping, ConnectionSettings } from '#model/settings.ts'
import type { PortalClient } from '../portal/portal-client.ts'
import { type Place, paramsOf } from '../waiting.ts'

/** What a connection begins with where nobody chose: every field that is there, by the identifier that is there. */
export async function startingSettings(
  client: PortalClient,
  place: Place,
  { connector }: Readonly<{ connector: ConnectorDefinition }>,
): Promise<ConnectionSettings> {
  const { fields } = await client.call('GET /companies/{company}/connections/{connection}/discovery', {
    params: paramsOf(place),
  })
  const available = fields
    .filter((one) => !one.custom && (one.id !== 'employeeNumber' || connector.employeeNumber === 'own field'))
    .map((one) => one.id)
  const settings = defaultSettings(available)
  // Legal entities are the portal's own; which value means which of them is for a person to say.
  return { ...settings, mapping: settings.mapping.filter((one) => one.attribute !== 'legalEntity') }
}

/** The employee number is read from this field, and people are recognised by it. */
export function withNumberFrom(settings: ConnectionSettings, field: string | null): ConnectionSettings {
  if (field === null) return settings
  const known = settings.mapping.find((one) => one.attribute === 'employeeNumber')
  const chosen: AttributeMapping = { ...startingMapping('employeeNumber', null), ...known, sources: [field] }
  const others = settings.mapping.filter((one) => one.attribute !== 'employeeNumber')
  return { ...settings, mapping: [...others, chosen], identifier: 'employeeNumber' }
}

export function identifierInWords({ name }: ConnectorDefinition, { identifier }: ConnectionSettings): string {
  if (identifier === 'employeeNumber') return 'Identifier: Employee Number (recommended).'
  return `Identifier: Company Email. Employee Number lasts longer; where ${name} has it in a field of another name, add --employee-number FIELD.`
}
