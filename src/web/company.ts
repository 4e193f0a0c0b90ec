import { createContext, useContext } from 'react'
import type { Session } from '#api/contract/session.ts'

export type CompanyAccess = Session['companies'][number]

export const CompanyContext = createContext<CompanyAccess | null>(null)

/** The company on the screen, with the reader's role in it. Only inside the frame. */
export function useCompany(): CompanyAccess {
  const company = useContext(CompanyContext)
  if (company === null) throw new Error('No company is on the screen here.')
  return company
}

/** Whether the reader may change things in this company. */
export function useIsAdmin(): boolean {
  return useCompany().role === 'admin'
}
