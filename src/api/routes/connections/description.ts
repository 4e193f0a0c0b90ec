import { defineRoute } from '#api/define-route.ts'
import { connectorOf } from '#api/present/present-connection.ts'
import type { Services } from '#api/services.ts'
import {
  checkDescription,
  type DescribedMethod,
  exportConnector,
  methodOf,
  systemClock,
  tryDescription,
} from '#connector-kit'
import { AppError } from '#model/app-error.ts'
import type { ConnectionRecord } from '#stores/connection-store.ts'
import { readSecrets } from '#stores/credential-store.ts'
import { connectionOr404 } from './find-or-refuse.ts'

export const postTryDescriptionRoute = defineRoute(
  'POST /companies/{company}/connections/{connection}/try-description',
  async ({ company, params, body, services, signal }) => {
    const { environment } = services
    const { connection, stored } = await environment.database.inCompany(company.id, async (tx) => {
      const found = await connectionOr404(tx, params.connection)
      const place = { companyId: company.id, connectionId: found.id }
      return { connection: found, stored: await readSecrets(tx, environment.keyring, place) }
    })
    const { credentials } = describedOr404(services, connection)
    const baseUrl = environment.baseUrls[connection.connectorId]
    const tried = await tryDescription(
      {
        description: body.description,
        credentialFields: credentials,
        secrets: body.secrets,
        stored: { description: connection.textCredentials['description'] ?? '', secrets: stored },
        clock: systemClock,
        egress: {
          allowPrivate: environment.allowPrivateNetwork,
          ...(baseUrl === undefined ? {} : { baseUrl }),
        },
        ...(environment.requestTimeoutMs === undefined ? {} : { timeoutMs: environment.requestTimeoutMs }),
      },
      signal,
    )
    return structuredClone(tried) as Writable<typeof tried>
  },
)

export const postExportDescriptionRoute = defineRoute(
  'POST /companies/{company}/connections/{connection}/export-description',
  async ({ company, params, body, services }) => {
    const connection = await services.environment.database.inCompany(company.id, (tx) =>
      connectionOr404(tx, params.connection),
    )
    describedOr404(services, connection)
    const checked = checkDescription(body.description)
    if (checked.ok) {
      const { id, files } = exportConnector(checked.description)
      return { id, files: files.map((one) => ({ ...one })) }
    }
    const fields = checked.problems.map(({ path, message }) => ({
      path: `description.${path}`,
      message: path === '' ? message : `${path}: ${message}`,
    }))
    throw new AppError('credentials-wrong-shape', {
      title: 'The description is not finished.',
      detail: 'A part of it is missing or cannot be right.',
      advice: 'Correct the parts that are named, then export it again.',
      extras: { fields },
    })
  },
)

/** The answer of the contract may be changed by whoever gets it; what the kit tells may not. */
type Writable<T> = { -readonly [K in keyof T]: T[K] extends object | null ? Writable<T[K]> : T[K] }

function describedOr404({ environment }: Services, connection: ConnectionRecord): DescribedMethod {
  const method = methodOf(connectorOf(environment, connection), connection.methodId)
  if (method.transport !== 'described') throw new AppError('not-found')
  return method
}
