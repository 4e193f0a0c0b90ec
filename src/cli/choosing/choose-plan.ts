import type { Preview } from '#api/contract/preview.ts'
import { isUuid } from '#model/is-uuid.ts'
import { UsageError } from '../command.ts'
import { type PortalClient, PortalRefusal } from '../portal/portal-client.ts'
import { type ChosenCompany, chooseCompany, listCompanies } from './choose-company.ts'

export type ChosenPlan = Readonly<{ company: ChosenCompany; plan: Preview }>

/** A plan by its id; its company is looked for where none is named. */
export async function choosePlan(
  client: PortalClient,
  id: string,
  wantedCompany: string | undefined,
): Promise<ChosenPlan> {
  if (!isUuid(id)) throw new UsageError(`“${id}” is no plan; rollcall preview prints a plan’s id.`)
  const companies =
    wantedCompany === undefined ? await listCompanies(client) : [await chooseCompany(client, wantedCompany)]
  for (const company of companies) {
    const plan = await readPlan(client, company, id)
    if (plan !== null) return { company, plan }
  }
  throw new UsageError(`There is no plan “${id}” (any more); make one with rollcall preview.`)
}

async function readPlan(client: PortalClient, company: ChosenCompany, id: string): Promise<Preview | null> {
  try {
    const params = { company: company.slug, plan: id }
    return await client.call('GET /companies/{company}/plans/{plan}', { params })
  } catch (error) {
    if (error instanceof PortalRefusal && ['not-found', 'hr-integration-off'].includes(error.problem.code))
      return null
    throw error
  }
}
