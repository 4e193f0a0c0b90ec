import { defineRoute } from '#api/define-route.ts'
import { AppError } from '#model/app-error.ts'
import { findCompanyById } from '#stores/company-store.ts'
import { presentCompany } from '../company/present-company.ts'
import { inviteAdmin } from './invite-admin.ts'

export const postCompany = defineRoute(
  'POST /account-manager/companies',
  async ({ actor, body, services }) => {
    const { adminEmail, ...wish } = body
    const { id } = await services.access.createCompany({ ...wish, accountManagerId: actor.id })
    const { link } = await inviteAdmin(services, actor, id, adminEmail)
    const made = await findCompanyById(services.database, id)
    if (made === undefined) throw new AppError('not-found')
    return { company: await presentCompany(services, made), link }
  },
)
