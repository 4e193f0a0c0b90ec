import { randomUUID } from 'node:crypto'
import type { Failure } from '#model/failure.ts'
import { type ConnectionSettings, connectionSettings } from '#model/settings.ts'
import type { Tx } from './transaction.ts'

export const setupSteps = ['connect', 'filter', 'wait', 'customise', 'preview', 'done'] as const
export type SetupStep = (typeof setupSteps)[number]

export type StoredField = Readonly<{ id: string; label: string; type: string | null; sensitive: boolean }>

/** A configured connector of a company. */
export type ConnectionRecord = Readonly<{
  id: string
  companyId: string
  connectorId: string
  methodId: string
  name: string
  setupStep: SetupStep
  textCredentials: Readonly<Record<string, string>>
  fingerprint: Buffer | null
  revision: number
  pausedAt: string | null
  failure: Failure | null
  notifyEmails: readonly string[]
  discoveredFields: readonly StoredField[]
  createdBy: string
  createdAt: string
  disconnectedAt: string | null
}>

const columns = [
  'id',
  'company_id',
  'connector_id',
  'method_id',
  'name',
  'setup_step',
  'text_credentials',
  'fingerprint',
  'revision',
  'paused_at',
  'failure',
  'notify_emails',
  'discovered_fields',
  'created_by',
  'created_at',
  'disconnected_at',
] as const

type Row = Awaited<ReturnType<typeof selectRow>>
const selectRow = (tx: Tx) => tx.selectFrom('connection').select(columns).executeTakeFirstOrThrow()

function recordOf(row: Row): ConnectionRecord {
  return {
    id: row.id,
    companyId: row.company_id,
    connectorId: row.connector_id,
    methodId: row.method_id,
    name: row.name,
    setupStep: row.setup_step as SetupStep,
    textCredentials: row.text_credentials,
    fingerprint: row.fingerprint,
    revision: row.revision,
    pausedAt: row.paused_at,
    failure: row.failure as Failure | null,
    notifyEmails: row.notify_emails,
    discoveredFields: row.discovered_fields as StoredField[],
    createdBy: row.created_by,
    createdAt: row.created_at,
    disconnectedAt: row.disconnected_at,
  }
}

export type NewConnection = Readonly<{
  companyId: string
  connectorId: string
  methodId: string
  name: string
  createdBy: string
  at: Date
}>

export async function createConnection(tx: Tx, made: NewConnection): Promise<ConnectionRecord> {
  const row = await tx
    .insertInto('connection')
    .values({
      company_id: made.companyId,
      id: randomUUID(),
      connector_id: made.connectorId,
      method_id: made.methodId,
      name: made.name,
      setup_step: 'connect',
      created_by: made.createdBy,
      created_at: made.at,
      fingerprint: null,
      paused_at: null,
      failure: null,
      disconnected_at: null,
      disconnected_by: null,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
  return recordOf(row)
}

/** Undefined for a connection that does not exist or belongs to another company: the same to a caller. */
export async function findConnection(
  tx: Tx,
  id: string,
  lock = false,
): Promise<ConnectionRecord | undefined> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return undefined
  const query = tx.selectFrom('connection').select(columns).where('id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row === undefined ? undefined : recordOf(row)
}

/** Living connections, oldest first. */
export async function listConnections(tx: Tx): Promise<ConnectionRecord[]> {
  const rows = await tx
    .selectFrom('connection')
    .select(columns)
    .where('disconnected_at', 'is', null)
    .orderBy('created_at')
    .execute()
  return rows.map(recordOf)
}

export async function latestDisconnected(tx: Tx, connectorId: string): Promise<ConnectionRecord | undefined> {
  const row = await tx
    .selectFrom('connection')
    .select(columns)
    .where('connector_id', '=', connectorId)
    .where('disconnected_at', 'is not', null)
    .where('revision', '>', 0)
    .orderBy('disconnected_at', 'desc')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : recordOf(row)
}

export type ConnectionPatch = Partial<{
  setupStep: SetupStep
  methodId: string
  name: string
  textCredentials: Record<string, string>
  fingerprint: Buffer | null
  pausedAt: Date | null
  failure: Failure | null
  notifyEmails: string[]
  discoveredFields: readonly StoredField[]
}>

export async function patchConnection(tx: Tx, id: string, patch: ConnectionPatch): Promise<void> {
  const set = {
    ...(patch.setupStep === undefined ? {} : { setup_step: patch.setupStep }),
    ...(patch.methodId === undefined ? {} : { method_id: patch.methodId }),
    ...(patch.name === undefined ? {} : { name: patch.name }),
    ...(patch.textCredentials === undefined
      ? {}
      : { text_credentials: JSON.stringify(patch.textCredentials) }),
    ...(patch.fingerprint === undefined ? {} : { fingerprint: patch.fingerprint }),
    ...(patch.pausedAt === undefined ? {} : { paused_at: patch.pausedAt }),
    ...(patch.failure === undefined
      ? {}
      : { failure: patch.failure === null ? null : JSON.stringify(patch.failure) }),
    ...(patch.notifyEmails === undefined ? {} : { notify_emails: patch.notifyEmails }),
    ...(patch.discoveredFields === undefined
      ? {}
      : { discovered_fields: JSON.stringify(patch.discoveredFields) }),
  }
  if (Object.keys(set).length > 0) await tx.updateTable('connection').set(set).where('id', '=', id).execute()
}

/** Saves settings as the next revision; `false` when somebody else saved since `revision` was read. */
export async function saveSettings(
  tx: Tx,
  connection: ConnectionRecord,
  revision: number,
  settings: ConnectionSettings,
  by: Readonly<{ actor: string; at: Date }>,
): Promise<boolean> {
  const moved = await tx
    .updateTable('connection')
    .set({ revision: revision + 1 })
    .where('id', '=', connection.id)
    .where('revision', '=', revision)
    .returning('id')
    .execute()
  if (moved.length === 0) return false
  await tx
    .insertInto('connection_settings')
    .values({
      company_id: connection.companyId,
      connection_id: connection.id,
      revision: revision + 1,
      settings: JSON.stringify(settings),
      made_by: by.actor,
      made_at: by.at,
    })
    .execute()
  return true
}

export async function loadSettings(
  tx: Tx,
  connectionId: string,
  revision?: number,
): Promise<ConnectionSettings | null> {
  let query = tx
    .selectFrom('connection_settings')
    .select('settings')
    .where('connection_id', '=', connectionId)
  query =
    revision === undefined
      ? query.orderBy('revision', 'desc').limit(1)
      : query.where('revision', '=', revision)
  const row = await query.executeTakeFirst()
  return row === undefined ? null : connectionSettings.parse(row.settings)
}

export async function markDisconnected(
  tx: Tx,
  id: string,
  by: Readonly<{ actor: string; at: Date }>,
): Promise<void> {
  await tx
    .updateTable('connection')
    .set({
      disconnected_at: by.at,
      disconnected_by: by.actor,
      text_credentials: '{}',
      discovered_fields: '[]',
      failure: null,
    })
    .where('id', '=', id)
    .execute()
}

/** Throws an unfinished set-up away, as if it had never begun; what was staged must be erased before. */
export async function deleteUnfinished(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('snapshot').where('connection_id', '=', id).execute()
  await tx.deleteFrom('plan').where('connection_id', '=', id).execute()
  await tx.deleteFrom('connection_settings').where('connection_id', '=', id).execute()
  await tx.deleteFrom('connection').where('id', '=', id).execute()
}
