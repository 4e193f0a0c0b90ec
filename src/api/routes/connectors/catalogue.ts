import { defineRoute } from '#api/define-route.ts'
import {
  presentConnector,
  presentConnectorSummary,
  readConnectorFile,
} from '#api/present/present-connector.ts'
import { AppError } from '#model/app-error.ts'

export const listConnectorsRoute = defineRoute(
  'GET /companies/{company}/connectors',
  ({ services: { environment } }) => environment.connectors.map(presentConnectorSummary),
)

export const getConnectorRoute = defineRoute(
  'GET /companies/{company}/connectors/{connector}',
  ({ params, services: { environment } }) => {
    const found = environment.connectors.find((one) => one.id === params.connector)
    if (found === undefined) throw new AppError('not-found')
    return presentConnector(found)
  },
)

export const getIconRoute = defineRoute(
  'GET /connectors/{connector}/icon.svg',
  ({ params, services: { environment } }) => {
    const found = environment.connectors.find((one) => one.id === params.connector)
    if (found === undefined) throw new AppError('not-found')
    return new Response(readConnectorFile(found.id, 'icon.svg'), {
      headers: {
        'content-type': 'image/svg+xml',
        'cache-control': 'public, max-age=3600',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      },
    })
  },
)
