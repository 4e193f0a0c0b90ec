import { contactOf } from '#access/authorize.ts'
import type { Company } from '#api/contract/session.ts'
import type { Services } from '#api/services.ts'
import type { CompanyRow } from '#stores/company-store.ts'

export async function presentCompany({ database }: Services, company: CompanyRow): Promise<Company> {
  const { slug, name, timeZone, hrIntegration, demo } = company
  return { slug, name, timeZone, hrIntegration, demo, accountManager: await contactOf(database, company) }
}
