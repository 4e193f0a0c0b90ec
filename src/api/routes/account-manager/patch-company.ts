import { defineRoute } from '#api/define-route.ts'
import { AppError } from '#model/app-error.ts'
import { findCompany, switchHrIntegration } from '#stores/company-store.ts'
import { presentCompany } from '../company/present-company.ts'
import { recordSettings } from '../company/record-settings.ts'

export const patchCompany = defineRoute(
  'PATCH /account-manager/companies/{company}',
  async ({ actor, params, body: { hrIntegration }, services }) => {
    const found = await findCompany(services.database, params.company)
    if (found === undefined) throw new AppError('not-found')
    if (found.hrIntegration !== hrIntegration) {
      await switchHrIntegration(services.database, found.id, hrIntegration)
      const action = hrIntegration ? 'hr-integration-on' : 'hr-integration-off'
      await recordSettings(services, { companyId: found.id, actor, action, subject: null })
    }
    return presentCompany(services, { ...found, hrIntegration })
  },
)
