import { makePushToken } from '#access/push-tokens.ts'
import type { PushState } from '#api/contract/push.ts'
import { defineRoute } from '#api/define-route.ts'
import { connectorOf } from '#api/present/present-connection.ts'
import { scimBase } from '#api/scim/serve-scim.ts'
import type { Services } from '#api/services.ts'
import { methodOf } from '#connector-kit'
import { AppError } from '#model/app-error.ts'
import type { Environment } from '#pipeline/environment.ts'
import { recordEvent } from '#stores/audit-store.ts'
import { type ConnectionRecord, patchConnection } from '#stores/connection-store.ts'
import { pseudonymKey } from '#stores/credential-store.ts'
import { findPushToken } from '#stores/push-token-store.ts'
import { countPushed } from '#stores/pushed-people-store.ts'
import type { Tx } from '#stores/transaction.ts'
import { connectionOr404 } from './find-or-refuse.ts'

export const getPushRoute = defineRoute(
  'GET /companies/{company}/connections/{connection}/push',
  ({ company, params, services }) => pushState(services, company.id, params.connection),
)

export const postPushTokenRoute = defineRoute(
  'POST /companies/{company}/connections/{connection}/push-token',
  async ({ company, params, services, actor }) => {
    const { environment, database } = services
    const at = environment.clock.now()
    const place = { companyId: company.id, connectionId: params.connection }
    await environment.database.inCompany(company.id, async (tx) => {
      const connection = await pushedOr404(tx, environment, params.connection, true)
      // Made here, where nobody pushes yet, since a hundred first pushes at once would make a hundred.
      await pseudonymKey(tx, environment.keyring, place, new Date())
      await patchConnection(tx, connection.id, { failure: null })
      await recordEvent(tx, company.id, at, {
        kind: 'settings',
        action: 'credentials set',
        actor: actor.name,
        subject: connection.name,
        values: { fields: 'token' },
      })
    })
    const token = await makePushToken(database, { companyId: company.id, id: params.connection }, actor.name)
    return { token, state: await pushState(services, company.id, params.connection) }
  },
)

async function pushState(services: Services, companyId: string, connectionId: string): Promise<PushState> {
  const { environment, database, publicUrl } = services
  const pushed = await environment.database.inCompany(companyId, async (tx) => {
    await pushedOr404(tx, environment, connectionId)
    return countPushed(tx, connectionId)
  })
  const token = await findPushToken(database, connectionId)
  return {
    address: `${publicUrl}${scimBase}/${connectionId}`,
    token:
      token === undefined
        ? null
        : { madeBy: token.madeBy, madeAt: token.madeAt, lastUsedAt: token.lastUsedAt },
    ...pushed,
  }
}

async function pushedOr404(
  tx: Tx,
  environment: Environment,
  id: string,
  lock = false,
): Promise<ConnectionRecord> {
  const connection = await connectionOr404(tx, id, lock)
  const method = methodOf(connectorOf(environment, connection), connection.methodId)
  if (method.transport !== 'push') throw new AppError('not-found')
  return connection
}
