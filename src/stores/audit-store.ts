import type { Tx } from './transaction.ts'

export type AuditEvent = Readonly<{
  kind: 'run' | 'fetch' | 'settings' | 'sign-in' | 'people'
  /** What was done, as a code; the sentence comes from the interface's catalogue. */
  action: string
  actor: string
  subject: string | null
  /** Names of fields and counts, never values of people. */
  values?: Readonly<Record<string, string>>
  runId?: string
}>

export async function recordEvent(tx: Tx, companyId: string, at: Date, event: AuditEvent): Promise<void> {
  await tx
    .insertInto('audit_event')
    .values({
      company_id: companyId,
      at,
      kind: event.kind,
      action: event.action,
      actor: event.actor,
      subject: event.subject,
      values: JSON.stringify(event.values ?? {}),
      run_id: event.runId ?? null,
    })
    .execute()
}

export type AuditRow = Readonly<{
  id: number
  at: string
  kind: AuditEvent['kind']
  action: string
  actor: string
  subject: string | null
  values: Record<string, string>
  runId: string | null
}>

/** Newest first; `before` is the id of the last row of the page before. */
export async function listEvents(
  tx: Tx,
  options: { kind?: string | undefined; before?: number | undefined; limit: number },
): Promise<AuditRow[]> {
  let query = tx.selectFrom('audit_event').selectAll().orderBy('id', 'desc').limit(options.limit)
  if (options.kind !== undefined) query = query.where('kind', '=', options.kind)
  if (options.before !== undefined) query = query.where('id', '<', options.before)
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    kind: row.kind as AuditEvent['kind'],
    action: row.action,
    actor: row.actor,
    subject: row.subject,
    values: row.values,
    runId: row.run_id,
  }))
}
