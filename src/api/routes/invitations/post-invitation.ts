import { defineRoute } from '#api/define-route.ts'
import { beginSession } from '../session/begin-session.ts'

export const postInvitation = defineRoute(
  'POST /invitations/{token}',
  async ({ params, body, services, address, answerHeaders }) => {
    const session = await services.access.acceptInvitation(params.token, body, address)
    return beginSession(services, session, answerHeaders)
  },
)
