import { sql } from 'kysely'
import { isUuid } from '#model/is-uuid.ts'
import type { AwardHolding } from '#model/person.ts'
import { factOf } from '#model/person-facts.ts'
import type { Tx } from './transaction.ts'

/** Names of what is stored by id: legal entities, managers; and the awards of the people at hand. */
export type Labels = Readonly<{
  of: (attribute: string, value: string | null) => string | null
  awards: ReadonlyMap<string, AwardHolding>
}>

export type ToLabel = Readonly<{ personIds: readonly string[]; records?: ReadonlyMap<string, string> }>

export async function loadLabels(tx: Tx, wanted: ToLabel): Promise<Labels> {
  const entities = new Map(
    (await tx.selectFrom('legal_entity').select(['id', 'name']).execute()).map((row) => [row.id, row.name]),
  )
  const connections = new Map(
    (await tx.selectFrom('connection').select(['id', 'name']).execute()).map((row) => [row.id, row.name]),
  )
  const ids = [...new Set(wanted.personIds.filter(isUuid))]
  const people = new Map<string, string>()
  const awards = new Map<string, AwardHolding>()
  if (ids.length > 0) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, concat_ws(' ', coalesce(preferred_name, given_name), family_name) as name from person where id = any(${ids}::uuid[])`.execute(
      tx,
    )
    for (const row of rows) people.set(row.id, row.name)
    const held = await tx.selectFrom('award').selectAll().where('person_id', 'in', ids).execute()
    for (const row of held)
      awards.set(row.person_id, { plans: row.plans, unvested: row.unvested, vested: row.vested })
  }
  return {
    awards,
    of(attribute, value) {
      if (value === null) return null
      const fact = factOf(attribute)
      if (fact?.kind === 'link') return `${connections.get(fact.connectionId) ?? ''} ${value}`.trim()
      if (attribute === 'legalEntity') return entities.get(value) ?? null
      if (attribute !== 'manager' && attribute !== 'mergedInto') return null
      return value.startsWith('record:')
        ? (wanted.records?.get(value.slice('record:'.length)) ?? null)
        : (people.get(value) ?? null)
    },
  }
}

/** What the HR systems of a company call their custom fields, by `custom:<id>`; the newest connection's word counts. */
export async function customFieldLabels(tx: Tx): Promise<Record<string, string>> {
  const rows = await tx
    .selectFrom('connection')
    .select('discovered_fields')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const fields = rows.flatMap((row) => row.discovered_fields as { id: string; label: string }[])
  return Object.fromEntries(fields.map(({ id, label }) => [`custom:${id}`, label]))
}
