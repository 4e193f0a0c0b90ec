import { defineConnector, defineHttpMethod } from '#connector-kit'
import { discoverFields, readField } from './custom-fields.ts'
import { fields } from './fields.ts'
import { lookups, people } from './selection.ts'

const whereRights = 'Microsoft Entra admin center → App registrations → your app → API permissions'
const whereSecrets = 'Microsoft Entra admin center → App registrations → your app → Certificates & secrets'

const appRegistration = defineHttpMethod({
  transport: 'http',
  id: 'app-registration',
  name: 'App registration',
  credentials: {
    tenantId: {
      kind: 'text',
      label: 'Directory (tenant) ID',
      guide: '#register-an-app',
      pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
      example: '0f1e2d3c-4b5a-4678-8796-a5b4c3d2e1f0',
    },
    clientId: {
      kind: 'text',
      label: 'Application (client) ID',
      guide: '#register-an-app',
      pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
      example: '1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9',
    },
    clientSecret: {
      kind: 'secret',
      label: 'Client secret value',
      guide: '#make-a-client-secret',
      pattern: /^\S+$/,
      example: 'aBc8Q~invented-value-of-a-secret-0123456',
    },
  },
  auth: {
    scheme: 'token-request',
    baseUrl: ({ tenantId }) => `https://login.microsoftonline.com/${tenantId.toLowerCase()}`,
    path: '/oauth2/v2.0/token',
    send: 'form',
    fields: {
      grant_type: { fixed: 'client_credentials' },
      scope: { fixed: 'https://graph.microsoft.com/.default' },
      client_id: 'clientId',
      client_secret: 'clientSecret',
    },
    tokenAt: 'access_token',
    expiresInAt: 'expires_in',
  },
  baseUrl: () => 'https://graph.microsoft.com/v1.0',
  fingerprint: ({ tenantId }) => tenantId.toLowerCase(),
  rateLimit: {
    requests: 5,
    perSeconds: 1,
    concurrency: 2,
    source: 'told by 429 with Retry-After only; the connector sends one request for some hundred people',
  },
  permissions: [
    {
      id: 'users',
      name: 'User.Read.All (application)',
      fields: 'everything',
      lostWithout: 'Nobody can be read.',
      where: whereRights,
      check: { path: '/users', query: { $top: '1', $select: 'id,employeeId' } },
    },
    {
      id: 'leave-dates',
      name: 'User-LifeCycleInfo.Read.All (application)',
      fields: ['endDate'],
      lostWithout: 'Leave dates cannot be read, so that leavers are not seen.',
      where: whereRights,
      check: { path: '/users', query: { $top: '1', $select: 'id,employeeLeaveDateTime' } },
    },
  ],
  errors: [
    {
      status: 401,
      kind: 'credentials',
      advice:
        'Make a new client secret and enter its value (not its ID), and check the tenant ID and client ID.',
      where: whereSecrets,
    },
    {
      status: 403,
      kind: 'permission',
      advice: 'Add the application permissions listed here and grant admin consent for them.',
      where: whereRights,
    },
  ],
  probe: { path: '/users', query: { $top: '1', $select: 'id' } },
  employees: { ...people, lookups },
  fields,
  customFields: { discover: 'people', list: discoverFields, read: readField },
})

export const microsoftEntraId = defineConnector({
  id: 'microsoft-entra-id',
  name: 'Microsoft Entra ID',
  otherNames: ['Azure AD', 'Azure Active Directory', 'AAD', 'Office 365', 'Microsoft 365', 'Microsoft Graph'],
  region: 'Global',
  category: 'directory',
  evidence: {
    kind: 'recorded answers',
    note: 'Recorded answers of users and of a refused sign-in; employee ids, leave dates, organisation data and managers by general knowledge of Microsoft Graph, not seen yet.',
  },
  employeeNumber: 'own field',
  dimensions: [
    { field: 'department', label: 'Department' },
    { field: 'legalEntity', label: 'Company name' },
    { field: 'location', label: 'Office location' },
    { field: 'country', label: 'Country' },
    { field: 'employmentType', label: 'Employee type' },
    { field: 'custom:userType', label: 'Member or guest' },
  ],
  methods: [appRegistration],
})
