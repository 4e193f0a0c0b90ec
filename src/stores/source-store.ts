import { sql } from 'kysely'
import { sentRows } from './sent-rows.ts'
import { chunksOf, type Tx } from './transaction.ts'

type Source = Readonly<{ personId: string; attribute: string; new: string | null }>

/** Notes which connection gave which value last; an undo or a hand edit by nobody's connection takes the note away. */
export async function writeSources(
  tx: Tx,
  companyId: string,
  changes: readonly Source[],
  by: Readonly<{ connectionId: string; at: Date }>,
): Promise<void> {
  const people = [...Map.groupBy(changes, (one) => one.personId)]
  for (const some of chunksOf(people, 1000)) {
    const rows = sentRows(
      { person_id: 'uuid', values: 'jsonb' },
      some.map(([personId, of]) => [
        personId,
        JSON.stringify(Object.fromEntries(of.map((one) => [one.attribute, one.new]))),
      ]),
    )
    await sql`insert into person_source (company_id, person_id, connection_id, written_at, "values")
      select ${companyId}::uuid, t.person_id, ${by.connectionId}::uuid, ${by.at}::timestamptz, t."values" from ${rows} as t
      on conflict (company_id, person_id, connection_id) do update
        set "values" = person_source."values" || excluded."values", written_at = excluded.written_at`.execute(
      tx,
    )
    if (await hasOthers(tx, by.connectionId))
      await sql`update person_source s set "values" = s."values" - array(select jsonb_object_keys(t."values"))
        from ${rows} as t where s.person_id = t.person_id and s.connection_id <> ${by.connectionId}
          and s."values" ?| array(select jsonb_object_keys(t."values"))`.execute(tx)
  }
}

/** A value has one connection that wrote it last; where there is one connection only, nobody need be asked. */
async function hasOthers(tx: Tx, connectionId: string): Promise<boolean> {
  const other = await tx
    .selectFrom('connection')
    .select('id')
    .where('id', '<>', connectionId)
    .limit(1)
    .execute()
  return other.length > 0
}

export async function removeSources(
  tx: Tx,
  pairs: readonly Readonly<{ personId: string; attribute: string }>[],
): Promise<void> {
  const people = [...Map.groupBy(pairs, (one) => one.personId)]
  for (const some of chunksOf(people, 1000)) {
    const rows = sentRows(
      { person_id: 'uuid', attributes: 'json' },
      some.map(([personId, of]) => [personId, JSON.stringify(of.map((one) => one.attribute))]),
    )
    await sql`update person_source s set "values" = s."values" - array(select json_array_elements_text(t.attributes))
      from ${rows} as t where s.person_id = t.person_id`.execute(tx)
  }
}

/** What one connection wrote last was written by the other, from now on. */
export async function takeOverSources(tx: Tx, from: string, to: string): Promise<void> {
  await sql`insert into person_source (company_id, person_id, connection_id, written_at, "values")
    select company_id, person_id, ${to}::uuid, written_at, "values" from person_source where connection_id = ${from}
    on conflict (company_id, person_id, connection_id) do update
      set "values" = person_source."values" || excluded."values"`.execute(tx)
  await tx.deleteFrom('person_source').where('connection_id', '=', from).execute()
}

export type SourceOfValue = Readonly<{
  attribute: string
  connection: string | null
  owner: string
  at: string
}>

/** Which connection wrote which value of a person last; when and whose it is as its run wrote it into the history. */
export async function sourcesOfPerson(tx: Tx, personId: string): Promise<SourceOfValue[]> {
  const { rows } = await sql<SourceOfValue>`
    select k.attribute, c.name as connection, coalesce(h.owner, '') as owner, coalesce(h.at, s.written_at) as at
    from person_source s
    left join connection c on c.company_id = s.company_id and c.id = s.connection_id
    cross join lateral jsonb_object_keys(s."values") as k (attribute)
    left join (
      select distinct on (h.attribute) h.attribute, h.owner, h.at from person_change h
      join run r on r.company_id = h.company_id and r.id = h.run_id and r.kind = 'sync'
      where h.person_id = ${personId} order by h.attribute, h.id desc) as h on h.attribute = k.attribute
    where s.person_id = ${personId} order by k.attribute`.execute(tx)
  return rows
}
