import { sql } from 'kysely'
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

/** Takes a decision back, as if nobody had been asked. */
export async function forgetDecision(
  tx: Tx,
  connectionId: string,
  pair: Readonly<{ externalId: string; personId: string }>,
): Promise<void> {
  await tx
    .deleteFrom('match_decision')
    .where('connection_id', '=', connectionId)
    .where('external_id', '=', pair.externalId)
    .where('person_id', '=', pair.personId)
    .execute()
  await raiseDecisionsVersion(tx)
}

export type DecisionRow = Readonly<{
  externalId: string
  recordName: string | null
  personId: string
  personName: string
  withdrawn: boolean
  decision: MatchDecision['decision']
  by: string
  at: string
}>

/** Newest first, with the names of both sides. */
export async function listDecisions(
  tx: Tx,
  connectionId: string,
  snapshotId: string | null,
): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select d.external_id as "externalId", d.person_id as "personId", d.decision, d.decided_by as by, d.decided_at as at,
      coalesce(nullif(concat_ws(' ', coalesce(p.preferred_name, p.given_name), p.family_name), ''), p.work_email, p.id::text) as "personName",
      p.status = 'withdrawn' as withdrawn,
      coalesce(nullif(concat_ws(' ', r.doc::jsonb ->> 'givenName', r.doc::jsonb ->> 'familyName'), ''), r.doc::jsonb ->> 'displayName') as "recordName"
    from match_decision d join person p on p.company_id = d.company_id and p.id = d.person_id
    left join snapshot_record r on r.company_id = d.company_id and r.snapshot_id = ${snapshotId}::uuid and r.external_id = d.external_id
    where d.connection_id = ${connectionId} order by d.decided_at desc, d.external_id, d.person_id limit 2000`.execute(
    tx,
  )
  return rows
}
