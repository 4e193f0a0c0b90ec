import { defineRoute } from '#api/define-route.ts'
import { beginSession } from '../session/begin-session.ts'

export const postSetup = defineRoute(
  'POST /setup/{token}',
  async ({ params, body, services, answerHeaders }) => {
    const session = await services.access.setUp(params.token, body)
    return beginSession(services, session, answerHeaders)
  },
)
