import { defineRoute } from '#api/define-route.ts'
import { AppError } from '#model/app-error.ts'
import { findCompany } from '#stores/company-store.ts'
import { inviteAdmin } from './invite-admin.ts'

export const postAdminInvitation = defineRoute(
  'POST /account-manager/companies/{company}/invitations',
  async ({ actor, params, body, services }) => {
    const company = await findCompany(services.database, params.company)
    if (company === undefined) throw new AppError('not-found')
    const { link, expiresAt } = await inviteAdmin(services, actor, company.id, body.adminEmail)
    return { link, expiresAt }
  },
)
