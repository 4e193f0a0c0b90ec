import { asText, at, defineConnector, defineHttpMethod, type JsonObject } from '#connector-kit'
import { discoverFields, readField } from './custom-fields.ts'
import { fields } from './fields.ts'
import { permissions, whereKeys } from './permissions.ts'
import { positions } from './positions.ts'

const pathOf = (person: JsonObject) => `/users/${encodeURIComponent(asText(at(person, 'id')))}` as const

const openApi = defineHttpMethod({
  transport: 'http',
  id: 'open-api',
  name: 'Open API',
  credentials: {
    clientId: {
      kind: 'text',
      label: 'Client ID',
      guide: '#make-an-api-key',
      pattern: /^[\w-]+$/,
      example: '0f1e2d3c-4b5a-4678-8796-a5b4c3d2e1f0',
    },
    clientSecret: {
      kind: 'secret',
      label: 'Client secret',
      guide: '#make-an-api-key',
      pattern: /^\S+$/,
      example: '1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9',
    },
  },
  auth: {
    scheme: 'token-request',
    path: '/auth/oauth/token',
    send: 'form',
    fields: {
      grant_type: { fixed: 'client_credentials' },
      client_id: 'clientId',
      client_secret: 'clientSecret',
    },
    tokenAt: 'access_token',
    expiresInAt: 'expires_in',
  },
  baseUrl: () => 'https://openapi.humahr.com',
  // A company may have several keys, and nothing in them names it.
  fingerprint: () => '',
  rateLimit: {
    requests: 5,
    perSeconds: 1,
    concurrency: 3,
    source: 'not published; the connector sends two requests for each person',
  },
  permissions,
  errors: [
    {
      status: 401,
      kind: 'credentials',
      advice:
        'Check that the API key is active in Huma, or make a new one and enter its client ID and client secret here.',
      where: whereKeys,
    },
    {
      status: 403,
      kind: 'permission',
      advice: 'Let the API key see everyone and the information listed here.',
      where: whereKeys,
    },
  ],
  probe: { path: '/users', query: { limit: '1' } },
  employees: {
    request: () => ({ path: '/users', query: { orderDirection: 'ASC' } }),
    recordsAt: 'items',
    totalAt: 'total',
    // Whether the plain list holds deactivated people is not said, so they are asked for by themselves.
    parts: [{ query: { isActive: 'true' } }, { query: { isActive: 'false' } }],
    pagination: { style: 'offset', param: 'offset', sizeParam: 'limit', size: 50 },
    details: [
      {
        as: 'user',
        request: (person) => ({ path: pathOf(person) }),
        recordsAt: '',
        only: ({ keys, custom }) => keys.includes('user') || custom.size > 0,
      },
      {
        as: positions,
        request: (person) => ({ path: `${pathOf(person)}/positions`, query: { limit: '50' } }),
        recordsAt: 'items',
      },
    ],
  },
  fields,
  customFields: { discover: 'people', list: discoverFields, read: readField },
})

export const huma = defineConnector({
  id: 'huma',
  name: 'Huma',
  otherNames: ['Huma HR', 'humahr', 'hu.ma'],
  region: 'Nordic',
  category: 'hr system',
  evidence: {
    kind: 'official description',
    note: 'Description of version 1.53.2; no live system yet. Huma has teams and companies, no departments.',
  },
  employeeNumber: 'own field',
  dimensions: [
    { field: 'team', label: 'Team' },
    { field: 'location', label: 'Location' },
    { field: 'country', label: 'Country of the location' },
    { field: 'legalEntity', label: 'Company' },
    { field: 'title', label: 'Job title' },
    { field: 'employmentType', label: 'Contract type' },
    { field: 'employmentStatus', label: 'Status of the position' },
  ],
  methods: [openApi],
})
