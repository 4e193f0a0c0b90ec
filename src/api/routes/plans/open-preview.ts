import { defineRoute } from '#api/define-route.ts'
import { presentPreview } from '#api/present/present-preview.ts'
import { startFetch } from '#api/routes/connections/fetching.ts'
import { connectionOr404, planOr404, requireAllEntities } from '#api/routes/connections/find-or-refuse.ts'
import { presence } from '#api/routes/connections/presence.ts'
import type { Services } from '#api/services.ts'
import { refreshStatus } from '#jobs/fetch-connection.ts'
import type { Actor, CompanyAccess } from '#model/access.ts'
import { AppError } from '#model/app-error.ts'
import { firstSnapshotFromDiscovery } from '#pipeline/first-snapshot.ts'
import { makePreview } from '#pipeline/run-pipeline.ts'
import type { ConnectionRecord } from '#stores/connection-store.ts'
import { newestComplete } from '#stores/snapshot-store.ts'
import { adminsOf } from './second-fetch.ts'

const OLD_AFTER_MS = 15 * 60_000

/** Opens the preview of the newest complete snapshot at once; newer data is fetched beside it where that is old. */
export const postPreviewRoute = defineRoute(
  'POST /companies/{company}/connections/{connection}/preview',
  async ({ company, params, body, services, actor }) => {
    const { environment } = services
    const by = { name: actor.name, userId: actor.id }
    const connection = await environment.database.inCompany(company.id, (tx) =>
      connectionOr404(tx, params.connection),
    )
    await firstSnapshotFromDiscovery(environment, company.id, connection.id)
    const made = await makePreview(environment, company, connection.id, by)
    if (made.kind === 'not found') throw new AppError('not-found')
    if (made.kind === 'no snapshot') {
      await fetchIfPossible(services, company, connection, actor)
      throw new AppError('no-snapshot')
    }
    if (body.fetch && (await isOld(services, company, connection)))
      await fetchIfPossible(services, company, connection, actor)
    await refreshStatus(environment, company.id, connection.id)
    return showPreview(services, company, made.plan.id, actor)
  },
)

async function isOld(
  { environment }: Services,
  company: CompanyAccess,
  connection: ConnectionRecord,
): Promise<boolean> {
  const isFile = environment.connectors.find((one) => one.id === connection.connectorId)?.category === 'file'
  const newest = await environment.database.inCompany(company.id, (tx) => newestComplete(tx, connection.id))
  return (
    !isFile &&
    newest !== undefined &&
    Date.now() - Date.parse(newest.finishedAt ?? newest.startedAt) > OLD_AFTER_MS
  )
}

/** A fetch beside the preview is a courtesy: when one runs already, or none can be made, the preview stands. */
async function fetchIfPossible(
  services: Services,
  company: CompanyAccess,
  connection: ConnectionRecord,
  actor: Actor,
): Promise<void> {
  try {
    await startFetch(services, company.id, connection, { name: actor.name, userId: actor.id })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

export const getPreviewRoute = defineRoute(
  'GET /companies/{company}/plans/{plan}',
  ({ company, params, services, actor }) => {
    requireAllEntities(company)
    return showPreview(services, company, params.plan, actor)
  },
)

export async function showPreview(services: Services, company: CompanyAccess, planId: string, actor: Actor) {
  // Asked before the transaction: one that waits for a second connection could wait for ever.
  const admins = await adminsOf(services, company.id)
  const { environment } = services
  return environment.database.inCompany(company.id, async (tx) => {
    const plan = await planOr404(tx, planId)
    const others = presence.note(`plan ${plan.connectionId ?? plan.id}`, actor)
    return presentPreview(tx, environment, company, plan, {
      alsoHere: others.map((one) => one.name),
      onlyAdmin: admins.length === 1,
      actor,
      admins,
    })
  })
}
