import { sql } from 'kysely'
import type { PlanKind } from '#model/plan.ts'
import type { Tx } from './transaction.ts'

/** One change of one value of one person. */
export type HistoryRow = Readonly<{
  id: number
  personId: string
  name: string
  at: string
  attribute: string
  old: string | null
  new: string | null
  source: Readonly<{ field: string; value: string | null }> | null
  rule: string | null
  by: string
  run: Readonly<{ id: string; number: number; kind: PlanKind }> | null
}>

type Row = Readonly<{
  id: number
  person_id: string
  name: string
  at: Date | string
  attribute: string
  old_value: string | null
  new_value: string | null
  source_field: string | null
  source_value: string | null
  rule: string | null
  actor: string
  run_id: string | null
  number: number | null
  kind: PlanKind | null
}>

const selected = sql`select h.id, h.person_id, concat_ws(' ', coalesce(p.preferred_name, p.given_name), p.family_name) as name, h.at, h.attribute,
  h.old_value, h.new_value, h.source_field, h.source_value, h.rule, h.actor, h.run_id, r.number, r.kind, count(*) over ()::int as total
  from person_change h join person p on p.company_id = h.company_id and p.id = h.person_id
  left join run r on r.company_id = h.company_id and r.id = h.run_id`

/** Newest first. */
export async function personHistory(tx: Tx, personId: string): Promise<HistoryRow[]> {
  const { rows } =
    await sql<Row>`${selected} where h.person_id = ${personId} order by h.id desc limit 2000`.execute(tx)
  return rows.map(historyOf)
}

export async function runChanges(
  tx: Tx,
  runId: string,
  page: Readonly<{ offset: number; limit: number }>,
): Promise<{ changes: HistoryRow[]; total: number }> {
  const { rows } = await sql<Row & { total: number }>`${selected} where h.run_id = ${runId}
    order by p.family_name nulls last, p.given_name, h.person_id, h.id limit ${page.limit} offset ${page.offset}`.execute(
    tx,
  )
  return { changes: rows.map(historyOf), total: rows[0]?.total ?? 0 }
}

function historyOf(row: Row): HistoryRow {
  return {
    id: Number(row.id),
    personId: row.person_id,
    name: row.name,
    at: typeof row.at === 'string' ? row.at : row.at.toISOString(),
    attribute: row.attribute,
    old: row.old_value,
    new: row.new_value,
    source: row.source_field === null ? null : { field: row.source_field, value: row.source_value },
    rule: row.rule,
    by: row.actor,
    run:
      row.run_id === null || row.number === null || row.kind === null
        ? null
        : { id: row.run_id, number: row.number, kind: row.kind },
  }
}
