import { type ChosenCompany, chooseCompany, listCompanies } from '../choosing/choose-company.ts'
import { connectionsOf } from '../choosing/choose-connection.ts'
import { UsageError } from '../command.ts'
import type { PortalClient } from '../portal/portal-client.ts'
import type { Terminal } from '../terminal.ts'
import type { Place } from '../waiting.ts'
import { writeLines } from '../words/write-lines.ts'
import type { ConnectOptions } from './connect-options.ts'

/** The connection to set up: the one of this HR system where there is one, else a new one. */
export async function openConnection(
  client: PortalClient,
  options: ConnectOptions,
  terminal: Terminal,
): Promise<Place> {
  const company = await companyFor(client, options.company, terminal)
  const { connector, method } = options
  const known = (await connectionsOf(client, company)).filter((one) => one.connectorId === connector.id)
  if (known.length > 1 && !options.another) {
    throw new UsageError(
      `${company.name} has several connections to ${connector.name}; replace credentials of one in the portal, or add --new for another.`,
    )
  }
  const [found] = options.another ? [] : known
  if (found === undefined) {
    const made = await client.call('POST /companies/{company}/connections', {
      params: { company: company.slug },
      body: { connectorId: connector.id, methodId: method.id },
    })
    return { company, connectionId: made.id }
  }
  await client.call('PATCH /companies/{company}/connections/{connection}', {
    params: { company: company.slug, connection: found.id },
    body: { methodId: method.id },
  })
  await writeLines(terminal.err, [
    found.setupStep === 'done'
      ? `${found.name} is connected already; its credentials are replaced, mapping and links stay.`
      : `The set-up of ${found.name} goes on where it was left.`,
  ])
  return { company, connectionId: found.id }
}

/** On an empty database of this very program, the company that is named is made: nobody else could. */
async function companyFor(
  client: PortalClient,
  wanted: string | undefined,
  terminal: Terminal,
): Promise<ChosenCompany> {
  if (wanted !== undefined && client.makeFirstCompany !== null) {
    if ((await listCompanies(client)).length === 0) {
      await client.makeFirstCompany(wanted)
      await writeLines(terminal.err, [`There was no company yet; “${wanted}” was made.`])
    }
  }
  return chooseCompany(client, wanted)
}
