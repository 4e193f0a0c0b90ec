import type { OneTimeLink } from '#access/links.ts'
import type { Services } from '#api/services.ts'
import type { Actor } from '#model/access.ts'
import { recordSettings } from '../company/record-settings.ts'

export async function inviteAdmin(
  services: Services,
  actor: Actor,
  companyId: string,
  email: string,
): Promise<OneTimeLink> {
  const invitation = { companyId, email, role: 'admin', legalEntityIds: null } as const
  const link = await services.access.createInvitation(invitation)
  const values = { role: invitation.role }
  await recordSettings(services, { companyId, actor, action: 'member-invited', subject: null, values })
  return link
}
