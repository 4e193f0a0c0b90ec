import { defineConnector, defineHttpMethod } from '#connector-kit'
import { discoverFields, readField } from './custom-fields.ts'
import { fields } from './fields.ts'
import { lookups, queryOf } from './relations.ts'

const whereTokens = 'Settings → Access tokens'

const accessToken = defineHttpMethod({
  transport: 'http',
  id: 'access-token',
  name: 'Access token',
  credentials: {
    accessToken: {
      kind: 'secret',
      label: 'Access token',
      guide: '#make-an-access-token',
      pattern: /^\S+$/,
      example: 'aXb1c2d3e4f5g6h7i8j9k0l1m2n3o4p5',
    },
  },
  auth: { scheme: 'bearer', token: 'accessToken' },
  baseUrl: () => 'https://api.alexishr.com/v1',
  // Nothing in the credentials names the company.
  fingerprint: () => '',
  rateLimit: {
    requests: 5,
    perSeconds: 1,
    concurrency: 2,
    source: 'not published; the connector sends one request for a hundred people',
  },
  permissions: [
    {
      id: 'people',
      name: 'Access token with the rights of the account’s owner',
      fields: 'everything',
      lostWithout: 'Nobody can be read.',
      where: whereTokens,
      check: { path: '/employee', query: { limit: '1', select: 'id' } },
    },
    {
      id: 'companies',
      name: 'Companies',
      fields: ['legalEntity'],
      lostWithout: 'Legal entities stay as they are.',
      where: whereTokens,
      check: { path: '/company', query: { limit: '1' } },
    },
    {
      id: 'teams',
      name: 'Teams and who is in them',
      fields: ['team'],
      lostWithout: 'Teams stay as they are.',
      where: whereTokens,
      check: { path: '/employee-team-reference', query: { limit: '1' } },
    },
  ],
  errors: [
    {
      status: 401,
      kind: 'credentials',
      advice: 'Make a new access token in Simployer One and enter it here.',
      where: whereTokens,
    },
    {
      status: 403,
      kind: 'permission',
      advice: 'Let an administrator of the account make the access token; it carries that account’s rights.',
      where: whereTokens,
    },
  ],
  probe: { path: '/employee', query: { limit: '1', select: 'id' } },
  employees: {
    request: (asked) => ({ path: '/employee', query: queryOf(asked) }),
    recordsAt: 'data',
    totalAt: 'total',
    // Whether the plain list holds leavers is not said, so active and inactive people are asked for each.
    parts: [{ query: { 'filters[active]': 'true' } }, { query: { 'filters[active]': 'false' } }],
    pagination: { style: 'offset', param: 'offset', sizeParam: 'limit', size: 100 },
    lookups,
  },
  fields,
  customFields: { discover: 'people', list: discoverFields, read: readField },
})

export const simployerOne = defineConnector({
  id: 'simployer-one',
  name: 'Simployer One',
  otherNames: ['AlexisHR', 'Alexis HR', 'Alexis', 'Simployer'],
  region: 'Nordic',
  category: 'hr system',
  evidence: {
    kind: 'official description',
    note: 'Description of March 2024, which calls itself a preview; no live system yet. The words of employment types are each company’s own.',
  },
  employeeNumber: 'own field',
  dimensions: [
    { field: 'department', label: 'Department' },
    { field: 'team', label: 'Team' },
    { field: 'division', label: 'Division' },
    { field: 'location', label: 'Office' },
    { field: 'legalEntity', label: 'Company' },
    { field: 'costCenter', label: 'Cost center' },
    { field: 'country', label: 'Country of employment' },
    { field: 'employmentType', label: 'Employment type' },
    { field: 'employmentStatus', label: 'Active' },
  ],
  methods: [accessToken],
})
