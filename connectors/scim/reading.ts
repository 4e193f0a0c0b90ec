import type { Permission } from '#connector-kit'
import { customFields } from './custom-fields.ts'
import { fields } from './fields.ts'

const where = 'the settings of your identity provider or HR system, where its SCIM interface is switched on'

/** Written with `/Users` behind it or not, it is the same address. */
const baseOf = (written: string) => written.replace(/\/+$/, '').replace(/\/Users$/i, '')

/** The one right there is. */
export const permissions: readonly Permission[] = [
  {
    id: 'users',
    name: 'Read all users',
    fields: 'everything',
    lostWithout: 'Nobody can be read.',
    where,
    check: { path: '/Users', query: { startIndex: '1', count: '1' } },
  },
]

/** What both ways of reading a service have. */
export const reading = {
  transport: 'http',
  permissions,
  baseUrl: ({ address }: Readonly<{ address: string }>) => baseOf(address),
  fingerprint: ({ address }: Readonly<{ address: string }>) => baseOf(address).toLowerCase(),
  headers: { accept: 'application/scim+json, application/json' },
  rateLimit: {
    requests: 5,
    perSeconds: 1,
    concurrency: 2,
    source: 'RFC 7644 names none; a service that has one tells it by 429',
  },
  errors: [
    {
      status: 401,
      kind: 'credentials',
      advice: 'Make a new token there, or check the user name and password, and enter them here.',
      where,
    },
    {
      status: 403,
      kind: 'permission',
      advice: 'Let these credentials read all users.',
      where,
    },
    {
      status: 404,
      kind: 'address',
      advice: 'Check the SCIM address: it is the part before “/Users”, often ending in “/scim/v2”.',
      where,
    },
    { status: 501, kind: 'contract', advice: 'This service does not offer lists of users by SCIM.' },
  ],
  probe: { path: '/Users', query: { startIndex: '1', count: '1' } },
  employees: {
    request: () => ({ path: '/Users' }) as const,
    recordsAt: 'Resources',
    totalAt: 'totalResults',
    // How many come is the service's choice; the next page begins behind what came.
    pagination: { style: 'offset', param: 'startIndex', first: 1, sizeParam: 'count', size: 100 },
  },
  fields,
  customFields,
} as const
