import { defineRoute } from '#api/define-route.ts'
import { beginSession } from './begin-session.ts'

export const postLink = defineRoute(
  'POST /session/link',
  async ({ body, services, request, answerHeaders }) => {
    const session = await services.access.signInByLink(body.token, request.headers)
    return beginSession(services, session, answerHeaders)
  },
)
