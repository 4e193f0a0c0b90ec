import type { MatchDecision } from '#model/person.ts'
import { raiseDecisionsVersion } from './registry-store.ts'
import type { Tx } from './transaction.ts'

export async function loadDecisions(tx: Tx, connectionId: string): Promise<MatchDecision[]> {
  const rows = await tx
    .selectFrom('match_decision')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .execute()
  return rows.map((row) => ({
    externalId: row.external_id,
    personId: row.person_id,
    decision: row.decision as MatchDecision['decision'],
  }))
}

/** Remembers decisions; the last one on a pair counts. */
export async function recordDecisions(
  tx: Tx,
  place: Readonly<{ companyId: string; connectionId: string }>,
  decisions: readonly MatchDecision[],
  by: Readonly<{ actor: string; at: Date }>,
): Promise<void> {
  for (const one of decisions) {
    const row = { decision: one.decision, decided_by: by.actor, decided_at: by.at }
    await tx
      .insertInto('match_decision')
      .values({
        company_id: place.companyId,
        connection_id: place.connectionId,
        external_id: one.externalId,
        person_id: one.personId,
        ...row,
      })
      .onConflict((conflict) =>
        conflict.columns(['company_id', 'connection_id', 'external_id', 'person_id']).doUpdateSet(row),
      )
      .execute()
  }
  await raiseDecisionsVersion(tx)
}
