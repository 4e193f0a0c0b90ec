import { defineRoute } from '#api/define-route.ts'
import { connectionStates, listCompanies } from '#stores/company-store.ts'
import { presentCompany } from '../company/present-company.ts'

export const getCompanies = defineRoute('GET /account-manager/companies', async ({ services }) => {
  const companies = await listCompanies(services.database)
  const states = await connectionStates(
    services.database,
    companies.map((company) => company.id),
  )
  return Promise.all(
    companies.map(async (company) => ({
      ...(await presentCompany(services, company)),
      connections: states
        .filter((one) => one.companyId === company.id)
        .map(({ connectorId, state, lastGoodFetchAt }) => ({
          connector: connectorId,
          state,
          lastGoodFetchAt,
        })),
    })),
  )
})
