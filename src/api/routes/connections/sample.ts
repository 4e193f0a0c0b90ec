import type { AvailableField } from '#api/contract/connector.ts'
import { connectorOf } from '#api/present/present-connection.ts'
import { availableFields, type DiscoveredField, type FilterDimension, methodOf } from '#connector-kit'
import { defaultSettings } from '#model/default-settings.ts'
import type { Employee } from '#model/employee.ts'
import type { ConnectionSettings } from '#model/settings.ts'
import type { Environment } from '#pipeline/environment.ts'
import { type ConnectionRecord, loadSettings } from '#stores/connection-store.ts'
import { loadEmployees } from '#stores/snapshot-records.ts'
import { newestComplete, type SnapshotDetail } from '#stores/snapshot-store.ts'
import type { Tx } from '#stores/transaction.ts'

/** The read that a set-up or a settings page is tried on: the set-up area while there is one, else the newest snapshot. */
export async function sampleSnapshot(
  tx: Tx,
  connection: ConnectionRecord,
): Promise<SnapshotDetail | undefined> {
  return (await newestComplete(tx, connection.id, 'discovery')) ?? (await newestComplete(tx, connection.id))
}

export async function sampleEmployees(tx: Tx, connection: ConnectionRecord): Promise<Employee[]> {
  const snapshot = await sampleSnapshot(tx, connection)
  return snapshot === undefined ? [] : loadEmployees(tx, snapshot.id)
}

export function fieldsOf(environment: Environment, connection: ConnectionRecord): AvailableField[] {
  const discovered = connection.discoveredFields as readonly DiscoveredField[]
  const connector = connectorOf(environment, connection)
  const { methodId, textCredentials } = connection
  return availableFields(connector, methodId, discovered, textCredentials).map((one) => ({
    ...one,
    permissions: [...one.permissions],
  }))
}

/** The groups by which a filter can choose people; of a described HR system those that were described. */
export function dimensionsOf(
  environment: Environment,
  connection: ConnectionRecord,
): readonly FilterDimension[] {
  const connector = connectorOf(environment, connection)
  const method = methodOf(connector, connection.methodId)
  if (method.transport !== 'described') return connector.dimensions
  const described = new Set(method.dimensions(connection.textCredentials))
  return connector.dimensions.filter((one) => described.has(one.field))
}

/** What was chosen so far, or what a new set-up begins with. */
export async function settingsOrDefault(
  tx: Tx,
  environment: Environment,
  connection: ConnectionRecord,
): Promise<ConnectionSettings> {
  const saved = await loadSettings(tx, connection.id, connection.revision)
  return saved ?? defaultSettings(fieldsOf(environment, connection).map((one) => one.id))
}
