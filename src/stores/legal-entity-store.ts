import { sql } from 'kysely'
import type { LegalEntity } from '#model/person.ts'
import type { Tx } from './transaction.ts'

export async function insertLegalEntity(
  tx: Tx,
  companyId: string,
  made: LegalEntity,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('legal_entity')
    .values({ company_id: companyId, id: made.id, created_at: at, ...columnsOf(made) })
    .execute()
}

export async function changeLegalEntity(tx: Tx, changed: LegalEntity): Promise<void> {
  await tx.updateTable('legal_entity').set(columnsOf(changed)).where('id', '=', changed.id).execute()
}

function columnsOf(one: LegalEntity) {
  return {
    name: one.name,
    organisation_number: one.organisationNumber,
    country: one.country,
    time_zone: one.timeZone,
  }
}

/** Whether another legal entity has this name, however it is written. */
export async function isNameTaken(tx: Tx, name: string, exceptId: string): Promise<boolean> {
  const taken = await tx
    .selectFrom('legal_entity')
    .select('id')
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .where('id', '<>', exceptId)
    .executeTakeFirst()
  return taken !== undefined
}

/** Active people of each legal entity. */
export async function legalEntityHeadCounts(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('person')
    .select(['legal_entity', (eb) => eb.fn.countAll<number>().as('n')])
    .where('legal_entity', 'is not', null)
    .where('status', 'in', ['active', 'leave'])
    .groupBy('legal_entity')
    .execute()
  return new Map(rows.map((row) => [row.legal_entity ?? '', row.n]))
}
