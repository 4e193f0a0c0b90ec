import { sql } from 'kysely'
import type { Person } from '#model/person.ts'
import { decisionFact, factOf, linkFact, type PersonFacts } from '#model/person-facts.ts'
import { awardsFrom, awardsText, periodsText } from '#model/person-texts.ts'
import { loadPeople } from './apply-store.ts'
import { raiseDecisionsVersion } from './registry-store.ts'
import type { Tx } from './transaction.ts'

export type PersonWithFacts = Person & Readonly<{ facts: PersonFacts }>

/**
 * People with their links, decisions, awards, periods and whom they were merged into. A link that somebody outside the
 * given people has now reads as `elsewhere`, so that nobody takes it away unseen.
 */
export async function loadPeopleWithFacts(
  tx: Tx,
  ids: readonly string[],
  wanted: readonly string[] = [],
): Promise<Map<string, PersonWithFacts>> {
  const people = await loadPeople(tx, ids)
  const facts = new Map<string, Record<string, string | null>>()
  for (const id of people.keys()) facts.set(id, {})
  const note = (id: string, attribute: string, value: string | null) => {
    const of = facts.get(id)
    if (of !== undefined) of[attribute] = value
  }
  const all = [...people.keys()]
  for (const row of await linksAndDecisions(tx, all)) note(row.personId, row.attribute, row.value)
  const awards = new Map(
    (
      await sql<{ id: string; plans: string[]; unvested: string; vested: string }>`
      select person_id as id, plans, unvested, vested from award where person_id = any(${all}::uuid[])`.execute(
        tx,
      )
    ).rows.map(({ id, ...holding }) => [id, holding]),
  )
  const merged = await sql<{ id: string; into: string | null }>`
    select id, merged_into as into from person where id = any(${all}::uuid[])`.execute(tx)
  for (const { id, into } of merged.rows) note(id, 'mergedInto', into)
  for (const [id, person] of people) {
    note(id, 'awards', awardsText(awards.get(id) ?? null))
    note(id, 'periods', periodsText(person.periods))
  }
  await noteElsewhere(tx, facts, wanted)
  return new Map(
    [...people].map(([id, person]) => [
      id,
      { ...person, awards: awards.get(id) ?? null, facts: facts.get(id) ?? {} },
    ]),
  )
}

async function linksAndDecisions(tx: Tx, ids: readonly string[]) {
  const links = await sql<{ personId: string; connectionId: string; externalId: string }>`
    select person_id as "personId", connection_id as "connectionId", external_id as "externalId"
    from person_link where person_id = any(${ids}::uuid[]) and ended_at is null`.execute(tx)
  const decisions = await sql<{
    personId: string
    connectionId: string
    externalId: string
    decision: string
  }>`
    select person_id as "personId", connection_id as "connectionId", external_id as "externalId", decision
    from match_decision where person_id = any(${ids}::uuid[])`.execute(tx)
  return [
    ...links.rows.map(({ personId, connectionId, externalId }) => ({
      personId,
      attribute: linkFact(connectionId, externalId),
      value: externalId as string | null,
    })),
    ...decisions.rows.map(({ personId, connectionId, externalId, decision }) => ({
      personId,
      attribute: decisionFact(connectionId, externalId),
      value: decision as string | null,
    })),
  ]
}

/** Links that an undo would give back while a third person has them. */
async function noteElsewhere(
  tx: Tx,
  facts: ReadonlyMap<string, Record<string, string | null>>,
  wanted: readonly string[],
): Promise<void> {
  for (const attribute of new Set(wanted)) {
    const fact = factOf(attribute)
    if (fact?.kind !== 'link') continue
    const holder = await holderOf(tx, fact.connectionId, fact.externalId)
    if (holder === undefined || facts.has(holder)) continue
    for (const of of facts.values()) of[attribute] ??= 'elsewhere'
  }
}

