import type { Session } from '#api/contract/session.ts'
import type { Services } from '#api/services.ts'
import { isAccountManager, listMemberships } from '#stores/access-store.ts'
import { connectionStates } from '#stores/company-store.ts'

type Who = Readonly<{ userId: string; name: string; email: string }>

/** States that put a dot on the menu entry. */
const wanting = ['changes waiting', 'needs attention', 'reconnect']

export async function presentSession({ database, config }: Services, who: Who): Promise<Session> {
  const memberships = await listMemberships(database, who.userId)
  const states = await connectionStates(
    database,
    memberships.filter((one) => one.hrIntegration).map((one) => one.id),
  )
  const wantsSomebody = new Set(
    states.filter(({ state }) => wanting.includes(state)).map((one) => one.companyId),
  )
  return {
    user: { id: who.userId, name: who.name, email: who.email },
    portalName: config.portalName,
    accountManager: await isAccountManager(database, who.userId),
    companies: memberships.map(({ id, legalEntityIds, ...company }) => ({
      ...company,
      legalEntityIds: legalEntityIds === null ? null : [...legalEntityIds],
      attention: wantsSomebody.has(id),
    })),
  }
}
