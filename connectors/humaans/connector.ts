import { defineConnector, defineHttpMethod, type Listing } from '#connector-kit'
import { discoverFields, readField } from './custom-fields.ts'
import { fields } from './fields.ts'
import { permissions, whereTokens } from './permissions.ts'
import { roles } from './roles.ts'

const listAt = (path: `/${string}`): Listing => ({
  request: () => ({ path }),
  recordsAt: 'data',
  totalAt: 'total',
  pagination: { style: 'offset', param: '$skip', sizeParam: '$limit', size: 100 },
})

const accessToken = defineHttpMethod({
  transport: 'http',
  id: 'access-token',
  name: 'API access token',
  credentials: {
    token: {
      kind: 'secret',
      label: 'API access token',
      guide: '#make-an-api-access-token',
      pattern: /^\S+$/,
      example: 'hu-0123456789abcdef0123456789abc',
    },
  },
  auth: { scheme: 'bearer', token: 'token' },
  baseUrl: () => 'https://app.humaans.io/api',
  // Nothing in a token names its company.
  fingerprint: () => '',
  rateLimit: {
    requests: 5,
    perSeconds: 1,
    source: 'not published; the connector sends a handful of requests',
  },
  permissions,
  errors: [
    {
      status: 401,
      kind: 'credentials',
      advice: 'Generate a new API access token in Humaans and enter it here.',
      where: whereTokens,
    },
    {
      status: 403,
      kind: 'permission',
      advice: 'Make the token as somebody who sees everybody, with the scopes that are listed here.',
      where: whereTokens,
    },
  ],
  probe: { path: '/people', query: { $limit: '1' } },
  employees: {
    ...listAt('/people'),
    lookups: [
      {
        as: roles,
        list: listAt('/job-roles'),
        local: 'id',
        foreign: 'personId',
        many: true,
      },
      { as: 'locations', list: listAt('/locations'), foreign: 'id' },
      {
        as: 'customValues',
        list: listAt('/custom-values'),
        local: 'id',
        foreign: 'personId',
        many: true,
        only: ({ custom }) => custom.size > 0,
      },
    ],
  },
  fields,
  customFields: {
    discover: { path: '/custom-fields', query: { $limit: '100' } },
    list: discoverFields,
    read: readField,
  },
})

export const humaans = defineConnector({
  id: 'humaans',
  name: 'Humaans',
  otherNames: ['Humaans.io'],
  region: 'UK and Ireland',
  category: 'hr system',
  evidence: {
    kind: 'third-party documentation',
    note: 'Unverified: scopes and menus by the help pages of Humaans and of other makers, paths and fields by public clients of its API, no live system yet. The names in job roles are not confirmed; where they differ, title, department and manager are not read and change nothing. Nor is it confirmed that the list holds everybody who has left.',
  },
  employeeNumber: 'own field',
  dimensions: [
    { field: 'team', label: 'Team' },
    { field: 'department', label: 'Department' },
    { field: 'location', label: 'Location' },
    { field: 'employmentStatus', label: 'Status' },
  ],
  methods: [accessToken],
})
