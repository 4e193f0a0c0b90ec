import { defineRoute } from '#api/define-route.ts'
import { beginSession } from './begin-session.ts'

export const putPassword = defineRoute(
  'PUT /session/password',
  async ({ actor, body, services, address, answerHeaders }) => {
    const session = await services.access.changePassword(actor, body.current, body.next, address)
    return beginSession(services, session, answerHeaders)
  },
)
