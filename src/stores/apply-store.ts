import { sql } from 'kysely'
import type { EmploymentPeriod, Person, PersonStatus } from '#model/person.ts'
import type { FieldChange } from '#model/plan.ts'
import { personColumns, valuesOf } from './person-columns.ts'
import { chunksOf, type Tx } from './transaction.ts'

/** The people with these ids, as they are now. */
export async function loadPeople(tx: Tx, ids: readonly string[]): Promise<Map<string, Person>> {
  const people = new Map<string, Person>()
  for (const some of chunksOf(ids, 5000)) {
    const rows = await tx
      .selectFrom('person')
      .selectAll()
      .where('id', 'in', [...some])
      .execute()
    const periods = await tx
      .selectFrom('employment_period')
      .selectAll()
      .where('person_id', 'in', [...some])
      .orderBy('seq')
      .execute()
    const periodsOf = new Map<string, EmploymentPeriod[]>()
    for (const one of periods) {
      const list = periodsOf.get(one.person_id) ?? []
      list.push({ startDate: one.start_date, endDate: one.end_date, legalEntityId: one.legal_entity_id })
      periodsOf.set(one.person_id, list)
    }
    for (const row of rows) {
      people.set(row.id, {
        id: row.id,
        version: row.version,
        status: row.status as PersonStatus,
        values: valuesOf(row),
        periods: periodsOf.get(row.id) ?? [],
        awards: null,
      })
    }
  }
  return people
}

export type Written = Readonly<{
  personId: string
  version: number
  status: string
  values: Readonly<Record<string, string | null>>
  periods: readonly EmploymentPeriod[]
  periodsChanged: boolean
}>

const columnList = sql.raw(personColumns.map((one) => one.column).join(', '))
const typedList = sql.raw(personColumns.map((one) => `${one.column} ${one.type}`).join(', '))
const assignments = sql.raw(personColumns.map((one) => `${one.column} = excluded.${one.column}`).join(', '))

/** Writes people as they shall be, new and known ones alike. */
export async function writePeople(
  tx: Tx,
  companyId: string,
  people: readonly Written[],
  at: Date,
): Promise<void> {
  for (const some of chunksOf(people, 1000)) {
    const rows = some.map((one) => ({
      id: one.personId,
      version: one.version,
      status: one.status,
      custom: customOf(one.values),
      ...columnsOf(one.values),
    }))
    await sql`insert into person (company_id, id, version, status, custom, ${columnList}, created_at, changed_at)
      select ${companyId}::uuid, id, version, status, custom, ${columnList}, ${at}::timestamptz, ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (id uuid, version int, status text, custom jsonb, ${typedList})
      on conflict (company_id, id) do update set version = excluded.version, status = excluded.status, custom = excluded.custom,
        changed_at = excluded.changed_at, ${assignments}`.execute(tx)
    await writePeriods(
      tx,
      companyId,
      some.filter((one) => one.periodsChanged),
    )
  }
}

function columnsOf(values: Readonly<Record<string, string | null>>): Record<string, string | null> {
  return Object.fromEntries(personColumns.map(({ attribute, column }) => [column, values[attribute] ?? null]))
}

function customOf(values: Readonly<Record<string, string | null>>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([attribute]) => attribute.startsWith('custom:'))
      .map(([attribute, value]) => [attribute.slice('custom:'.length), value]),
  )
}

async function writePeriods(tx: Tx, companyId: string, people: readonly Written[]): Promise<void> {
  if (people.length === 0) return
  await sql`delete from employment_period where person_id = any(${people.map((one) => one.personId)}::uuid[])`.execute(
    tx,
  )
  const rows = people.flatMap((one) =>
    one.periods.map((period, seq) => ({
      person_id: one.personId,
      seq,
      start_date: period.startDate,
      end_date: period.endDate,
      legal_entity_id: period.legalEntityId,
    })),
  )
  await sql`insert into employment_period (company_id, person_id, seq, start_date, end_date, legal_entity_id)
    select ${companyId}::uuid, person_id, seq, start_date, end_date, legal_entity_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t (person_id uuid, seq int, start_date date, end_date date, legal_entity_id uuid)`.execute(tx)
}

export type WrittenChange = Readonly<{
  personId: string
  attribute: string
  old: string | null
  new: string | null
  source: FieldChange['source']
  rule: string | null
  owner: string | null
}>

