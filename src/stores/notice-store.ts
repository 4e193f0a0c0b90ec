import type { Tx } from './transaction.ts'

/** Notes a notice; false when the same one was sent already. */
export async function claimNotice(
  tx: Tx,
  notice: Readonly<{ companyId: string; connectionId: string; kind: string; fingerprint: string; at: Date }>,
): Promise<boolean> {
  const set = { fingerprint: notice.fingerprint, sent_at: notice.at }
  const rows = await tx
    .insertInto('notice')
    .values({ company_id: notice.companyId, connection_id: notice.connectionId, kind: notice.kind, ...set })
    .onConflict((conflict) =>
      conflict
        .columns(['company_id', 'connection_id', 'kind'])
        .doUpdateSet(set)
        .where('notice.fingerprint', '<>', notice.fingerprint),
    )
    .returning('kind')
    .execute()
  return rows.length > 0
}
