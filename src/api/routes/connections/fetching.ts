import { defineRoute } from '#api/define-route.ts'
import { connectorOf, presentSnapshot } from '#api/present/present-connection.ts'
import { adminCount } from '#api/routes/plans/second-fetch.ts'
import type { Services } from '#api/services.ts'
import { fieldLabels, methodOf } from '#connector-kit'
import { refreshStatus } from '#jobs/fetch-connection.ts'
import { AppError } from '#model/app-error.ts'
import type { Snapshot, SnapshotKind } from '#model/snapshot.ts'
import type { Environment } from '#pipeline/environment.ts'
import { openStored } from '#pipeline/open-stored-connection.ts'
import { beginFetch } from '#pipeline/run-fetch.ts'
import { recordEvent } from '#stores/audit-store.ts'
import { type ConnectionRecord, patchConnection } from '#stores/connection-store.ts'
import { describeFile } from '#stores/credential-store.ts'
import { releaseSnapshot } from '#stores/snapshot-release-store.ts'
import { findSnapshot, listSnapshots, runningFetch } from '#stores/snapshot-store.ts'
import { connectionOr404, requireAllEntities } from './find-or-refuse.ts'

const TOO_SOON_MS = 60_000

type By = Readonly<{ name: string; userId: string }>

/** Opens a snapshot and hands it to the queue. */
export async function startFetch(
  services: Services,
  companyId: string,
  connection: ConnectionRecord,
  by: By,
  kind: SnapshotKind = connection.revision === 0 ? 'discovery' : 'regular',
): Promise<Snapshot> {
  const { environment, queue } = services
  if (connection.pausedAt !== null) throw new AppError('connection-paused')
  const method = methodOf(connectorOf(environment, connection), connection.methodId)
  const file = await environment.database.inCompany(companyId, (tx) => describeFile(tx, connection.id))
  if (method.transport === 'file' && file === null) throw new AppError('file-missing')
  const snapshotId = await beginFetch(environment, { companyId, connectionId: connection.id, kind, by })
  if (snapshotId === undefined) {
    // Asked now, not before: somebody else may have begun one in between.
    const running = await environment.database.inCompany(companyId, (tx) => runningFetch(tx, connection.id))
    throw new AppError(running === undefined ? 'not-found' : 'fetch-running')
  }
  await queue.enqueue({ companyId, connectionId: connection.id, snapshotId, kind, by })
  const opened = await environment.database.inCompany(companyId, (tx) => findSnapshot(tx, snapshotId))
  if (opened === undefined) throw new AppError('not-found')
  await refreshStatus(environment, companyId, connection.id)
  return presentSnapshot(opened)
}

export const postFetchRoute = defineRoute(
  'POST /companies/{company}/connections/{connection}/fetch',
  async ({ company, params, services, actor }) => {
    const connection = await services.environment.database.inCompany(company.id, async (tx) => {
      const found = await connectionOr404(tx, params.connection)
      const [newest] = await listSnapshots(tx, found.id, 1)
      const ageMs =
        newest === undefined ? Number.POSITIVE_INFINITY : Date.now() - Date.parse(newest.startedAt)
      if (newest?.state === 'complete' && ageMs < TOO_SOON_MS && newest.revision === found.revision) {
        throw new AppError('fetch-too-soon', {
          extras: { retryAfterSeconds: Math.ceil((TOO_SOON_MS - ageMs) / 1000) },
        })
      }
      return found
    })
    return startFetch(services, company.id, connection, { name: actor.name, userId: actor.id })
  },
)

export const getSnapshotsRoute = defineRoute(
  'GET /companies/{company}/connections/{connection}/snapshots',
  ({ company, params, services: { environment } }) => {
    requireAllEntities(company)
    return environment.database.inCompany(company.id, async (tx) => {
      const connection = await connectionOr404(tx, params.connection)
      return (await listSnapshots(tx, connection.id)).map(presentSnapshot)
    })
  },
)