/** Adds to the history of people; it is never changed afterwards. */
export async function writeChanges(
  tx: Tx,
  companyId: string,
  changes: readonly WrittenChange[],
  by: Readonly<{ runId: string | null; actor: string; at: Date }>,
): Promise<void> {
  for (const some of chunksOf(changes, 5000)) {
    await sql`insert into person_change (company_id, person_id, attribute, old_value, new_value, source_field, source_value, rule, owner, run_id, actor, at)
      select ${companyId}::uuid, p, a, o, n, sf, sv, r, w, ${by.runId}::uuid, ${by.actor}, ${by.at}::timestamptz
      from unnest(${some.map((one) => one.personId)}::uuid[], ${some.map((one) => one.attribute)}::text[], ${some.map((one) => one.old)}::text[],
        ${some.map((one) => one.new)}::text[], ${some.map((one) => one.source?.field ?? null)}::text[], ${some.map((one) => one.source?.value ?? null)}::text[],
        ${some.map((one) => one.rule)}::text[], ${some.map((one) => one.owner)}::text[]) as t (p, a, o, n, sf, sv, r, w)`.execute(
      tx,
    )
  }
}

/** Notes which connection gave which value last; an undo or a hand edit by nobody's connection takes the note away. */
export async function writeSources(
  tx: Tx,
  companyId: string,
  changes: readonly WrittenChange[],
  by: Readonly<{ connectionId: string; runId: string; at: Date }>,
): Promise<void> {
  for (const some of chunksOf(changes, 5000)) {
    await sql`insert into person_source (company_id, person_id, attribute, connection_id, run_id, value, source_field, source_value, rule, owner, at)
      select ${companyId}::uuid, p, a, ${by.connectionId}::uuid, ${by.runId}::uuid, n, sf, sv, r, w, ${by.at}::timestamptz
      from unnest(${some.map((one) => one.personId)}::uuid[], ${some.map((one) => one.attribute)}::text[], ${some.map((one) => one.new)}::text[],
        ${some.map((one) => one.source?.field ?? null)}::text[], ${some.map((one) => one.source?.value ?? null)}::text[],
        ${some.map((one) => one.rule ?? '')}::text[], ${some.map((one) => one.owner ?? '')}::text[]) as t (p, a, n, sf, sv, r, w)
      on conflict (company_id, person_id, attribute) do update set connection_id = excluded.connection_id, run_id = excluded.run_id,
        value = excluded.value, source_field = excluded.source_field, source_value = excluded.source_value, rule = excluded.rule,
        owner = excluded.owner, at = excluded.at`.execute(tx)
  }
}

export async function removeSources(
  tx: Tx,
  pairs: readonly Readonly<{ personId: string; attribute: string }>[],
): Promise<void> {
  for (const some of chunksOf(pairs, 5000)) {
    await sql`delete from person_source s using unnest(${some.map((one) => one.personId)}::uuid[], ${some.map((one) => one.attribute)}::text[]) as t (p, a)
      where s.person_id = t.p and s.attribute = t.a`.execute(tx)
  }
}

export async function writeLinks(
  tx: Tx,
  place: Readonly<{ companyId: string; connectionId: string; runId: string | null; at: Date }>,
  links: readonly Readonly<{ externalId: string; personId: string }>[],
): Promise<void> {
  for (const some of chunksOf(links, 5000)) {
    await sql`insert into person_link (company_id, connection_id, external_id, person_id, run_id, linked_at)
      select ${place.companyId}::uuid, ${place.connectionId}::uuid, e, p, ${place.runId}::uuid, ${place.at}::timestamptz
      from unnest(${some.map((one) => one.externalId)}::text[], ${some.map((one) => one.personId)}::uuid[]) as t (e, p)
      on conflict (company_id, connection_id, external_id) do update set person_id = excluded.person_id, run_id = excluded.run_id,
        linked_at = excluded.linked_at, ended_at = null`.execute(tx)
  }
}

/** Unlinks records from people, under whichever connection they are linked by now. */
export async function removeLinks(
  tx: Tx,
  links: readonly Readonly<{ externalId: string; personId: string }>[],
): Promise<void> {
  for (const some of chunksOf(links, 5000)) {
    await sql`delete from person_link l using unnest(${some.map((one) => one.externalId)}::text[], ${some.map((one) => one.personId)}::uuid[]) as t (e, p)
      where l.external_id = t.e and l.person_id = t.p`.execute(tx)
  }
}

/** Notes who was outside the filter as this run was applied, and who came back. */
export async function markOutside(
  tx: Tx,
  connectionId: string,
  externalIds: readonly string[],
): Promise<void> {
  await sql`update person_link set outside = external_id = any(${externalIds}::text[])
    where connection_id = ${connectionId} and outside is distinct from (external_id = any(${externalIds}::text[]))`.execute(
    tx,
  )
}
