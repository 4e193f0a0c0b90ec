import { defineConnector, defineHttpMethod } from '#connector-kit'
import { lookups } from './company-lists.ts'
import { discoverFields, readField } from './custom-fields.ts'
import { fields } from './fields.ts'
import { permissions, whereTokens } from './permissions.ts'

const personalToken = defineHttpMethod({
  transport: 'http',
  id: 'personal-access-token',
  name: 'Personal access token',
  credentials: {
    environment: {
      kind: 'text',
      label: 'Environment',
      guide: '#choose-the-environment',
      pattern: /^(haileyhr\.app|demo\.haileyhr\.app)$/,
      example: 'haileyhr.app',
    },
    accessToken: {
      kind: 'secret',
      label: 'Personal access token',
      guide: '#make-a-personal-access-token',
      pattern: /^\S+$/,
      example: 'hAiLeY0a1b2c3d4e5f6g7h8i9j0k',
    },
  },
  auth: { scheme: 'bearer', token: 'accessToken' },
  baseUrl: ({ environment }) => `https://api.${environment}`,
  // Nothing in the credentials names the company; only live and demo are told apart.
  fingerprint: ({ environment }) => environment,
  rateLimit: {
    requests: 2,
    perSeconds: 1,
    concurrency: 1,
    source: 'not published; the connector sends two or three requests',
  },
  permissions,
  errors: [
    {
      status: 401,
      kind: 'credentials',
      advice:
        'Make a new token in Hailey HR and enter it here: a token ends after a year, or with its account.',
      where: whereTokens,
    },
    {
      status: 403,
      kind: 'permission',
      advice: 'Give the account that made the token the rights listed here; the token follows at once.',
      where: whereTokens,
    },
  ],
  probe: { path: '/Company' },
  employees: {
    // The whole company in one answer: it takes no paging and no choice of fields.
    request: () => ({ path: '/Employees' }),
    recordsAt: '',
    pagination: { style: 'single-page' },
    lookups,
  },
  fields,
  customFields: { discover: { path: '/Company' }, list: discoverFields, read: readField },
})

export const haileyHr = defineConnector({
  id: 'hailey-hr',
  name: 'Hailey HR',
  otherNames: ['Hailey', 'HaileyHR'],
  region: 'Nordic',
  category: 'hr system',
  evidence: {
    kind: 'official description',
    note: 'Paths, fields and statuses by the description of the API, as a public client generated from it carries them; no live system yet. The list of employment types is not published.',
  },
  employeeNumber: 'own field',
  dimensions: [
    { field: 'department', label: 'Department' },
    { field: 'team', label: 'Team' },
    { field: 'division', label: 'Business area' },
    { field: 'location', label: 'Location' },
    { field: 'country', label: 'Country of the location' },
    { field: 'legalEntity', label: 'Legal entity' },
    { field: 'costCenter', label: 'Cost center' },
    { field: 'employmentType', label: 'Employment type' },
    { field: 'employmentStatus', label: 'Employment status' },
  ],
  methods: [personalToken],
})
