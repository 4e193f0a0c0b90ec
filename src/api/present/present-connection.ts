import type { Connection, ConnectionSummary } from '#api/contract/connection.ts'
import { type ConnectorDefinition, type CredentialFields, methodOf } from '#connector-kit'
import { businessNow } from '#model/clock.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { connectionStatus } from '#pipeline/connection-status.ts'
import type { Environment } from '#pipeline/environment.ts'
import { type ConnectionRecord, latestDisconnected, loadSettings } from '#stores/connection-store.ts'
import { describeFile, describeSecrets } from '#stores/credential-store.ts'
import type { Due } from '#stores/due-store.ts'
import { headCountByDay } from '#stores/head-count.ts'
import { listRuns } from '#stores/run-store.ts'
import type { SnapshotDetail } from '#stores/snapshot-store.ts'
import type { Tx } from '#stores/transaction.ts'

export function presentSnapshot(found: SnapshotDetail): Snapshot {
  const { fieldStatistics, contentHash, erasedAt, released, unreadable, ...snapshot } = found
  return snapshot
}

export async function presentSummary(
  tx: Tx,
  environment: Environment,
  connection: ConnectionRecord,
  due: Due | undefined,
): Promise<ConnectionSummary> {
  const status = await connectionStatus(tx, connection)
  const connector = connectorOf(environment, connection)
  const [run] = await listRuns(tx, connection.id)
  return {
    id: connection.id,
    connectorId: connection.connectorId,
    connectorName: connector.name,
    methodId: connection.methodId,
    name: connection.name,
    state: status.state,
    setupStep: connection.setupStep,
    lastGoodFetchAt: status.lastGood?.finishedAt ?? null,
    nextFetchAt: due?.nextFetchAt ?? null,
    fetching: status.running === undefined ? null : presentSnapshot(status.running),
    peopleInScope: status.lastGood?.kind === 'regular' ? status.lastGood.inScope : null,
    changesWaiting: status.waiting,
    headCount: await headCountByDay(tx, connection.id, businessNow(environment.clock)),
    failure: connection.failure,
    testAddress: environment.baseUrls[connection.connectorId] ?? null,
    lastRun: run === undefined ? null : { id: run.id, number: run.number, at: run.at, by: run.actor },
  }
}

export async function presentConnection(
  tx: Tx,
  environment: Environment,
  connection: ConnectionRecord,
  due: Due | undefined,
  openedBy: Connection['openedBy'],
): Promise<Connection> {
  const earlier = connection.revision === 0 ? await latestDisconnected(tx, connection.connectorId) : undefined
  const file = await describeFile(tx, connection.id)
  return {
    ...(await presentSummary(tx, environment, connection, due)),
    credentials: await presentCredentials(tx, environment, connection),
    file:
      file === null
        ? null
        : { name: file.name, bytes: file.bytes, uploadedAt: file.uploadedAt, by: file.uploadedBy },
    revision: connection.revision,
    settings: await loadSettings(tx, connection.id, connection.revision),
    earlierSettings:
      earlier?.disconnectedAt == null
        ? null
        : { connectionId: earlier.id, disconnectedAt: earlier.disconnectedAt },
    notifyEmails: [...connection.notifyEmails],
    openedBy,
  }
}

async function presentCredentials(
  tx: Tx,
  environment: Environment,
  connection: ConnectionRecord,
): Promise<Connection['credentials']> {
  const secrets = new Map((await describeSecrets(tx, connection.id)).map((one) => [one.field, one]))
  const method = methodOf(connectorOf(environment, connection), connection.methodId)
  const fields: CredentialFields = method.credentials
  return Object.entries(fields).map(([name, field]) => {
    const secret = secrets.get(name)
    const value = field.kind === 'text' ? (connection.textCredentials[name] ?? null) : null
    return {
      name,
      label: field.label,
      kind: field.kind,
      value,
      setBy: secret?.setBy ?? null,
      setAt: secret?.setAt ?? null,
      lastFour: secret?.lastFour ?? null,
    }
  })
}

/** The installed connector of a connection; a connection of one that is gone says so. */
export function connectorOf(
  environment: Environment,
  connection: Readonly<{ connectorId: string }>,
): ConnectorDefinition {
  const found = environment.connectors.find((one) => one.id === connection.connectorId)
  if (found === undefined) throw new Error(`The connector ${connection.connectorId} is not installed.`)
  return found
}
