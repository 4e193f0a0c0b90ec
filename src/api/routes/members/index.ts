import { deleteMember } from './delete-member.ts'
import { getMembers } from './get-members.ts'
import { postMember } from './post-member.ts'

export const memberRoutes = [getMembers, postMember, deleteMember]
