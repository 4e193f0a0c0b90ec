import { sql } from 'kysely'
import { takeOverSources } from './source-store.ts'
import type { Tx } from './transaction.ts'

/** What Disconnect destroyed and what it kept. */
export type DisconnectReceipt = Readonly<{
  connectorName: string
  at: string
  by: string
  destroyed: Readonly<{
    credentials: number
    snapshots: number
    stagedRecords: number
    files: number
    pushedPeople?: number
  }>
  kept: Readonly<{ people: number; runs: number }>
}>

export async function insertDisconnectReceipt(
  tx: Tx,
  companyId: string,
  connectionId: string,
  receipt: DisconnectReceipt,
): Promise<void> {
  await tx
    .insertInto('disconnect_receipt')
    .values({
      company_id: companyId,
      connection_id: connectionId,
      receipt: JSON.stringify(receipt),
      at: receipt.at,
    })
    .execute()
}

/** Newest first. */
export async function listDisconnectReceipts(tx: Tx) {
  const rows = await tx
    .selectFrom('disconnect_receipt')
    .innerJoin('connection', 'connection.id', 'disconnect_receipt.connection_id')
    .select(['disconnect_receipt.connection_id', 'connector_id', 'receipt'])
    .orderBy('disconnect_receipt.at', 'desc')
    .execute()
  return rows.map((row) => ({
    ...(row.receipt as DisconnectReceipt),
    connectionId: row.connection_id,
    connectorId: row.connector_id,
  }))
}

/**
 * Links, decisions, choices and comments of a disconnected connection go on under the one that takes its place, and what
 * it asked a second person for.
 */
export async function takeOverLinks(tx: Tx, from: string, to: string): Promise<void> {
  for (const table of ['person_link', 'match_decision', 'choice', 'person_comment'] as const)
    await tx.updateTable(table).set({ connection_id: to }).where('connection_id', '=', from).execute()
  await takeOverSources(tx, from, to)
  await sql`insert into approval_rule (company_id, connection_id, leavers, held_guards, entity_moves, set_by, set_at)
    select company_id, ${to}, leavers, held_guards, entity_moves, set_by, set_at from approval_rule where connection_id = ${from}
    on conflict (company_id, connection_id) do update set leavers = approval_rule.leavers or excluded.leavers,
      held_guards = approval_rule.held_guards or excluded.held_guards,
      entity_moves = approval_rule.entity_moves or excluded.entity_moves`.execute(tx)
}
