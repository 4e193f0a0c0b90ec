import { sql } from 'kysely'
import type { PersonValues } from '#model/person.ts'
import { personColumns, valuesOf } from './person-columns.ts'
import { joinedWhole, type Tx } from './transaction.ts'

const PAGE = 20_000

/** What tells who somebody is. */
const telling = new Set([
  'givenName',
  'familyName',
  'displayName',
  'employeeNumber',
  'workEmail',
  'birthDate',
  'startDate',
  'rehireDate',
  'originalHireDate',
])
const columns = sql.raw(
  personColumns
    .filter((one) => telling.has(one.attribute))
    .map((one) => one.column)
    .join(', '),
)

/** People whom no unchanged record of somebody employed keeps for this connection, in pages, with what tells who they are. */
export async function* peopleNotKept(
  tx: Tx,
  connectionId: string,
): AsyncGenerator<{ id: string; values: PersonValues }[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await joinedWhole(tx, () =>
      sql<{ id: string }>`
      select id, ${columns} from person where status <> 'withdrawn' and id > ${after}::uuid
        and not exists (select from unchanged_record as u
          join person_link as link on link.connection_id = u.connection_id and link.external_id = u.external_id
            and link.person_id = u.person_id and link.ended_at is null
          where u.connection_id = ${connectionId} and u.person_id = person.id and not has_left)
      order by id limit ${PAGE}`.execute(tx),
    )
    yield rows.map((row) => ({ id: row.id, values: valuesOf(row) }))
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last.id
  }
}
