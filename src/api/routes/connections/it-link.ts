import type { Connector } from '#api/contract/connector.ts'
import { defineRoute } from '#api/define-route.ts'
import { connectorOf } from '#api/present/present-connection.ts'
import { presentConnector } from '#api/present/present-connector.ts'
import type { Services } from '#api/services.ts'
import { methodOf } from '#connector-kit'
import { AppError } from '#model/app-error.ts'
import { findCompanyById } from '#stores/company-store.ts'
import type { ConnectionRecord } from '#stores/connection-store.ts'
import { storeCredentials } from './credentials.ts'
import { checkLines, ndjson } from './fetching.ts'
import { connectionOr404 } from './find-or-refuse.ts'

export const postItLinkRoute = defineRoute(
  'POST /companies/{company}/connections/{connection}/it-link',
  async ({ company, params, services }) => {
    await services.environment.database.inCompany(company.id, (tx) => connectionOr404(tx, params.connection))
    const { link, expiresAt } = await services.access.createItLink(company.id, params.connection)
    return { link, expiresAt }
  },
)

type Opened = Readonly<{
  companyId: string
  companyName: string
  expiresAt: string
  connection: ConnectionRecord
}>

async function openLink(services: Services, token: string): Promise<Opened> {
  const found = await services.access.readItLink(token)
  const company = await findCompanyById(services.database, found.companyId)
  if (company === undefined) throw new AppError('link-not-found')
  const connection = await services.environment.database.inCompany(company.id, (tx) =>
    connectionOr404(tx, found.connectionId),
  )
  return { companyId: company.id, companyName: company.name, expiresAt: found.expiresAt, connection }
}

export const getItLinkRoute = defineRoute('GET /it-links/{token}', async ({ params, services }) => {
  const { companyName, expiresAt, connection } = await openLink(services, params.token)
  return { companyName, connectorId: connection.connectorId, methodId: connection.methodId, expiresAt }
})

export const getItLinkConnectorRoute = defineRoute(
  'GET /it-links/{token}/connector',
  async ({ params, services }) => {
    const { connection } = await openLink(services, params.token)
    const connector = presentConnector(connectorOf(services.environment, connection))
    return forColleague(connector, services, connection)
  },
)

/** Of a described HR system a colleague types only the secrets that its description needs. */
function forColleague(shown: Connector, { environment }: Services, connection: ConnectionRecord): Connector {
  const method = methodOf(connectorOf(environment, connection), connection.methodId)
  const { textCredentials } = connection
  if (method.transport !== 'described' || method.secretsGoTo(textCredentials).length === 0) return shown
  const needed = new Set(method.problems(textCredentials).map((one) => one.name))
  const methods = shown.methods.map((one) => ({
    ...one,
    credentials: one.credentials
      .filter(({ name }) => needed.has(name))
      .map((field) => ({ ...field, optional: false })),
  }))
  return { ...shown, name: method.describe(textCredentials).name, methods }
}

export const postItLinkCredentialsRoute = defineRoute(
  'POST /it-links/{token}',
  async ({ params, body, services, signal }) => {
    const { companyId, connection } = await openLink(services, params.token)
    await storeCredentials(services, companyId, connection.id, body.values, 'IT link')
    const fresh = await services.environment.database.inCompany(companyId, (tx) =>
      connectionOr404(tx, connection.id),
    )
    const lines = checkLines(services, companyId, fresh, { name: 'IT link', userId: 'it-link' }, signal)
    return ndjson(spendingLink(services, params.token, lines))
  },
)

/** A link that led to working credentials has done its duty; after a failed test it can be used again. */
async function* spendingLink(services: Services, token: string, lines: ReturnType<typeof checkLines>) {
  let failed = false
  for await (const line of lines) {
    if (line.outcome === 'failed') failed = true
    yield line
  }
  if (!failed) await services.access.spendItLink(token)
}
