import { z } from 'zod'

/** What a member of a company may do there. */
export const roles = ['admin', 'finance manager'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

/**
 * Who may call an endpoint: `public` anybody · `signed-in` any session · `reader` admin and finance manager of the
 * company · `admin` of the company · `account manager` of the portal · `it-link` the holder of a one-time link.
 */
export const audiences = ['public', 'signed-in', 'reader', 'admin', 'account manager', 'it-link'] as const
export type Audience = (typeof audiences)[number]

/** Who acts. The command line acts as `cli:` and the system's user name. */
export type Actor = Readonly<{
  kind: 'user' | 'command line'
  id: string
  name: string
  email: string | null
  accountManager: boolean
}>

/** A company as one of its members may use it. */
export type CompanyAccess = Readonly<{
  id: string
  slug: string
  name: string
  timeZone: string
  hrIntegration: boolean
  role: Role
  /** Only these legal entities; null for all. */
  legalEntityIds: readonly string[] | null
}>

/** Whom a company without HR Integration asks. */
export type Contact = Readonly<{ name: string; email: string; phone: string | null }>
