import { defineRoute } from '#api/define-route.ts'
import type { Services } from '#api/services.ts'
import { refreshStatus } from '#jobs/fetch-connection.ts'
import type { CompanyAccess } from '#model/access.ts'
import { AppError } from '#model/app-error.ts'
import type { ConnectionSettings } from '#model/settings.ts'
import { disconnect } from '#pipeline/disconnect.ts'
import { trySettings } from '#pipeline/try-settings.ts'
import { recordEvent } from '#stores/audit-store.ts'
import {
  type ConnectionRecord,
  latestDisconnected,
  loadSettings,
  saveSettings,
} from '#stores/connection-store.ts'
import { listDisconnectReceipts, takeOverLinks } from '#stores/disconnect-store.ts'
import { listLegalEntities } from '#stores/registry-store.ts'
import type { Tx } from '#stores/transaction.ts'
import { connectionOr404 } from './find-or-refuse.ts'
import { showConnection } from './one-connection.ts'

export const putSettingsRoute = defineRoute(
  'PUT /companies/{company}/connections/{connection}/settings',
  async ({ company, params, body, services, actor }) => {
    await services.environment.database.inCompany(company.id, async (tx) => {
      const connection = await connectionOr404(tx, params.connection, true)
      await refuseUnknownEntities(tx, body.settings)
      await save(tx, services, company, connection, body.revision, body.settings, actor.name)
    })
    await refreshStatus(services.environment, company.id, params.connection)
    return showConnection(services, company, params.connection, actor)
  },
)

async function save(
  tx: Tx,
  { environment }: Services,
  company: CompanyAccess,
  connection: ConnectionRecord,
  revision: number,
  settings: ConnectionSettings,
  actor: string,
): Promise<void> {
  const at = environment.clock.now()
  const before = await loadSettings(tx, connection.id, connection.revision)
  if (
    before !== null &&
    revision === connection.revision &&
    JSON.stringify(before) === JSON.stringify(settings)
  )
    return
  if (!(await saveSettings(tx, connection, revision, settings, { actor, at })))
    throw new AppError('settings-changed')
  const changed = Object.keys(settings).filter(
    (key) =>
      JSON.stringify(settings[key as keyof ConnectionSettings]) !==
      JSON.stringify(before?.[key as keyof ConnectionSettings]),
  )
  await recordEvent(tx, company.id, at, {
    kind: 'settings',
    action: 'settings saved',
    actor,
    subject: connection.name,
    values: { parts: changed.join(', '), revision: String(revision + 1) },
  })
}

/** A mapping to an entity that is not there would stop every run at the database. */
async function refuseUnknownEntities(tx: Tx, { legalEntity }: ConnectionSettings): Promise<void> {
  const named =
    legalEntity.kind === 'one'
      ? [legalEntity.legalEntityId]
      : legalEntity.kind === 'by-value'
        ? [
            ...Object.values(legalEntity.values),
            ...(legalEntity.fallbackId === null ? [] : [legalEntity.fallbackId]),
          ]
        : []
  const known = new Set((await listLegalEntities(tx)).map((one) => one.id))
  if (named.some((id) => !known.has(id))) {
    throw new AppError('invalid-input', {
      extras: { fields: [{ path: 'settings.legalEntity', message: 'This legal entity does not exist.' }] },
    })
  }
}

export const postSettingsTrialRoute = defineRoute(
  'POST /companies/{company}/connections/{connection}/settings-trial',
  ({ company, params, body, services: { environment } }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const connection = await connectionOr404(tx, params.connection)
      const tried = await trySettings(tx, environment, company, connection, body.settings)
      if (tried === undefined) throw new AppError('no-snapshot')
      return { ...tried, lines: [...tried.lines] }
    }),
)

export const postEarlierSettingsRoute = defineRoute(
  'POST /companies/{company}/connections/{connection}/earlier-settings',
  async ({ company, params, services, actor }) => {
    const { environment } = services
    await environment.database.inCompany(company.id, async (tx) => {
      const connection = await connectionOr404(tx, params.connection, true)
      const earlier = await latestDisconnected(tx, connection.connectorId)
      const settings = earlier === undefined ? null : await loadSettings(tx, earlier.id, earlier.revision)
      if (earlier === undefined || settings === null || connection.revision !== 0)
        throw new AppError('not-found')
      if (earlier.fingerprint !== null && connection.fingerprint?.equals(earlier.fingerprint) === false)
        throw new AppError('other-company')
      await save(tx, services, company, connection, 0, settings, actor.name)
      await takeOverLinks(tx, earlier.id, connection.id)
    })
    return showConnection(services, company, params.connection, actor)
  },
)

export const postDisconnectRoute = defineRoute(
  'POST /companies/{company}/connections/{connection}/disconnect',
  async ({ company, params, body, services: { environment }, actor }) => {
    const outcome = await disconnect(environment, company.id, params.connection, body.confirmName, actor.name)
    if (outcome.kind === 'not found') throw new AppError('not-found')
    if (outcome.kind === 'wrong name') throw new AppError('wrong-name')
    return outcome.receipt
  },
)

export const getDisconnectReceiptsRoute = defineRoute(
  'GET /companies/{company}/disconnect-receipts',
  ({ company, services: { environment } }) =>
    environment.database.inCompany(company.id, (tx) => listDisconnectReceipts(tx)),
)
