import { getCompanies } from './get-companies.ts'
import { patchCompany } from './patch-company.ts'
import { postCompany } from './post-company.ts'
import { postAdminInvitation } from './post-invitation.ts'

export const accountManagerRoutes = [getCompanies, postCompany, patchCompany, postAdminInvitation]
