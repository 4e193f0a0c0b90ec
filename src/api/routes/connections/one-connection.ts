import { defineRoute } from '#api/define-route.ts'
import { connectorOf, presentConnection } from '#api/present/present-connection.ts'
import type { Services } from '#api/services.ts'
import { methodOf } from '#connector-kit'
import { refreshStatus } from '#jobs/fetch-connection.ts'
import type { Actor, CompanyAccess } from '#model/access.ts'
import { AppError } from '#model/app-error.ts'
import type { Environment } from '#pipeline/environment.ts'
import { recordEvent } from '#stores/audit-store.ts'
import {
  type ConnectionRecord,
  createConnection,
  deleteUnfinished,
  patchConnection,
  setupSteps,
} from '#stores/connection-store.ts'
import { destroyFiles, destroySecrets } from '#stores/credential-store.ts'
import { listDue, removeDue } from '#stores/due-store.ts'
import { deletePushToken } from '#stores/push-token-store.ts'
import { destroyPushed } from '#stores/pushed-people-store.ts'
import { eraseStaged } from '#stores/snapshot-erasure.ts'
import { connectionOr404, requireAllEntities } from './find-or-refuse.ts'
import { presence } from './presence.ts'

/** A connection as the screen shows it, and who else has it open. */
export async function showConnection(services: Services, company: CompanyAccess, id: string, actor: Actor) {
  const { environment } = services
  const due = await listDue(environment.database, company.id)
  const others = presence.note(`connection ${id}`, actor)
  return environment.database.inCompany(company.id, async (tx) =>
    presentConnection(tx, environment, await connectionOr404(tx, id), due.get(id), others),
  )
}

export const getConnectionRoute = defineRoute(
  'GET /companies/{company}/connections/{connection}',
  ({ company, params, services, actor }) => {
    requireAllEntities(company)
    return showConnection(services, company, params.connection, actor)
  },
)

export const postConnectionRoute = defineRoute(
  'POST /companies/{company}/connections',
  async ({ company, body, services, actor }) => {
    const { environment } = services
    const connector = environment.connectors.find((one) => one.id === body.connectorId)
    const method = connector?.methods.find((one) => body.methodId === undefined || one.id === body.methodId)
    if (connector === undefined || method === undefined) throw new AppError('not-found')
    const at = environment.clock.now()
    const made = await environment.database.inCompany(company.id, async (tx) => {
      const created = await createConnection(tx, {
        companyId: company.id,
        connectorId: connector.id,
        methodId: method.id,
        name: connector.name,
        createdBy: actor.name,
        at,
      })
      await recordEvent(tx, company.id, at, {
        kind: 'settings',
        action: 'set-up started',
        actor: actor.name,
        subject: connector.name,
      })
      return created
    })
    await refreshStatus(environment, company.id, made.id)
    return showConnection(services, company, made.id, actor)
  },
)

export const patchConnectionRoute = defineRoute(
  'PATCH /companies/{company}/connections/{connection}',
  async ({ company, params, body, services, actor }) => {
    const { environment } = services
    const at = environment.clock.now()
    await environment.database.inCompany(company.id, async (tx) => {
      const connection = await connectionOr404(tx, params.connection, true)
      const { paused, setupStep, methodId, name, notifyEmails } = body
      if (
        methodId !== undefined &&
        !connectorOf(environment, connection).methods.some((one) => one.id === methodId)
      ) {
        throw new AppError('not-found')
      }
      await patchConnection(tx, connection.id, {
        ...(setupStep === undefined || goesBack(connection.setupStep, setupStep) ? {} : { setupStep }),
        ...(methodId === undefined ? {} : { methodId }),
        ...(name === undefined ? {} : { name }),
        ...(notifyEmails === undefined ? {} : { notifyEmails }),
        ...(paused === undefined ? {} : { pausedAt: paused ? at : null }),
      })
      const step = setupStep ?? connection.setupStep
      // Somebody may look at another way in and come back, until one is settled.
      if (step === 'done' && !isPushed(environment, connection, methodId))
        await destroyPushed(tx, connection.id)
      if (paused !== undefined) {
        const action = paused ? 'paused' : 'resumed'
        await recordEvent(tx, company.id, at, {
          kind: 'settings',
          action,
          actor: actor.name,
          subject: connection.name,
        })
      }
    })
    await refreshStatus(
      environment,
      company.id,
      params.connection,
      body.paused === false || body.setupStep === 'done',
    )
    return showConnection(services, company, params.connection, actor)
  },
)

function isPushed(
  environment: Environment,
  connection: ConnectionRecord,
  methodId: string | undefined,
): boolean {
  const { transport } = methodOf(connectorOf(environment, connection), methodId ?? connection.methodId)
  return transport === 'push'
}

/** A finished set-up stays finished whatever step an old tab reports. */
function goesBack(from: (typeof setupSteps)[number], to: (typeof setupSteps)[number]): boolean {
  return from === 'done' && setupSteps.indexOf(to) < setupSteps.indexOf(from)
}

export const deleteConnectionRoute = defineRoute(
  'DELETE /companies/{company}/connections/{connection}',
  async ({ company, params, services: { environment } }) => {
    await environment.database.inCompany(company.id, async (tx) => {
      const connection = await connectionOr404(tx, params.connection, true)
      if (connection.setupStep === 'done') throw new AppError('not-found')
      await eraseStaged(tx, connection.id, new Date())
      await destroySecrets(tx, connection.id)
      await destroyFiles(tx, connection.id)
      await destroyPushed(tx, connection.id)
      await deleteUnfinished(tx, connection.id)
    })
    await deletePushToken(environment.database, params.connection)
    await removeDue(environment.database, company.id, params.connection)
    return undefined
  },
)
