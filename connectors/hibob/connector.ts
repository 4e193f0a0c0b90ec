import { defineConnector, defineHttpMethod } from '#connector-kit'
import { discoverFields, readField } from './custom-fields.ts'
import { fields, idsRead } from './fields.ts'
import { permissions, whereGroups } from './permissions.ts'
import { fieldIdOf } from './values.ts'

const whereUsers = 'System settings → Integrations → Automation → Service users'

const serviceUser = defineHttpMethod({
  transport: 'http',
  id: 'service-user',
  name: 'Service user',
  credentials: {
    serviceUserId: {
      kind: 'text',
      label: 'Service user ID',
      guide: '#make-a-service-user',
      pattern: /^\S+$/,
      example: 'SERVICE-12345',
    },
    token: {
      kind: 'secret',
      label: 'Token',
      guide: '#make-a-service-user',
      pattern: /^\S+$/,
      example: 'aBcDeFgHiJkLmNoPqRsTuVwXyZ012345',
    },
  },
  auth: { scheme: 'basic', username: 'serviceUserId', password: 'token' },
  baseUrl: () => 'https://api.hibob.com/v1',
  // A company may make a new service user, and nothing in the credentials names the company.
  fingerprint: () => '',
  rateLimit: {
    requests: 50,
    perSeconds: 60,
    concurrency: 1,
    source: 'apidocs.hibob.com: people search, 50 a minute',
  },
  permissions,
  errors: [
    {
      status: 401,
      kind: 'credentials',
      advice:
        'Check the service user ID and make a new token in HiBob; too many wrong tries block this address.',
      where: whereUsers,
    },
    {
      status: 403,
      kind: 'permission',
      advice:
        'Put the service user into a permission group that may view the categories listed here, for everybody.',
      where: whereGroups,
    },
  ],
  probe: { path: '/company/people/fields' },
  employees: {
    // One answer with everybody. APPEND keeps ISO days beside the words of list values; REPLACE would localise them.
    request: ({ paths, custom }) => ({
      method: 'POST',
      path: '/people/search',
      body: {
        fields: [...new Set([...paths.map(fieldIdOf), ...custom])],
        showInactive: true,
        humanReadable: 'APPEND',
      },
    }),
    recordsAt: 'employees',
    pagination: { style: 'single-page' },
  },
  fields,
  customFields: {
    discover: { path: '/company/people/fields' },
    list: discoverFields(idsRead),
    read: readField,
  },
})

export const hibob = defineConnector({
  id: 'hibob',
  name: 'HiBob',
  otherNames: ['Bob', 'Hi Bob'],
  region: 'UK and Ireland',
  category: 'hr system',
  evidence: {
    kind: 'official description',
    note: 'Description of March 2024 and the pages of apidocs.hibob.com; no live system yet.',
  },
  employeeNumber: 'own field',
  dimensions: [
    { field: 'department', label: 'Department' },
    { field: 'location', label: 'Site' },
    { field: 'employmentType', label: 'Employment type' },
    { field: 'employmentStatus', label: 'Lifecycle status' },
  ],
  methods: [serviceUser],
})
