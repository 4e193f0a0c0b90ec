import type { CredentialFields } from '#connector-kit'

/** Where a company's Workday lives, and the integration system user who reads it. */
export const place = {
  host: {
    kind: 'text',
    label: 'Workday web services host',
    guide: '#find-host-and-tenant',
    // Passwords go to Workday's own data centres and nowhere else.
    pattern: /^([A-Za-z0-9-]+\.)+(my)?workday\.com$/,
    example: 'wd3-services1.myworkday.com',
  },
  tenant: {
    kind: 'text',
    label: 'Tenant',
    guide: '#find-host-and-tenant',
    pattern: /^[\w-]+$/,
    example: 'nordlys',
  },
} as const satisfies CredentialFields

export const user = {
  userName: {
    kind: 'text',
    label: 'Integration system user',
    guide: '#create-an-integration-system-user',
    pattern: /^[^\s@]+(@[\w-]+)?$/,
    example: 'ISU_Rollcall',
  },
  password: {
    kind: 'secret',
    label: 'Password',
    guide: '#create-an-integration-system-user',
    example: 'Invented-pass-9f2c',
  },
} as const satisfies CredentialFields

/** One tenant is one company's Workday, whichever host it is reached at. */
export function fingerprint({ tenant = '' }: Readonly<Record<string, string>>): string {
  return tenant.toLowerCase()
}
