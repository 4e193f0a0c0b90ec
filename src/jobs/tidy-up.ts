import { detailsKeptMs } from '#connector-kit/fetching/recall-details.ts'
import type { Environment } from '#pipeline/environment.ts'
import { eraseDiscovery } from '#pipeline/first-snapshot.ts'
import { interruption } from '#pipeline/stage/explain-end.ts'
import { listCompanies } from '#stores/company-store.ts'
import { listConnections } from '#stores/connection-store.ts'
import { describeFile, destroyFiles } from '#stores/credential-store.ts'
import { forgetDetailsBefore } from '#stores/kept-detail-store.ts'
import { endInterrupted } from '#stores/snapshot-erasure.ts'
import { listSnapshots } from '#stores/snapshot-store.ts'

import { refreshStatus } from './fetch-connection.ts'

const DAY_MS = 24 * 3_600_000
const SILENT_MS = 90_000

/** Ends fetches whose program is gone, and erases set-up areas, kept details and files older than a day. */
export async function tidyUp(environment: Environment): Promise<void> {
  const now = new Date()
  const dayAgo = new Date(now.getTime() - DAY_MS).toISOString()
  for (const company of await listCompanies(environment.database)) {
    const interrupted: string[] = []
    await environment.database.inCompany(company.id, async (tx) => {
      await forgetDetailsBefore(tx, new Date(now.getTime() - detailsKeptMs))
      const before = new Date(now.getTime() - SILENT_MS)
      interrupted.push(
        ...(await endInterrupted(tx, { before, at: now, failure: interruption('the HR system') })),
      )
      for (const connection of await listConnections(tx)) {
        const discoveries = (await listSnapshots(tx, connection.id, 20)).filter(
          (one) => one.kind === 'discovery',
        )
        if (discoveries.some((one) => one.erasedAt === null && (one.finishedAt ?? '9999') < dayAgo)) {
          await eraseDiscovery(tx, connection.id, now)
        }
        const file = await describeFile(tx, connection.id)
        if (file !== null && file.uploadedAt < dayAgo) await destroyFiles(tx, connection.id)
      }
    })
    for (const connectionId of interrupted) await refreshStatus(environment, company.id, connectionId)
  }
}
