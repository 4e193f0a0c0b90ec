import { defineRoute } from '#api/define-route.ts'

export const postSignOut = defineRoute(
  'POST /session/sign-out',
  async ({ services, request, answerHeaders }) => {
    for (const cookie of await services.access.signOut(request.headers))
      answerHeaders.append('set-cookie', cookie)
    answerHeaders.set('clear-site-data', '"cache"')
  },
)
