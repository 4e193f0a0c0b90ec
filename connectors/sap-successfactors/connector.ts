import { defineConnector, defineHttpMethod, type HttpMethod, signBearerAssertion } from '#connector-kit'
import { basicFields, companyIn, oauthFields } from './credentials.ts'
import { discoverFields, namesIn, readField } from './custom-fields.ts'
import { fields } from './fields.ts'
import { errorsOf, permissions } from './rights.ts'
import { lookups, people } from './selection.ts'

const name = 'SAP SuccessFactors'
/** The name under which SAP takes assertions. */
const service = 'www.successfactors.com'

/** It comes as XML whatever is asked. */
const metadata = { path: '/EmpJob/$metadata', answers: 'xml' } as const

const reading = {
  transport: 'http',
  permissions,
  rateLimit: {
    requests: 5,
    perSeconds: 1,
    concurrency: 2,
    source: 'SAP names no figure for reading; it asks to fetch no more often than hourly',
  },
  probe: { path: '/PerPerson', query: { $top: '1', $format: 'json', $select: 'personIdExternal' } },
  employees: { ...people, lookups, offers: { request: metadata, names: namesIn, orWithout: true } },
  fields,
  customFields: {
    discover: metadata,
    list: discoverFields,
    read: readField,
  },
} as const satisfies Partial<HttpMethod>

const oauthClient = defineHttpMethod({
  ...reading,
  id: 'oauth-client',
  name: 'OAuth client with a certificate',
  credentials: oauthFields,
  auth: {
    scheme: 'token-request',
    baseUrl: ({ apiServer }) => `https://${apiServer.toLowerCase()}`,
    path: '/oauth/token',
    send: 'form',
    fields: {
      grant_type: { fixed: 'urn:ietf:params:oauth:grant-type:saml2-bearer' },
      company_id: 'companyId',
      client_id: 'apiKey',
      assertion: {
        made: ({ apiServer, apiKey, user, userIs, privateKey }, nowMs) =>
          signBearerAssertion(
            {
              name,
              subject: user,
              issuer: service,
              audience: service,
              recipient: `https://${apiServer.toLowerCase()}/oauth/token`,
              attributes: { api_key: apiKey, use_username: String(userIs !== 'user-id') },
              privateKey,
            },
            nowMs,
          ),
      },
    },
    tokenAt: 'access_token',
    expiresInAt: 'expires_in',
  },
  baseUrl: ({ apiServer }) => `https://${apiServer.toLowerCase()}/odata/v2`,
  fingerprint: ({ companyId }) => companyId,
  errors: errorsOf(
    'Check the company ID, the API key, the technical user, and that the private key belongs to the certificate of the OAuth client.',
  ),
})

const basic = defineHttpMethod({
  ...reading,
  id: 'basic',
  name: 'User and password (Basic authentication, which SAP retires)',
  credentials: basicFields,
  auth: { scheme: 'basic', username: 'user', password: 'password' },
  baseUrl: ({ apiServer }) => `https://${apiServer.toLowerCase()}/odata/v2`,
  fingerprint: ({ user }) => companyIn(user),
  errors: errorsOf(
    'Check user name, company ID and password, and that the role allows the OData API through Basic authentication.',
  ),
})

export const sapSuccessFactors = defineConnector({
  id: 'sap-successfactors',
  name,
  otherNames: ['SuccessFactors', 'Employee Central', 'SAP SFSF', 'SAP HCM', 'SAP HXM'],
  region: 'Global',
  category: 'hr system',
  evidence: {
    kind: 'recorded answers',
    note: 'Recorded answers of people, jobs, departments and locations, and SAP’s own notes on dates, statuses and errors; signing in by third-party clients. No live system yet. Unverified: legal entities, cost centres and divisions as lists, which e-mail types and temporary contracts companies use, and gender beyond F and M. Salary, national ids and bank accounts are not read.',
  },
  employeeNumber: 'own field',
  dimensions: [
    { field: 'legalEntity', label: 'Company (legal entity)' },
    { field: 'department', label: 'Department' },
    { field: 'division', label: 'Division' },
    { field: 'location', label: 'Location' },
    { field: 'costCenter', label: 'Cost centre' },
    { field: 'country', label: 'Country' },
    { field: 'employmentType', label: 'Kind of employment' },
    { field: 'employmentStatus', label: 'Employee status' },
  ],
  methods: [oauthClient, basic],
})
