import { getInvitation } from './get-invitation.ts'
import { postInvitation } from './post-invitation.ts'

export const invitationRoutes = [getInvitation, postInvitation]
