import { setTimeout as sleep } from 'node:timers/promises'
import type { Services } from '#api/services.ts'
import { rollcallItself } from '#pipeline/environment.ts'
import { findCompany } from '#stores/company-store.ts'
import type { PortalClient } from '../../src/cli/portal/portal-client.ts'
import { type Place, paramsOf } from '../../src/cli/waiting.ts'

/** The fetch that the schedule would make: afterwards the changes of the month wait for a click. */
export async function fetchToday(services: Services, client: PortalClient, place: Place): Promise<void> {
  const company = await findCompany(services.database, place.company.slug)
  if (company === undefined) throw new Error('The demo company is gone.')
  const [before] = await snapshotsOf(client, place)
  await services.queue.enqueue({
    companyId: company.id,
    connectionId: place.connectionId,
    snapshotId: null,
    kind: 'regular',
    by: rollcallItself,
  })
  await client.runFetches()
  for (;;) {
    const [newest] = await snapshotsOf(client, place)
    if (newest !== undefined && newest.id !== before?.id && newest.state !== 'fetching') return
    await sleep(200)
  }
}

function snapshotsOf(client: PortalClient, place: Place) {
  const key = 'GET /companies/{company}/connections/{connection}/snapshots'
  return client.call(key, { params: paramsOf(place) })
}
