import { defineRoute } from '#api/define-route.ts'
import { recordSettings } from '../company/record-settings.ts'

export const deleteMember = defineRoute(
  'DELETE /companies/{company}/members/{userId}',
  async ({ actor, company, params, services }) => {
    await services.access.removeMember(company.id, params.userId)
    const done = { companyId: company.id, actor, action: 'member-removed', subject: params.userId } as const
    await recordSettings(services, done)
  },
)
