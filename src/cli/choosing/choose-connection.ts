import type { ConnectionSummary } from '#api/contract/connection.ts'
import { isUuid } from '#model/is-uuid.ts'
import { UsageError } from '../command.ts'
import type { PortalClient } from '../portal/portal-client.ts'
import { type ChosenCompany, chooseCompany, listCompanies } from './choose-company.ts'

export type ChosenConnection = Readonly<{ company: ChosenCompany; connection: ConnectionSummary }>
type Words = Readonly<{ company?: string | undefined; connection?: string | undefined }>

/** The connection a command is about: by id, name or HR system, or the only one; an id alone finds its company. */
export async function chooseConnection(client: PortalClient, words: Words): Promise<ChosenConnection> {
  const wanted = words.connection
  if (words.company === undefined && wanted !== undefined && isUuid(wanted)) {
    for (const company of await listCompanies(client)) {
      const connection = (await connectionsOf(client, company)).find((one) => one.id === wanted)
      if (connection !== undefined) return { company, connection }
    }
    throw new UsageError(`There is no connection “${wanted}”; see rollcall status.`)
  }
  const company = await chooseCompany(client, words.company)
  return { company, connection: pick(await connectionsOf(client, company), wanted, company) }
}

export async function connectionsOf(
  client: PortalClient,
  company: ChosenCompany,
): Promise<readonly ConnectionSummary[]> {
  return client.call('GET /companies/{company}/connections', { params: { company: company.slug } })
}

function pick(
  connections: readonly ConnectionSummary[],
  wanted: string | undefined,
  company: ChosenCompany,
): ConnectionSummary {
  const fitting =
    wanted === undefined
      ? connections
      : connections.filter((one) => [one.id, one.name, one.connectorId].includes(wanted))
  const [only, ...others] = fitting
  if (only === undefined) {
    throw new UsageError(
      connections.length === 0
        ? `${company.name} has no connection yet; make one with rollcall connect.`
        : `${company.name} has no connection “${wanted}”. There are: ${listed(connections)}.`,
    )
  }
  if (others.length > 0)
    throw new UsageError(`There are several connections; name one with --connection: ${listed(fitting)}.`)
  return only
}

function listed(connections: readonly ConnectionSummary[]): string {
  return connections.map((one) => `${one.name} (${one.id})`).join(', ')
}
