/** The address as a person may write it, without what lies behind the host. */
export function serverAt(address: string): string {
  return address.trim().replace(/\/+$/, '')
}

/** What tells one company's Odoo from another: a server may hold several databases. */
export function databaseAt(address: string, database: string): string {
  return `${serverAt(address)
    .replace(/^https?:\/\//i, '')
    .toLowerCase()}/${database}`
}

export const address = {
  kind: 'text',
  label: 'Address of Odoo',
  guide: '#find-the-address-and-the-database',
  pattern: /^https?:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?\/*$/i,
  example: 'https://nordlys.odoo.example',
} as const

export const database = {
  kind: 'text',
  label: 'Database',
  guide: '#find-the-address-and-the-database',
  pattern: /^[\w.-]+$/,
  example: 'nordlys',
} as const

/** Odoo publishes no limit for its own servers; a company's own server has none unless a proxy sets one. */
export const rateLimit = {
  requests: 5,
  perSeconds: 1,
  concurrency: 1,
  source: 'no limit found in the documentation read; our own restraint, and 429 is waited out',
} as const
