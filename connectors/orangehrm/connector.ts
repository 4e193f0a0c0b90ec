import { defineConnector, defineHttpMethod } from '#connector-kit'
import { address, serverAt, websiteAt } from './address.ts'
import { discoverFields, readField } from './custom-fields.ts'
import { details } from './details.ts'
import { errors, permissions, whereClients } from './errors-and-rights.ts'
import { fields } from './fields.ts'

const browserSignIn = defineHttpMethod({
  transport: 'http',
  id: 'browser-sign-in',
  name: 'OrangeHRM 5 (sign in with a browser)',
  credentials: {
    address,
    clientId: {
      kind: 'text',
      label: 'Client ID',
      guide: '#register-this-portal',
      example: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
    },
    clientSecret: { kind: 'secret', label: 'Client secret', guide: '#register-this-portal', optional: true },
    refreshToken: { kind: 'secret', label: 'Sign-in to OrangeHRM', guide: '#sign-in', obtained: true },
  },
  auth: {
    scheme: 'authorization-code',
    authorizePath: '/oauth2/authorize',
    tokenPath: '/oauth2/token',
    clientId: 'clientId',
    clientSecret: 'clientSecret',
    pkce: 'S256',
    refreshToken: 'refreshToken',
    refresh: 'single-use',
  },
  baseUrl: (credentials) => serverAt(credentials.address),
  fingerprint: (credentials) => websiteAt(credentials.address),
  rateLimit: {
    requests: 10,
    perSeconds: 1,
    concurrency: 4,
    source: 'no limit found in the sources read; our own restraint, and 429 is waited out',
  },
  permissions,
  errors,
  probe: { path: '/api/v2/pim/employees', query: { limit: '1' } },
  employees: {
    // By default only those who have not left are listed. By their number, so that a page does not shift.
    request: () => ({
      path: '/api/v2/pim/employees',
      query: {
        model: 'detailed',
        includeEmployees: 'currentAndPast',
        sortField: 'employee.empNumber',
        sortOrder: 'ASC',
      },
    }),
    recordsAt: 'data',
    totalAt: 'meta.total',
    pagination: { style: 'offset', param: 'offset', sizeParam: 'limit', size: 100 },
    details,
  },
  fields,
  customFields: {
    discover: { path: '/api/v2/pim/custom-fields', query: { limit: '0' } },
    list: discoverFields,
    read: readField,
  },
})

export const orangehrm = defineConnector({
  id: 'orangehrm',
  name: 'OrangeHRM',
  otherNames: ['Orange HRM', 'OrangeHRM Starter'],
  region: 'Global',
  category: 'hr system',
  evidence: {
    kind: 'third-party documentation',
    note: `Sign-in, single-use tokens and lists as seen on a running server of 5.7 by others; ways, fields and the filter for people who left from OrangeHRM’s public source. Unverified: ${whereClients}, the names of contracts and reasons, limits. No legal entity and no status of its own: joiners and leavers follow the days.`,
  },
  employeeNumber: 'own field',
  dimensions: [
    { field: 'department', label: 'Sub unit' },
    { field: 'location', label: 'Location' },
    { field: 'title', label: 'Job title' },
    { field: 'employmentType', label: 'Employment status' },
    { field: 'custom:terminated', label: 'Terminated' },
  ],
  methods: [browserSignIn],
})
