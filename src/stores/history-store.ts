import { sql } from 'kysely'
import type { FieldChange, PlanKind } from '#model/plan.ts'
import { sentRows } from './sent-rows.ts'
import { chunksOf, type Tx } from './transaction.ts'

export type WrittenChange = Readonly<{
  personId: string
  attribute: string
  old: string | null
  new: string | null
  source: FieldChange['source']
  rule: string | null
  owner: string | null
}>

/** The view numbers what one row holds with twelve bits. */
const changesPerRow = 4095

/** Adds to the history of people, a row for each; it is never changed afterwards. */
export async function writeChanges(
  tx: Tx,
  companyId: string,
  changes: readonly WrittenChange[],
  by: Readonly<{ runId: string | null; actor: string; at: Date }>,
): Promise<void> {
  const rows = [...Map.groupBy(changes, (one) => one.personId)].flatMap(([personId, of]) =>
    [...chunksOf(of, changesPerRow)].map((some) => [personId, asJson(some.map(storedChange))]),
  )
  for (const some of chunksOf(rows, 1000))
    await sql`insert into person_history (company_id, person_id, run_id, actor, at, changes)
      select ${companyId}::uuid, person_id, ${by.runId}::uuid, ${by.actor}, ${by.at}::timestamptz, changes
      from ${sentRows({ person_id: 'uuid', changes: 'json' }, some)} as t`.execute(tx)
}

function storedChange({ attribute, old, new: next, source, rule, owner }: WrittenChange): (string | null)[] {
  return [attribute, old, next, source?.field ?? null, source?.value ?? null, rule, owner]
}

/** PostgreSQL takes half a character in, and refuses it whenever it is read. */
function asJson(changes: readonly (readonly (string | null)[])[]): string {
  const text = JSON.stringify(changes)
  return /\\ud[89a-f]/.test(text)
    ? JSON.stringify(changes.map((one) => one.map((cell) => cell?.toWellFormed() ?? null)))
    : text
}

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

const columns = sql`h.id, h.person_id, concat_ws(' ', coalesce(p.preferred_name, p.given_name), p.family_name) as name, h.at, h.attribute,
  h.old_value, h.new_value, h.source_field, h.source_value, h.rule, h.actor, h.run_id, r.number, r.kind`
const joined = sql`join person p on p.company_id = h.company_id and p.id = h.person_id
  left join run r on r.company_id = h.company_id and r.id = h.run_id`

/** Newest first. */
export async function personHistory(tx: Tx, personId: string): Promise<HistoryRow[]> {
  const { rows } = await sql<Row>`select ${columns} from person_change h ${joined}
    where h.person_id = ${personId} order by h.id desc limit 2000`.execute(tx)
  return rows.map(historyOf)
}

/** By name. Only the people of the page are opened: of the others it is enough how many changes they have. */
export async function runChanges(
  tx: Tx,
  runId: string,
  page: Readonly<{ offset: number; limit: number }>,
): Promise<{ changes: HistoryRow[]; total: number }> {
  const { rows } = await sql<Row & { total: number }>`
    with people as (
      select h.id, h.person_id, json_array_length(h.changes) as changes,
        sum(json_array_length(h.changes)) over (order by p.family_name nulls last, p.given_name, h.person_id, h.id) as upto
      from person_history h join person p on p.company_id = h.company_id and p.id = h.person_id where h.run_id = ${runId})
    select ${columns}, (select max(upto)::int from people) as total
    from people join person_change h on h.person_id = people.person_id and h.history_id = people.id ${joined}
    where upto > ${page.offset} and upto - changes < ${page.offset + page.limit}
      and upto - changes + h.place > ${page.offset} and upto - changes + h.place <= ${page.offset + page.limit}
    order by upto, h.place`.execute(tx)
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
