import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type ApprovalRule, approvalRule, noApprovals } from '#model/approval.ts'
import type { Tx } from './transaction.ts'

export type ChosenRule = Readonly<{
  rule: ApprovalRule
  /** What one admin wants to loosen it to; it counts once a second one agrees. */
  wanted: Readonly<{ rule: ApprovalRule; by: string; userId: string; at: string }> | null
}>

export async function findApprovalRule(tx: Tx, connectionId: string): Promise<ChosenRule> {
  const row = await tx
    .selectFrom('approval_rule')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .executeTakeFirst()
  if (row === undefined) return { rule: noApprovals, wanted: null }
  const wanted =
    row.wanted === null || row.wanted_at === null
      ? null
      : {
          rule: approvalRule.parse(row.wanted),
          by: row.wanted_by ?? '',
          userId: row.wanted_by_id ?? '',
          at: row.wanted_at,
        }
  return {
    rule: { leavers: row.leavers, heldGuards: row.held_guards, entityMoves: row.entity_moves },
    wanted,
  }
}

/** What any living connection asks for, where a plan belongs to none of them. */
export async function strictestRule(tx: Tx): Promise<ApprovalRule> {
  const { rows } = await sql<ApprovalRule>`
    select coalesce(bool_or(leavers), false) as leavers, coalesce(bool_or(held_guards), false) as "heldGuards",
      coalesce(bool_or(entity_moves), false) as "entityMoves"
    from approval_rule r join connection c on c.company_id = r.company_id and c.id = r.connection_id
    where c.disconnected_at is null`.execute(tx)
  return rows[0] ?? noApprovals
}

export async function saveApprovalRule(
  tx: Tx,
  place: Readonly<{ companyId: string; connectionId: string }>,
  chosen: Readonly<{ rule: ApprovalRule; wanted: ApprovalRule | null }>,
  by: Readonly<{ actor: string; userId: string; at: Date }>,
): Promise<void> {
  const { rule, wanted } = chosen
  const set = {
    leavers: rule.leavers,
    held_guards: rule.heldGuards,
    entity_moves: rule.entityMoves,
    set_by: by.actor,
    set_at: by.at,
    wanted: wanted === null ? null : JSON.stringify(wanted),
    wanted_by: wanted === null ? null : by.actor,
    wanted_by_id: wanted === null ? null : by.userId,
    wanted_at: wanted === null ? null : by.at,
  }
  await tx
    .insertInto('approval_rule')
    .values({ company_id: place.companyId, connection_id: place.connectionId, ...set })
    .onConflict((conflict) => conflict.columns(['company_id', 'connection_id']).doUpdateSet(set))
    .execute()
}

/** A selection that somebody asked a second person to read. */
export type ApprovalRecord = Readonly<{
  id: string
  planId: string
  connectionId: string | null
  digest: string
  lines: number
  note: string | null
  askedBy: string
  askedById: string
  askedAt: string
  decision: 'approved' | 'declined' | null
  decidedBy: string | null
  decidedAt: string | null
  comment: string | null
}>

export type Asking = Readonly<{
  companyId: string
  planId: string
  connectionId: string | null
  digest: string
  lines: number
  note: string | null
  askedBy: string
  askedById: string
  askedAt: Date
}>

export async function insertApproval(tx: Tx, asking: Asking): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('approval')
    .values({
      company_id: asking.companyId,
      id,
      plan_id: asking.planId,
      connection_id: asking.connectionId,
      digest: asking.digest,
      lines: asking.lines,
      note: asking.note,
      asked_by: asking.askedBy,
      asked_by_id: asking.askedById,
      asked_at: asking.askedAt,
      decision: null,
      decided_by: null,
      decided_by_id: null,
      decided_at: null,
      comment: null,
    })
    .execute()
  return id
}

/** The newest request about a plan; earlier ones are history. */
export async function newestApproval(tx: Tx, planId: string): Promise<ApprovalRecord | undefined> {
  const row = await tx
    .selectFrom('approval')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : recordOf(row)
}

/** False when somebody decided it meanwhile, or when it is the decider's own. */
export async function decideApproval(
  tx: Tx,
  id: string,
  made: Readonly<{
    decision: 'approved' | 'declined'
    comment: string | null
    by: string
    userId: string
    at: Date
  }>,
): Promise<boolean> {
  const rows = await tx
    .updateTable('approval')
    .set({
      decision: made.decision,
      comment: made.comment,
      decided_by: made.by,
      decided_by_id: made.userId,
      decided_at: made.at,
    })
    .where('id', '=', id)
    .where('decision', 'is', null)
    .where('asked_by_id', '<>', made.userId)
    .returning('id')
    .execute()
  return rows.length > 0
}

/** Requests nobody has decided, of plans that can still be applied; oldest first. */
export async function waitingApprovals(tx: Tx): Promise<ApprovalRecord[]> {
  const rows = await tx
    .selectFrom('approval')
    .innerJoin('plan', 'plan.id', 'approval.plan_id')
    .selectAll('approval')
    .where('approval.decision', 'is', null)
    .where('plan.state', '=', 'open')
    .where(
      sql<boolean>`not exists (select from approval later where later.plan_id = approval.plan_id and later.asked_at > approval.asked_at)`,
    )
    .orderBy('approval.asked_at')
    .execute()
  return rows.map(recordOf)
}

type Row = Awaited<ReturnType<typeof anyRow>>
const anyRow = (tx: Tx) => tx.selectFrom('approval').selectAll().executeTakeFirstOrThrow()

function recordOf(row: Row): ApprovalRecord {
  return {
    id: row.id,
    planId: row.plan_id,
    connectionId: row.connection_id,
    digest: row.digest,
    lines: row.lines,
    note: row.note,
    askedBy: row.asked_by,
    askedById: row.asked_by_id,
    askedAt: row.asked_at,
    decision: row.decision as ApprovalRecord['decision'],
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    comment: row.comment,
  }
}
