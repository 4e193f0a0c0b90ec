import { defineConnector, defineHttpMethod } from '#connector-kit'
import { discoverFields, readField } from './custom-fields.ts'
import { fields, namesRead } from './fields.ts'
import { permissions, whereLevels } from './permissions.ts'

const whereKeys = 'your name (top right) → API Keys'

const apiKey = defineHttpMethod({
  transport: 'http',
  id: 'api-key',
  name: 'API key',
  credentials: {
    subdomain: {
      kind: 'text',
      label: 'Subdomain',
      guide: '#find-your-subdomain',
      pattern: /^[a-z0-9][a-z0-9-]*$/i,
      example: 'my-company',
    },
    apiKey: {
      kind: 'secret',
      label: 'API key',
      guide: '#make-an-api-key',
      pattern: /^[\w-]+$/,
      example: '0123456789abcdef0123456789abcdef01234567',
    },
  },
  auth: { scheme: 'basic', username: 'apiKey', password: { fixed: 'x' } },
  baseUrl: ({ subdomain }) => `https://${subdomain.toLowerCase()}.bamboohr.com/api/v1`,
  fingerprint: ({ subdomain }) => subdomain.toLowerCase(),
  rateLimit: {
    requests: 5,
    perSeconds: 1,
    concurrency: 2,
    source: 'not published; the connector sends a handful of requests',
  },
  permissions,
  errors: [
    {
      status: 401,
      kind: 'credentials',
      advice: 'Make a new API key in BambooHR and enter it here; keys end with the user they belong to.',
      where: whereKeys,
    },
    {
      status: 403,
      kind: 'permission',
      advice: "Give the key's user an access level that may see every employee and the fields listed here.",
      where: whereLevels,
    },
    {
      status: 404,
      kind: 'address',
      advice: 'Check the subdomain: it is the part before .bamboohr.com in your address bar.',
    },
    {
      status: 503,
      kind: 'rate-limited',
      advice: 'Nothing to do: BambooHR asks to slow down, and the next fetch goes on by itself.',
    },
  ],
  probe: { path: '/meta/fields' },
  employees: {
    // The only list that takes an API key, knows no pages, and tells leavers and future hires too.
    request: ({ keys, custom }) => ({
      method: 'POST',
      path: '/reports/custom',
      query: { format: 'JSON', onlyCurrent: 'false' },
      body: { title: 'Rollcall', fields: [...keys.filter((key) => key !== 'id'), ...custom] },
    }),
    recordsAt: 'employees',
    pagination: { style: 'single-page' },
  },
  fields,
  customFields: { discover: { path: '/meta/fields' }, list: discoverFields(namesRead), read: readField },
})

export const bamboohr = defineConnector({
  id: 'bamboohr',
  name: 'BambooHR',
  otherNames: ['Bamboo', 'Bamboo HR'],
  region: 'Global',
  category: 'hr system',
  evidence: {
    kind: 'recorded answers',
    note: 'The official description of April 2026 and recorded answers of its directory and field lists; the report itself by its description.',
  },
  employeeNumber: 'own field',
  dimensions: [
    { field: 'department', label: 'Department' },
    { field: 'division', label: 'Division' },
    { field: 'location', label: 'Location' },
    { field: 'employmentType', label: 'Employment status' },
    { field: 'employmentStatus', label: 'Status' },
  ],
  methods: [apiKey],
})
