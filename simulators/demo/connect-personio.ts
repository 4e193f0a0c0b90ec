import { connectors } from '#connectors'
import type { ConnectionSettings } from '#model/settings.ts'
import { connectionsOf } from '../../src/cli/choosing/choose-connection.ts'
import { checkConnection } from '../../src/cli/connecting/check-connection.ts'
import { startingSettings, withNumberFrom } from '../../src/cli/connecting/starting-settings.ts'
import type { PortalClient } from '../../src/cli/portal/portal-client.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { type Place, paramsOf, waitForFetch } from '../../src/cli/waiting.ts'
import { entities } from '../company/organisation.ts'

const one = '/companies/{company}/connections/{connection}'
const credentials = { subdomain: 'fjellvind', clientId: 'demo-client', clientSecret: 'demo-secret' }
const timeZones: Readonly<Record<string, string>> = {
  NO: 'Europe/Oslo',
  SE: 'Europe/Stockholm',
  DE: 'Europe/Berlin',
  GB: 'Europe/London',
}

/** Connects the simulated Personio as an admin would: credentials, test, first fetch, identifier, legal entities. */
export async function connectPersonio(
  client: PortalClient,
  company: Place['company'],
  terminal: Terminal,
): Promise<Place> {
  const known = (await connectionsOf(client, company)).find((each) => each.connectorId === 'personio')
  const place = { company, connectionId: known?.id ?? (await begin(client, company)) }
  if (known?.setupStep === 'done') return place
  const params = paramsOf(place)
  await client.call(`PUT ${one}/credentials`, { params, body: { values: credentials } })
  await checkConnection(client, place, terminal)
  const first = await waitForFetch(client, place, terminal)
  if (first?.state !== 'complete') throw new Error('The simulated Personio could not be read.')
  const { revision } = await client.call(`GET ${one}`, { params })
  if (revision === 0) {
    const settings = await chosenSettings(client, place)
    await client.call(`PUT ${one}/settings`, { params, body: { revision, settings } })
  }
  await client.call(`POST ${one}/preview`, { params, body: { fetch: false } })
  await client.call(`PATCH ${one}`, { params, body: { setupStep: 'done' } })
  return place
}

async function begin(client: PortalClient, company: Place['company']): Promise<string> {
  const params = { company: company.slug }
  const body = { connectorId: 'personio' }
  return (await client.call('POST /companies/{company}/connections', { params, body })).id
}

async function chosenSettings(client: PortalClient, place: Place): Promise<ConnectionSettings> {
  const connector = connectors.find((each) => each.id === 'personio')
  if (connector === undefined) throw new Error('There is no connector for Personio.')
  const params = paramsOf(place)
  const settings = await startingSettings(client, place, { connector })
  const reports = await client.call(`GET ${one}/identifiers`, { params, query: {} })
  const [number] = reports.find((each) => each.identifier === 'employeeNumber')?.suggestions ?? []
  await addEntities(client, place)
  const values = await client.call(`GET ${one}/legal-entity-values`, {
    params,
    query: { source: 'legalEntity' },
  })
  const mapped = values.flatMap(({ value, suggestedId }) =>
    suggestedId === null ? [] : [[value, suggestedId]],
  )
  return {
    ...withNumberFrom(settings, number?.field ?? null),
    legalEntity: {
      kind: 'by-value',
      source: 'legalEntity',
      values: Object.fromEntries(mapped),
      fallbackId: null,
    },
  }
}

async function addEntities(client: PortalClient, { company }: Place): Promise<void> {
  const params = { company: company.slug }
  const known = await client.call('GET /companies/{company}/legal-entities', { params })
  for (const { name, country } of entities.filter((each) =>
    known.every((there) => there.name !== each.name),
  )) {
    const body = { name, country, organisationNumber: null, timeZone: timeZones[country] ?? null }
    await client.call('POST /companies/{company}/legal-entities', { params, body })
  }
}
