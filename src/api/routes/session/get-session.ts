import { defineRoute } from '#api/define-route.ts'
import { presentSession } from './present-session.ts'

export const getSession = defineRoute('GET /session', async ({ actor, services }) =>
  actor === null
    ? null
    : presentSession(services, { userId: actor.id, name: actor.name, email: actor.email ?? '' }),
)
