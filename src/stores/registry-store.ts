import { sql } from 'kysely'
import type { EmploymentPeriod, LegalEntity, PersonLink, PersonStatus, PersonValues } from '#model/person.ts'
import type { RegisteredPerson } from '#model/planning.ts'
import { valuesOf } from './person-columns.ts'
import type { Tx } from './transaction.ts'

export type Registry = Readonly<{
  people: readonly RegisteredPerson[]
  links: readonly PersonLink[]
  /** With the name of the connection. */
  linkedElsewhere: ReadonlyMap<string, string>
  /** External ids that were outside the filter when a run was last applied. */
  outsideBefore: ReadonlySet<string>
}>

/**
 * Everybody who is not withdrawn, or those of these ids, with what this connection wrote last and which records are
 * theirs.
 */
export async function loadRegistry(
  tx: Tx,
  connectionId: string,
  only?: readonly string[],
): Promise<Registry> {
  const among = (column: string) =>
    only === undefined ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} = any(${only}::uuid[])`
  const [people, periods, sources, awards, links, elsewhere] = [
    await tx.selectFrom('person').selectAll().where('status', '<>', 'withdrawn').where(among('id')).execute(),
    await tx.selectFrom('employment_period').selectAll().where(among('person_id')).orderBy('seq').execute(),
    await tx
      .selectFrom('person_source')
      .select(['person_id', 'values'])
      .where('connection_id', '=', connectionId)
      .where(among('person_id'))
      .execute(),
    await tx.selectFrom('award').selectAll().where(among('person_id')).execute(),
    await tx
      .selectFrom('person_link')
      .select(['connection_id', 'external_id', 'person_id', 'outside', 'ended_at'])
      .where('connection_id', '=', connectionId)
      .where(among('person_id'))
      .execute(),
    await tx
      .selectFrom('person_link')
      .innerJoin('connection', 'connection.id', 'person_link.connection_id')
      .select(['person_id', 'connection.name'])
      .where('connection_id', '<>', connectionId)
      .where(among('person_id'))
      .where('disconnected_at', 'is', null)
      .where('ended_at', 'is', null)
      .orderBy('linked_at')
      .orderBy('connection_id')
      .execute(),
  ]
  const periodsOf = groupBy(periods, (row) => row.person_id)
  const lastFromHr = new Map(sources.map((row) => [row.person_id, row.values]))
  const awardOf = new Map(awards.map((row) => [row.person_id, row]))
  return {
    people: people.map((row) => {
      const award = awardOf.get(row.id)
      return {
        id: row.id,
        version: row.version,
        status: row.status as PersonStatus,
        values: valuesOf(row),
        periods: (periodsOf.get(row.id) ?? []).map(periodOf),
        awards:
          award === undefined ? null : { plans: award.plans, unvested: award.unvested, vested: award.vested },
        lastFromHr: (lastFromHr.get(row.id) ?? {}) as PersonValues,
      }
    }),
    links: links.map((row) => ({
      connectionId: row.connection_id,
      externalId: row.external_id,
      personId: row.person_id,
      ...(row.ended_at === null ? {} : { ended: true as const }),
    })),
    outsideBefore: new Set(links.filter((row) => row.outside).map((row) => row.external_id)),
    linkedElsewhere: new Map(elsewhere.map((row) => [row.person_id, row.name])),
  }
}

function periodOf(row: {
  start_date: string | null
  end_date: string | null
  legal_entity_id: string | null
}): EmploymentPeriod {
  return { startDate: row.start_date, endDate: row.end_date, legalEntityId: row.legal_entity_id }
}

export async function listLegalEntities(tx: Tx): Promise<LegalEntity[]> {
  const rows = await tx.selectFrom('legal_entity').selectAll().orderBy('name').execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    organisationNumber: row.organisation_number,
    country: row.country,
    timeZone: row.time_zone,
  }))
}

export type CompanyVersions = Readonly<{ registryVersion: number; decisionsVersion: number }>

/** Versions that tell a plan stale. With `lock`, nobody else writes people of this company until the transaction ends. */
export async function companyVersions(tx: Tx, companyId: string, lock = false): Promise<CompanyVersions> {
  await sql`insert into company_state (company_id) values (${companyId}) on conflict do nothing`.execute(tx)
  const query = tx.selectFrom('company_state').select(['registry_version', 'decisions_version'])
  const row = await (lock ? query.forUpdate() : query).executeTakeFirstOrThrow()
  return { registryVersion: row.registry_version, decisionsVersion: row.decisions_version }
}

export async function raiseRegistryVersion(tx: Tx): Promise<void> {
  await tx
    .updateTable('company_state')
    .set((eb) => ({ registry_version: eb('registry_version', '+', 1) }))
    .execute()
}

export async function raiseDecisionsVersion(tx: Tx): Promise<void> {
  await tx
    .updateTable('company_state')
    .set((eb) => ({ decisions_version: eb('decisions_version', '+', 1) }))
    .execute()
}

export async function nextRunNumber(tx: Tx): Promise<number> {
  const row = await tx
    .updateTable('company_state')
    .set((eb) => ({ run_number: eb('run_number', '+', 1) }))
    .returning('run_number')
    .executeTakeFirstOrThrow()
  return row.run_number
}

export function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const name = key(row)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [row])
    else group.push(row)
  }
  return groups
}
