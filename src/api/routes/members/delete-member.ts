import { defineRoute } from '#api/define-route.ts'

export const deleteMember = defineRoute(
  'DELETE /companies/{company}/members/{userId}',
  async ({ company, params, services }) => {
    await services.access.removeMember(company.id, params.userId)
  },
)
