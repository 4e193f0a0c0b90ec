import { defineRoute } from '#api/define-route.ts'
import { AppError } from '#model/app-error.ts'
import { findCompanyById } from '#stores/company-store.ts'
import { presentCompany } from '../company/present-company.ts'

export const postCompany = defineRoute(
  'POST /account-manager/companies',
  async ({ actor, body, services }) => {
    const { access, database } = services
    const { adminEmail, ...wish } = body
    const { id } = await access.createCompany({ ...wish, accountManagerId: actor.id })
    const invitation = await access.createInvitation({
      companyId: id,
      email: adminEmail,
      role: 'admin',
      legalEntityIds: null,
    })
    const made = await findCompanyById(database, id)
    if (made === undefined) throw new AppError('not-found')
    return { company: await presentCompany(services, made), link: invitation.link }
  },
)
