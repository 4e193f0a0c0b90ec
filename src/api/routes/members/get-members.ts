import { defineRoute } from '#api/define-route.ts'
import { listInvitations } from '#stores/access-link-store.ts'
import { listMembers } from '#stores/access-store.ts'

export const getMembers = defineRoute('GET /companies/{company}/members', async ({ company, services }) => {
  const members = await listMembers(services.database, company.id)
  const invitations = await listInvitations(services.database, company.id)
  return [
    ...members.map((member) => ({ ...member, invitedUntilAt: null })),
    ...invitations.flatMap(({ email, role, legalEntityIds, expiresAt }) =>
      email === null || role === null
        ? []
        : [{ userId: null, name: '', email, role, legalEntityIds, invitedUntilAt: expiresAt }],
    ),
  ]
})
