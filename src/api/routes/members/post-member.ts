import { defineRoute } from '#api/define-route.ts'

export const postMember = defineRoute(
  'POST /companies/{company}/members',
  async ({ company, body, services }) => {
    const { link, expiresAt } = await services.access.createInvitation({ companyId: company.id, ...body })
    return { link, expiresAt }
  },
)
