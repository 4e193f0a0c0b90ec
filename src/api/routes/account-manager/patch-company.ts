import { defineRoute } from '#api/define-route.ts'
import { AppError } from '#model/app-error.ts'
import { findCompany, switchHrIntegration } from '#stores/company-store.ts'
import { presentCompany } from '../company/present-company.ts'

export const patchCompany = defineRoute(
  'PATCH /account-manager/companies/{company}',
  async ({ params, body, services }) => {
    const found = await findCompany(services.database, params.company)
    if (found === undefined) throw new AppError('not-found')
    await switchHrIntegration(services.database, found.id, body.hrIntegration)
    return presentCompany(services, { ...found, hrIntegration: body.hrIntegration })
  },
)
