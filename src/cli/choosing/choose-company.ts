import { UsageError } from '../command.ts'
import type { PortalClient } from '../portal/portal-client.ts'

export type ChosenCompany = Readonly<{ slug: string; name: string }>

export async function listCompanies(client: PortalClient): Promise<readonly ChosenCompany[]> {
  return client.call('GET /account-manager/companies', {})
}

/** The company a command is about: the one named by its name or address, or the only one there is. */
export async function chooseCompany(
  client: PortalClient,
  wanted: string | undefined,
): Promise<ChosenCompany> {
  const companies = await listCompanies(client)
  const [first, ...others] = companies
  if (first === undefined) throw new UsageError(nobodyYet)
  if (wanted !== undefined) return named(companies, wanted)
  if (others.length > 0) {
    throw new UsageError(`There are several companies; name one with --company: ${slugs(companies)}.`)
  }
  return first
}

const nobodyYet =
  'There is no company yet. Start the portal (rollcall serve) and open the set-up link it prints, or begin with rollcall connect … --company NAME.'

export function named(companies: readonly ChosenCompany[], wanted: string): ChosenCompany {
  const found =
    companies.find((one) => one.slug === wanted) ??
    companies.find((one) => one.name.toLowerCase() === wanted.toLowerCase())
  if (found !== undefined) return found
  throw new UsageError(`There is no company “${wanted}”. There are: ${slugs(companies)}.`)
}

function slugs(companies: readonly ChosenCompany[]): string {
  return companies.map((one) => one.slug).join(', ')
}
