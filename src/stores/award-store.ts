import { sql } from 'kysely'
import type { AwardHolding } from '#model/person.ts'
import type { Tx } from './transaction.ts'

/** What somebody holds, by either identifier. */
export type ImportedHolding = AwardHolding &
  Readonly<{ employeeNumber: string | null; workEmail: string | null }>

/** Replaces what the registry knows of the awards of the people named; nobody else is touched. */
export async function importAwards(
  tx: Tx,
  companyId: string,
  holdings: readonly ImportedHolding[],
  at: Date,
): Promise<{ matched: number; unmatched: string[] }> {
  const find = await finder(tx)
  const found = new Map<string, AwardHolding>()
  const unmatched: string[] = []
  for (const holding of holdings) {
    const personId = find(holding)
    if (personId === undefined) unmatched.push(holding.employeeNumber ?? holding.workEmail ?? '')
    else found.set(personId, holding)
  }
  const rows = [...found].map(([person_id, { plans, unvested, vested }]) => ({
    person_id,
    plans,
    unvested,
    vested,
  }))
  await sql`
    insert into award (company_id, person_id, plans, unvested, vested, imported_at)
    select ${companyId}::uuid, person_id, array(select jsonb_array_elements_text(plans)), unvested, vested, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (person_id uuid, plans jsonb, unvested numeric, vested numeric)
    on conflict (company_id, person_id) do update
      set plans = excluded.plans, unvested = excluded.unvested, vested = excluded.vested,
          imported_at = excluded.imported_at`.execute(tx)
  return { matched: found.size, unmatched }
}

/** Who is meant: exactly one person with this number, else exactly one with this e-mail. */
async function finder(tx: Tx): Promise<(one: ImportedHolding) => string | undefined> {
  const people = await tx
    .selectFrom('person')
    .select(['id', 'employee_number', 'work_email'])
    .where('status', '<>', 'withdrawn')
    .execute()
  const byNumber = Map.groupBy(people, (one) => one.employee_number)
  const byEmail = Map.groupBy(people, (one) => one.work_email?.toLowerCase() ?? null)
  return ({ employeeNumber, workEmail }) => {
    const numbered = employeeNumber === null ? undefined : byNumber.get(employeeNumber)
    const found = numbered ?? (workEmail === null ? undefined : byEmail.get(workEmail.toLowerCase()))
    return found?.length === 1 ? found[0]?.id : undefined
  }
}
