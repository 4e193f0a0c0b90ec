import { defineConnector, defineHttpMethod } from '#connector-kit'
import { discoverFields, readField } from './custom-fields.ts'
import { fields } from './fields.ts'
import { errors, permissions } from './rights.ts'

const apiClient = defineHttpMethod({
  transport: 'http',
  id: 'api-client',
  name: 'API client',
  credentials: {
    domain: {
      kind: 'text',
      label: 'CatalystOne domain',
      guide: '#find-your-domain',
      pattern: /^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)?$/i,
      example: 'nordlys',
    },
    clientId: {
      kind: 'text',
      label: 'Client ID',
      guide: '#ask-for-an-api-client',
      pattern: /^\S+$/,
      example: '3f1c2b7a-portal',
    },
    clientSecret: {
      kind: 'secret',
      label: 'Client secret',
      guide: '#ask-for-an-api-client',
      pattern: /^\S+$/,
      example: 'invented-client-secret-0123456789',
    },
  },
  auth: {
    scheme: 'token-request',
    method: 'GET',
    path: '/accesstoken',
    send: 'headers',
    fields: {
      'Client-Id': 'clientId',
      'Client-Secret': 'clientSecret',
      'Grant-Type': { fixed: 'client_credentials' },
    },
    tokenAt: 'access_token',
    expiresInAt: 'expires_in',
    show: { header: 'Access-Token' },
  },
  headers: { 'Api-Version': 'v3' },
  baseUrl: ({ domain }) => `https://${domain.toLowerCase()}.catalystone.com/mono/api`,
  fingerprint: ({ domain }) => domain.toLowerCase(),
  rateLimit: {
    requests: 1,
    perSeconds: 1,
    concurrency: 1,
    source: 'none found; one fetch is two requests',
  },
  permissions,
  errors,
  employees: {
    request: () => ({ path: '/employees', query: { fullObject: 'true', includeInactive: 'true' } }),
    recordsAt: 'employees',
    pagination: { style: 'single-page' },
  },
  fields,
  customFields: { discover: 'people', list: discoverFields, read: readField },
})

export const catalystOne = defineConnector({
  id: 'catalystone',
  name: 'CatalystOne',
  otherNames: ['Catalyst One', 'CatalystOne HRM'],
  region: 'Nordic',
  category: 'hr system',
  evidence: {
    kind: 'third-party documentation',
    note: 'Known from three clients that others published, not from CatalystOne; no recorded answers. Fields are numbers: those below 1000 are read as these clients know them, legal entity and cost centre by their English labels, all others are offered by the label your company gave them. Unverified: paging (none was seen), limits, how days and the state of accounts are written, and people with several profiles. Check the preview with care.',
  },
  employeeNumber: 'own field',
  dimensions: [
    { field: 'department', label: 'Organisation' },
    { field: 'location', label: 'Job location' },
    { field: 'legalEntity', label: 'Legal entity' },
    { field: 'costCenter', label: 'Cost center' },
    { field: 'country', label: 'Country' },
    { field: 'employmentStatus', label: 'Status' },
  ],
  methods: [apiClient],
})
