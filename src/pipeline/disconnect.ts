import { recordEvent } from '#stores/audit-store.ts'
import { findConnection, markDisconnected } from '#stores/connection-store.ts'
import { destroyFiles, destroySecrets } from '#stores/credential-store.ts'
import { type DisconnectReceipt, insertDisconnectReceipt } from '#stores/disconnect-store.ts'
import { removeDue } from '#stores/due-store.ts'
import { forgetDetails } from '#stores/kept-detail-store.ts'
import { countLinks } from '#stores/link-store.ts'
import { deletePushToken, findPushToken } from '#stores/push-token-store.ts'
import { destroyPushed } from '#stores/pushed-people-store.ts'
import { countRuns } from '#stores/run-store.ts'
import { eraseStaged } from '#stores/snapshot-erasure.ts'
import type { Environment } from './environment.ts'

export type DisconnectOutcome =
  | Readonly<{ kind: 'disconnected'; receipt: DisconnectReceipt }>
  | Readonly<{ kind: 'not found' }>
  | Readonly<{ kind: 'wrong name' }>

/**
 * Destroys credentials, staged data and open previews at once and keeps people, awards and history.
 * A fetch that is still running finds its snapshot closed and can write nothing more.
 */
export async function disconnect(
  environment: Environment,
  companyId: string,
  connectionId: string,
  confirmName: string,
  actor: string,
): Promise<DisconnectOutcome> {
  const at = environment.clock.now()
  const tokens = (await findPushToken(environment.database, connectionId)) === undefined ? 0 : 1
  const outcome = await environment.database.inCompany(companyId, async (tx): Promise<DisconnectOutcome> => {
    const connection = await findConnection(tx, connectionId, true)
    if (connection === undefined || connection.disconnectedAt !== null) return { kind: 'not found' }
    if (confirmName.trim() !== connection.name) return { kind: 'wrong name' }
    const connector = environment.connectors.find((one) => one.id === connection.connectorId)
    const credentials =
      (await destroySecrets(tx, connectionId)) + Object.keys(connection.textCredentials).length + tokens
    const staged = await eraseStaged(tx, connectionId, at)
    const details = await forgetDetails(tx, connectionId)
    const files = await destroyFiles(tx, connectionId)
    const pushedPeople = await destroyPushed(tx, connectionId)
    await markDisconnected(tx, connectionId, { actor, at })
    const receipt: DisconnectReceipt = {
      connectorName: connector?.name ?? connection.connectorId,
      at: at.toISOString(),
      by: actor,
      destroyed: {
        ...{ credentials, ...staged, files, pushedPeople },
        stagedRecords: staged.stagedRecords + details,
      },
      kept: { people: await countLinks(tx, connectionId), runs: await countRuns(tx, connectionId) },
    }
    await insertDisconnectReceipt(tx, companyId, connectionId, receipt)
    await recordEvent(tx, companyId, at, {
      kind: 'settings',
      action: 'disconnected',
      actor,
      subject: connection.name,
    })
    return { kind: 'disconnected', receipt }
  })
  if (outcome.kind === 'disconnected') {
    await deletePushToken(environment.database, connectionId)
    await removeDue(environment.database, companyId, connectionId)
    await environment.events.publish(companyId, {
      name: 'connection',
      data: { connectionId, state: 'disconnected' },
    })
  }
  return outcome
}
