import type { Database } from '#db/database.ts'
import type { Contact } from '#model/access.ts'

export type CompanyRow = Readonly<{
  id: string
  slug: string
  name: string
  timeZone: string
  hrIntegration: boolean
  accountManagerId: string | null
  demo: boolean
}>

const columns = [
  'id',
  'slug',
  'name',
  'time_zone as timeZone',
  'hr_integration as hrIntegration',
  'account_manager_id as accountManagerId',
  'demo',
] as const

export async function findCompany(database: Database, slug: string): Promise<CompanyRow | undefined> {
  return database.outside
    .selectFrom('portal.company')
    .select(columns)
    .where('slug', '=', slug)
    .executeTakeFirst()
}

export async function findCompanyById(database: Database, id: string): Promise<CompanyRow | undefined> {
  return database.outside.selectFrom('portal.company').select(columns).where('id', '=', id).executeTakeFirst()
}

export async function listCompanies(database: Database): Promise<CompanyRow[]> {
  return database.outside.selectFrom('portal.company').select(columns).orderBy('name').orderBy('id').execute()
}

export async function slugsLike(database: Database, slug: string): Promise<string[]> {
  const rows = await database.outside
    .selectFrom('portal.company')
    .select('slug')
    .where('slug', 'like', `${slug}%`)
    .execute()
  return rows.map((row) => row.slug)
}

export async function switchHrIntegration(database: Database, id: string, on: boolean): Promise<void> {
  await database.outside
    .updateTable('portal.company')
    .set({ hr_integration: on })
    .where('id', '=', id)
    .execute()
}

export type ConnectionState = Readonly<{
  companyId: string
  connectorId: string
  state: string
  lastGoodFetchAt: string | null
}>

/** States of connections of these companies, as the schedule knows them: no personal data. */
export async function connectionStates(
  database: Database,
  companyIds: readonly string[],
): Promise<ConnectionState[]> {
  if (companyIds.length === 0) return []
  return database.outside
    .selectFrom('portal.due')
    .select([
      'company_id as companyId',
      'connector_id as connectorId',
      'state',
      'last_good_fetch_at as lastGoodFetchAt',
    ])
    .where('company_id', 'in', companyIds)
    .orderBy('connector_id')
    .execute()
}

/** The company's account manager, or the portal's first one. */
export async function findContact(database: Database, company: CompanyRow): Promise<Contact | undefined> {
  return database.outside
    .selectFrom('auth.account_manager as manager')
    .innerJoin('auth.user as user', 'user.id', 'manager.user_id')
    .select(['user.name', 'user.email', 'manager.phone'])
    .orderBy((e) =>
      e
        .case()
        .when('user.id', '=', company.accountManagerId ?? '')
        .then(0)
        .else(1)
        .end(),
    )
    .orderBy('manager.created_at')
    .limit(1)
    .executeTakeFirst()
}
