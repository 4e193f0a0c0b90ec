import { sql } from 'kysely'
import type { EmploymentPeriod, Person, PersonStatus } from '#model/person.ts'
import { personColumns, valuesOf } from './person-columns.ts'
import { sentRows } from './sent-rows.ts'
import { chunksOf, type Tx } from './transaction.ts'

/** The people with these ids, as they are now. */
export async function loadPeople(tx: Tx, ids: readonly string[]): Promise<Map<string, Person>> {
  const people = new Map<string, Person>()
  for (const some of chunksOf(ids, 5000)) {
    const rows = await tx
      .selectFrom('person')
      .selectAll()
      .where(sql<boolean>`id = any(${some}::uuid[])`)
      .execute()
    const periods = await tx
      .selectFrom('employment_period')
      .selectAll()
      .where(sql<boolean>`person_id = any(${some}::uuid[])`)
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
  /** Nothing of them is there yet. */
  isNew?: boolean
  version: number
  status: string
  values: Readonly<Record<string, string | null>>
  periods: readonly EmploymentPeriod[]
  periodsChanged: boolean
}>

const columnList = sql.raw(personColumns.map((one) => one.column).join(', '))
const sentColumns = {
  id: 'uuid',
  version: 'int',
  status: 'text',
  custom: 'jsonb',
  ...Object.fromEntries(personColumns.map((one) => [one.column, one.type])),
}
const assignments = sql.raw(personColumns.map((one) => `${one.column} = excluded.${one.column}`).join(', '))

/** Writes people as they shall be, new and known ones alike. */
export async function writePeople(
  tx: Tx,
  companyId: string,
  people: readonly Written[],
  at: Date,
): Promise<void> {
  for (const some of chunksOf(people, 1000)) {
    const rows = some.map(({ personId, version, status, values }) => [
      ...[personId, version, status, JSON.stringify(customOf(values))],
      ...personColumns.map(({ attribute }) => values[attribute] ?? null),
    ])
    await sql`insert into person (company_id, id, version, status, custom, ${columnList}, created_at, changed_at)
      select ${companyId}::uuid, id, version, status, custom, ${columnList}, ${at}::timestamptz, ${at}::timestamptz
      from ${sentRows(sentColumns, rows)} as t
      on conflict (company_id, id) do update set version = excluded.version, status = excluded.status, custom = excluded.custom,
        changed_at = excluded.changed_at, ${assignments}`.execute(tx)
    await writePeriods(
      tx,
      companyId,
      some.filter((one) => one.periodsChanged),
    )
  }
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
  const known = people.filter((one) => one.isNew !== true).map((one) => one.personId)
  if (known.length > 0)
    await sql`delete from employment_period where person_id = any(${known}::uuid[])`.execute(tx)
  const rows = people.flatMap((one) =>
    one.periods.map((period, seq) => [
      one.personId,
      seq,
      period.startDate,
      period.endDate,
      period.legalEntityId,
    ]),
  )
  if (rows.length === 0) return
  await sql`insert into employment_period (company_id, person_id, seq, start_date, end_date, legal_entity_id)
    select ${companyId}::uuid, person_id, seq, start_date, end_date, legal_entity_id from ${sentRows(periodColumns, rows)} as t`.execute(
    tx,
  )
}
const periodColumns = {
  person_id: 'uuid',
  seq: 'int',
  start_date: 'date',
  end_date: 'date',
  legal_entity_id: 'uuid',
}

export async function writeLinks(
  tx: Tx,
  place: Readonly<{ companyId: string; connectionId: string; runId: string | null; at: Date }>,
  links: readonly Readonly<{ externalId: string; personId: string }>[],
): Promise<void> {
  for (const some of chunksOf(links, 5000)) {
    const rows = some.map((one) => [one.externalId, one.personId])
    await sql`insert into person_link (company_id, connection_id, external_id, person_id, run_id, linked_at)
      select ${place.companyId}::uuid, ${place.connectionId}::uuid, t.external_id, t.person_id, ${place.runId}::uuid, ${place.at}::timestamptz
      from ${sentRows({ external_id: 'text', person_id: 'uuid' }, rows)} as t
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
  await sql`update person_link set outside = false
    where connection_id = ${connectionId} and outside and external_id <> all(${externalIds}::text[])`.execute(
    tx,
  )
  await sql`update person_link set outside = true
    where connection_id = ${connectionId} and not outside and external_id = any(${externalIds}::text[])`.execute(
    tx,
  )
}