export const postReleaseRoute = defineRoute(
  'POST /companies/{company}/connections/{connection}/snapshots/{snapshot}/release',
  async ({ company, params, body, services, actor }) => {
    const { environment } = services
    const at = environment.clock.now()
    const alone = (await adminCount(services, company.id)) === 1
    const { outcome, snapshot } = await environment.database.inCompany(company.id, async (tx) => {
      const connection = await connectionOr404(tx, params.connection)
      const found = await findSnapshot(tx, params.snapshot)
      if (found === undefined || found.connectionId !== connection.id || found.state !== 'held')
        throw new AppError('not-found')
      if (body.number !== found.progress.people) throw new AppError('wrong-number')
      const by = { actor: actor.name, userId: actor.id, reason: body.reason, at, alone }
      const released = await releaseSnapshot(tx, found.id, by)
      if (released === 'released' || released === 'second admin needed')
        await recordEvent(tx, company.id, at, {
          kind: 'fetch',
          action: 'snapshot released',
          actor: actor.name,
          subject: connection.name,
          values: { reason: body.reason },
        })
      return { outcome: released, snapshot: await findSnapshot(tx, found.id) }
    })
    // Thrown here, since a throw inside would take the noted release back.
    if (outcome === 'second admin needed') throw new AppError('second-admin-needed')
    if (outcome === 'second fetch needed') throw new AppError('second-fetch-needed')
    if (outcome === 'not held' || snapshot === undefined) throw new AppError('not-found')
    await refreshStatus(environment, company.id, params.connection)
    return presentSnapshot(snapshot)
  },
)

export const postCheckRoute = defineRoute(
  'POST /companies/{company}/connections/{connection}/check',
  async ({ company, params, services, actor, signal }) => {
    const { environment } = services
    const connection = await environment.database.inCompany(company.id, (tx) =>
      connectionOr404(tx, params.connection),
    )
    const by = { name: actor.name, userId: actor.id }
    return ndjson(checkLines(services, company.id, connection, by, signal))
  },
)

/** Each step of the test as it ends; when it all went well, the discovery read of a set-up starts. */
export async function* checkLines(
  services: Services,
  companyId: string,
  connection: ConnectionRecord,
  by: By,
  signal: AbortSignal,
) {
  const { environment } = services
  const open = await openStored(environment, connection)
  let failed = false
  for await (const line of open.check(signal)) {
    if (line.outcome === 'failed' && line.step !== 'right') failed = true
    yield line
  }
  if (failed) return
  await environment.database.inCompany(companyId, (tx) =>
    patchConnection(tx, connection.id, { failure: null }),
  )
  await refreshStatus(environment, companyId, connection.id)
  if (connection.setupStep !== 'done' && (await mayDiscover(environment, connection)))
    await startQuietly(services, companyId, connection, by)
}

/** Until something is chosen; and with the settings of an earlier connection, while nothing has been read. */
async function mayDiscover({ database }: Environment, connection: ConnectionRecord): Promise<boolean> {
  if (connection.revision === 0) return true
  const read = await database.inCompany(connection.companyId, (tx) => listSnapshots(tx, connection.id))
  return !read.some((one) => one.state === 'complete')
}

async function startQuietly(
  services: Services,
  companyId: string,
  connection: ConnectionRecord,
  by: By,
): Promise<void> {
  try {
    await startFetch(services, companyId, connection, by, 'discovery')
  } catch (error) {
    // One that somebody else began, or that ended this moment, serves as well.
    if (!(error instanceof AppError)) throw error
  }
}

export function ndjson(lines: AsyncIterable<unknown>): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      try {
        for await (const line of lines) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
        controller.close()
      } catch (error) {
        controller.error(error)
      }
    },
  })
  return new Response(body, {
    headers: { 'content-type': 'application/x-ndjson', 'x-accel-buffering': 'no' },
  })
}

/** A field's name as the screen says it. */
export function labelOf(field: string): string {
  return (fieldLabels as Readonly<Record<string, string>>)[field] ?? field
}
