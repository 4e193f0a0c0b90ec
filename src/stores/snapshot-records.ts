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

export async function loadOutside(tx: Tx, snapshotId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('snapshot_outside')
    .select(['external_hash', 'reason'])
    .where('snapshot_id', '=', snapshotId)
    .execute()
  return new Map(rows.map((row) => [row.external_hash.toString('hex'), row.reason]))
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
