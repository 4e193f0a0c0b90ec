import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from './transaction.ts'

/** Whom a comment is about: a person, or a record that is nobody's in the portal yet. */
export type CommentedOn = Readonly<{
  personId: string | null
  connectionId: string | null
  externalId: string | null
}>

export type CommentRecord = Readonly<{
  id: string
  text: string | null
  by: string
  at: string
  erasedBy: string | null
}>

/** Comments on a person include those made while their record was still nobody's. */
function isAbout({ personId, connectionId, externalId }: CommentedOn) {
  if (personId === null)
    return sql<boolean>`c.person_id is null and c.connection_id = ${connectionId} and c.external_id = ${externalId}`
  return sql<boolean>`(c.person_id = ${personId} or c.person_id in (select id from person where merged_into = ${personId}) or (c.person_id is null and exists (select from person_link l
    where l.company_id = c.company_id and l.connection_id = c.connection_id and l.external_id = c.external_id
      and l.person_id = ${personId})))`
}

/** Oldest first, as people talk. */
export async function listComments(tx: Tx, about: CommentedOn): Promise<CommentRecord[]> {
  const { rows } = await sql<CommentRecord>`
    select id, case when erased_at is null then text end as text, written_by as by, written_at as at, erased_by as "erasedBy"
    from person_comment c where ${isAbout(about)} order by written_at, id limit 500`.execute(tx)
  return rows
}

export async function insertComment(
  tx: Tx,
  companyId: string,
  about: CommentedOn,
  made: Readonly<{ text: string; by: string; userId: string; at: Date }>,
): Promise<void> {
  await tx
    .insertInto('person_comment')
    .values({
      company_id: companyId,
      id: randomUUID(),
      person_id: about.personId,
      connection_id: about.connectionId,
      external_id: about.externalId,
      text: made.text,
      written_by: made.by,
      written_by_id: made.userId,
      written_at: made.at,
      erased_at: null,
      erased_by: null,
    })
    .execute()
}

/** Takes the text away; answers whether there was one. */
export async function eraseComment(
  tx: Tx,
  id: string,
  by: Readonly<{ actor: string; at: Date }>,
): Promise<boolean> {
  const rows = await tx
    .updateTable('person_comment')
    .set({ text: '', erased_at: by.at, erased_by: by.actor })
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .returning('id')
    .execute()
  return rows.length > 0
}

/** Comments on records that never became anybody go with what was staged of their connection. */
export async function eraseCommentsOnRecords(tx: Tx, connectionId: string): Promise<void> {
  await sql`delete from person_comment c where c.connection_id = ${connectionId} and c.person_id is null
    and not exists (select from person_link l where l.company_id = c.company_id
      and l.connection_id = c.connection_id and l.external_id = c.external_id)`.execute(tx)
}

/** How many comments there are, by person and by record. */
export async function countComments(
  tx: Tx,
  connectionId: string | null,
  lines: readonly Readonly<{ personId: string | null; externalId: string | null }>[],
): Promise<(line: Readonly<{ personId: string | null; externalId: string | null }>) => number> {
  const people = lines.flatMap((line) => line.personId ?? [])
  const records = lines.flatMap((line) => (line.personId === null ? (line.externalId ?? []) : []))
  const { rows } = await sql<{ subject: string; n: number }>`
    select coalesce(c.person_id, l.person_id)::text as subject, count(*)::int as n
    from person_comment c left join person_link l on c.person_id is null and l.company_id = c.company_id
      and l.connection_id = c.connection_id and l.external_id = c.external_id
    where c.erased_at is null and coalesce(c.person_id, l.person_id) = any(${people}::uuid[]) group by 1
    union all
    select 'record:' || c.external_id, count(*)::int from person_comment c
    where c.erased_at is null and c.person_id is null and c.connection_id = ${connectionId}::uuid
      and c.external_id = any(${records}::text[]) group by 1`.execute(tx)
  const found = new Map(rows.map((row) => [row.subject, row.n]))
  return ({ personId, externalId }) => found.get(personId ?? `record:${externalId}`) ?? 0
}
