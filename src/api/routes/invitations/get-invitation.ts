import { defineRoute } from '#api/define-route.ts'

export const getInvitation = defineRoute('GET /invitations/{token}', ({ params, services }) =>
  services.access.readInvitation(params.token),
)