/** Whose record this is now. */
export async function holderOf(
  tx: Tx,
  connectionId: string,
  externalId: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('person_link')
    .select('person_id')
    .where('connection_id', '=', connectionId)
    .where('external_id', '=', externalId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row?.person_id
}

export type WrittenFact = Readonly<{
  personId: string
  attribute: string
  new: string | null
  rule: string | null
}>

/** Writes what is no value of a person. Periods are written with the person. */
export async function writeFacts(
  tx: Tx,
  companyId: string,
  written: readonly WrittenFact[],
  by: Readonly<{ runId: string; actor: string; at: Date }>,
): Promise<void> {
  for (const one of written) await writeFact(tx, companyId, one, by)
  if (written.some((one) => factOf(one.attribute)?.kind === 'decision')) await raiseDecisionsVersion(tx)
}

async function writeFact(
  tx: Tx,
  companyId: string,
  { personId, attribute, new: next, rule }: WrittenFact,
  by: Readonly<{ runId: string; actor: string; at: Date }>,
): Promise<void> {
  const fact = factOf(attribute)
  switch (fact?.kind) {
    case 'link':
      return writeLink(tx, companyId, { ...fact, personId, next, ends: rule === 'hand-over' }, by)
    case 'decision':
      return writeDecision(tx, companyId, { ...fact, personId, next }, by)
    case 'awards':
      return writeAwards(tx, companyId, personId, next, by.at)
    case 'mergedInto':
      await sql`update person set merged_into = ${next} where id = ${personId}`.execute(tx)
      return
    default:
      return
  }
}

type Pair = Readonly<{ connectionId: string; externalId: string; personId: string; next: string | null }>

async function writeLink(
  tx: Tx,
  companyId: string,
  { connectionId, externalId, personId, next, ends }: Pair & Readonly<{ ends: boolean }>,
  by: Readonly<{ runId: string; at: Date }>,
): Promise<void> {
  if (next !== null) {
    await sql`insert into person_link (company_id, connection_id, external_id, person_id, run_id, linked_at)
      values (${companyId}, ${connectionId}, ${externalId}, ${personId}, ${by.runId}, ${by.at})
      on conflict (company_id, connection_id, external_id) do update set person_id = excluded.person_id,
        run_id = excluded.run_id, linked_at = excluded.linked_at, ended_at = null`.execute(tx)
    return
  }
  // Only where the record is still this person's: another line of the same plan may have given it away already.
  if (ends)
    await sql`update person_link set ended_at = ${by.at} where connection_id = ${connectionId}
      and external_id = ${externalId} and person_id = ${personId}`.execute(tx)
  else
    await sql`delete from person_link where connection_id = ${connectionId} and external_id = ${externalId}
      and person_id = ${personId}`.execute(tx)
}

async function writeDecision(
  tx: Tx,
  companyId: string,
  { connectionId, externalId, personId, next }: Pair,
  by: Readonly<{ actor: string; at: Date }>,
): Promise<void> {
  if (next === null)
    await sql`delete from match_decision where connection_id = ${connectionId} and external_id = ${externalId}
      and person_id = ${personId}`.execute(tx)
  else
    await sql`insert into match_decision (company_id, connection_id, external_id, person_id, decision, decided_by, decided_at)
      values (${companyId}, ${connectionId}, ${externalId}, ${personId}, ${next}, ${by.actor}, ${by.at})
      on conflict (company_id, connection_id, external_id, person_id) do update set decision = excluded.decision,
        decided_by = excluded.decided_by, decided_at = excluded.decided_at`.execute(tx)
}

async function writeAwards(
  tx: Tx,
  companyId: string,
  personId: string,
  next: string | null,
  at: Date,
): Promise<void> {
  const holding = awardsFrom(next)
  if (holding === null) {
    await tx.deleteFrom('award').where('person_id', '=', personId).execute()
    return
  }
  const row = {
    plans: [...holding.plans],
    unvested: holding.unvested,
    vested: holding.vested,
    imported_at: at,
  }
  await tx
    .insertInto('award')
    .values({ company_id: companyId, person_id: personId, ...row })
    .onConflict((conflict) => conflict.columns(['company_id', 'person_id']).doUpdateSet(row))
    .execute()
}
