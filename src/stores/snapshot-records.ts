import { sql } from 'kysely'
import type { Employee, RecordProblem } from '#model/employee.ts'
import type { Tx } from './transaction.ts'

export async function loadEmployees(tx: Tx, snapshotId: string): Promise<Employee[]> {
  const rows = await tx
    .selectFrom('snapshot_record')
    .select('doc')
    .where('snapshot_id', '=', snapshotId)
    .orderBy('external_id')
    .execute()
  return rows.map((row) => JSON.parse(row.doc) as Employee)
}

/** Those of these records that the snapshot has. */
export async function loadEmployeesOf(
  tx: Tx,
  snapshotId: string,
  externalIds: readonly string[],
): Promise<Employee[]> {
  const { rows } = await sql<{ doc: string }>`select doc from snapshot_record
    where snapshot_id = ${snapshotId} and external_id = any(${externalIds}::text[])`.execute(tx)
  return rows.map((row) => JSON.parse(row.doc) as Employee)
}

export async function loadEmployee(
  tx: Tx,
  snapshotId: string,
  externalId: string,
): Promise<Employee | undefined> {
  const row = await tx
    .selectFrom('snapshot_record')
    .select('doc')
    .where('snapshot_id', '=', snapshotId)
    .where('external_id', '=', externalId)
    .executeTakeFirst()
  return row === undefined ? undefined : (JSON.parse(row.doc) as Employee)
}

/** Which of these keyed hashes stand for somebody whom the filter left out, as hex. */
export async function outsideAmong(
  tx: Tx,
  snapshotId: string,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set()
  const { rows } = await sql<{ hash: string }>`
    select encode(external_hash, 'hex') as hash from snapshot_outside
    where snapshot_id = ${snapshotId} and external_hash in (select decode(hash, 'hex') from unnest(${hashes}::text[]) as hash)`.execute(
    tx,
  )
  return new Set(rows.map((row) => row.hash))
}

export async function loadProblems(
  tx: Tx,
  snapshotId: string,
  externalId?: string,
): Promise<RecordProblem[]> {
  let query = tx
    .selectFrom('snapshot_problem')
    .selectAll()
    .where('snapshot_id', '=', snapshotId)
    .orderBy('seq')
    .limit(1000)
  if (externalId !== undefined) query = query.where('external_id', '=', externalId)
  const rows = await query.execute()
  return rows.map((row) => ({
    externalId: row.external_id,
    field: row.field,
    code: row.code as RecordProblem['code'],
    message: row.message,
  }))
}
