import { accountManagerRoutes } from './account-manager/index.ts'
import { getCompany } from './company/get-company.ts'
import { invitationRoutes } from './invitations/index.ts'
import { memberRoutes } from './members/index.ts'
import { sessionRoutes } from './session/index.ts'
import { setupRoutes } from './setup/index.ts'

/** Signing in, companies and who may enter them. */
export const accessRoutes = [
  ...sessionRoutes,
  ...setupRoutes,
  ...invitationRoutes,
  getCompany,
  ...memberRoutes,
  ...accountManagerRoutes,
]
