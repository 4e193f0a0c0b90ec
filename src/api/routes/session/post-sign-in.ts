import { defineRoute } from '#api/define-route.ts'
import { beginSession } from './begin-session.ts'

export const postSignIn = defineRoute(
  'POST /session/sign-in',
  async ({ body, services, address, request, answerHeaders }) => {
    const session = await services.access.signIn(body.email, body.password, address, request.headers)
    return beginSession(services, session, answerHeaders)
  },
)
