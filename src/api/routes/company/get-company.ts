import { defineRoute } from '#api/define-route.ts'
import { AppError } from '#model/app-error.ts'
import { findCompanyById } from '#stores/company-store.ts'
import { presentCompany } from './present-company.ts'

export const getCompany = defineRoute('GET /companies/{company}', async ({ company, services }) => {
  const found = await findCompanyById(services.database, company.id)
  if (found === undefined) throw new AppError('not-found')
  return presentCompany(services, found)
})
