import type { Database } from '#db/database.ts'
import type { Actor, Audience, CompanyAccess, Contact } from '#model/access.ts'
import { AppError } from '#model/app-error.ts'
import { listMemberships } from '#stores/access-store.ts'
import { type CompanyRow, findCompany, findCompanyById, findContact } from '#stores/company-store.ts'

/** Lets through who belongs to the audience; for a company's own addresses, answers the company. */
export async function authorize(
  database: Database,
  actor: Actor | null,
  audience: Audience,
  slug: string | null,
): Promise<CompanyAccess | null> {
  if (audience === 'public' || audience === 'it-link') return null
  if (actor === null) throw new AppError('not-signed-in')
  if (audience === 'signed-in') return null
  if (audience === 'account manager') {
    if (!actor.accountManager) throw new AppError('account-manager-only')
    return null
  }
  if (slug === null) throw new Error(`An address for the audience ${audience} names no company.`)
  const company = await companyOf(database, actor, slug)
  // The same answer whether the company is missing or somebody else's.
  if (company === undefined) throw new AppError('not-found')
  if (audience === 'admin' && company.role !== 'admin') throw new AppError('admin-only')
  return company
}

async function companyOf(database: Database, actor: Actor, slug: string): Promise<CompanyAccess | undefined> {
  if (actor.kind === 'user') return (await listMemberships(database, actor.id, slug))[0]
  const company = await findCompany(database, slug)
  return company && { ...company, role: 'admin', legalEntityIds: null }
}

/** Throws `hr-integration-off` with the account manager's contact where the company lacks the feature. */
export async function requireHrIntegration(database: Database, companyId: string): Promise<void> {
  const company = await findCompanyById(database, companyId)
  if (company === undefined) throw new AppError('not-found')
  if (company.hrIntegration) return
  throw new AppError('hr-integration-off', { extras: { contact: await contactOf(database, company) } })
}

export async function contactOf(database: Database, company: CompanyRow): Promise<Contact> {
  const found = await findContact(database, company)
  return found ?? { name: 'the operator of the portal', email: '', phone: null }
}
