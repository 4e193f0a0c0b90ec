import type { Logger } from 'pino'
import { defaultFetchEveryHours } from '#model/default-limits.ts'
import { connectionStatus } from '#pipeline/connection-status.ts'
import type { Environment } from '#pipeline/environment.ts'
import { beginFetch, runFetch } from '#pipeline/run-fetch.ts'
import { makePreview } from '#pipeline/run-pipeline.ts'
import { findCompanyById } from '#stores/company-store.ts'
import { findConnection, loadSettings } from '#stores/connection-store.ts'
import { writeDue } from '#stores/due-store.ts'
import type { FetchJob } from './fetch-queue.ts'
import { nextFetchAt } from './next-fetch.ts'

/** One fetch from the queue: read, then make the preview anew, then say when the next one is due. */
export async function fetchConnection(
  environment: Environment,
  log: Logger,
  job: FetchJob,
  signal: AbortSignal,
): Promise<void> {
  const start = { companyId: job.companyId, connectionId: job.connectionId, kind: job.kind, by: job.by }
  const snapshotId = job.snapshotId ?? (await beginFetch(environment, start))
  if (snapshotId === undefined) return
  const end = await runFetch(environment, start, snapshotId, signal)
  log.info(
    { connectionId: job.connectionId, snapshotId, state: end === 'closed' ? end : end.state },
    'fetch ended',
  )
  if (job.kind === 'regular' && end !== 'closed' && end.state === 'complete')
    await previewAnew(environment, job)
  // A program that was told to stop leaves the fetch to whoever works next.
  await refreshStatus(environment, job.companyId, job.connectionId, signal.aborted ? 'interrupted' : true)
}

async function previewAnew(environment: Environment, job: FetchJob): Promise<void> {
  const company = await findCompanyById(environment.database, job.companyId)
  if (company === undefined) return
  const made = await makePreview(environment, company, job.connectionId, job.by)
  if (made.kind === 'preview')
    await environment.events.publish(company.id, { name: 'plan', data: { planId: made.plan.id } })
}

/** Writes the state where schedule and account manager see it, and tells open screens. */
export async function refreshStatus(
  environment: Environment,
  companyId: string,
  connectionId: string,
  fetched: boolean | 'interrupted' = false,
): Promise<void> {
  const found = await environment.database.inCompany(companyId, async (tx) => {
    const connection = await findConnection(tx, connectionId)
    if (connection === undefined) return undefined
    return {
      connection,
      status: await connectionStatus(tx, connection),
      settings: await loadSettings(tx, connectionId),
    }
  })
  if (found === undefined) return
  const { connection, status, settings } = found
  const connector = environment.connectors.find((one) => one.id === connection.connectorId)
  const stopped =
    connection.disconnectedAt !== null ||
    connection.pausedAt !== null ||
    connection.setupStep !== 'done' ||
    status.state === 'reconnect' ||
    connector?.category === 'file'
  const next = stopped || fetched === false ? null : nextTurn(fetched, settings?.fetchEveryHours)
  await writeDue(environment.database, connection, {
    state: status.state,
    ...(stopped || fetched !== false ? { nextFetchAt: next } : {}),
    lastGoodFetchAt: status.lastGood?.finishedAt == null ? null : new Date(status.lastGood.finishedAt),
  })
  await environment.events.publish(companyId, {
    name: 'connection',
    data: { connectionId, state: status.state },
  })
}

function nextTurn(fetched: true | 'interrupted', everyHours = defaultFetchEveryHours): Date {
  return fetched === 'interrupted' ? new Date() : nextFetchAt(new Date(), everyHours)
}
