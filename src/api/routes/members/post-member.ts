import { defineRoute } from '#api/define-route.ts'
import { recordSettings } from '../company/record-settings.ts'

export const postMember = defineRoute(
  'POST /companies/{company}/members',
  async ({ actor, company, body, services }) => {
    const { link, expiresAt } = await services.access.createInvitation({ companyId: company.id, ...body })
    const values = { role: body.role }
    const done = { companyId: company.id, actor, action: 'member-invited', subject: null, values } as const
    await recordSettings(services, done)
    return { link, expiresAt }
  },
)
