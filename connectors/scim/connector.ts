import { type CredentialField, defineConnector, defineHttpMethod } from '#connector-kit'
import { pushed } from './pushed.ts'
import { reading } from './reading.ts'

const address = {
  kind: 'text',
  label: 'SCIM address',
  guide: '#find-the-address',
  pattern: /^https:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/i,
  example: 'https://people.example.com/scim/v2',
} as const satisfies CredentialField

const bearer = defineHttpMethod({
  ...reading,
  id: 'bearer',
  name: 'Token',
  credentials: {
    address,
    token: {
      kind: 'secret',
      label: 'Token',
      guide: '#make-a-token',
      pattern: /^\S+$/,
      example: 'scim-a1b2c3',
    },
  },
  auth: { scheme: 'bearer', token: 'token' },
})

const basic = defineHttpMethod({
  ...reading,
  id: 'basic',
  name: 'Password',
  credentials: {
    address,
    username: { kind: 'text', label: 'User name', guide: '#use-a-user-name-and-password', example: 'reader' },
    password: { kind: 'secret', label: 'Password', guide: '#use-a-user-name-and-password' },
  },
  auth: { scheme: 'basic', username: 'username', password: 'password' },
})

export const scim = defineConnector({
  id: 'scim',
  name: 'SCIM 2.0',
  otherNames: [
    'System for Cross-domain Identity Management',
    'RFC 7644',
    'identity provider',
    'provisioning',
  ],
  region: 'Global',
  category: 'directory',
  evidence: {
    kind: 'recorded answers',
    note: 'RFC 7643 and 7644, recorded answers of one service, and a SCIM server started by the tests; for pushing, conversations as Entra ID and Okta have them, by their documentation. An inactive account is a finding and proposes nobody as leaving: SCIM tells who may sign in, not who is employed. Where a service uses the user name as id, a new user name looks like a new record.',
  },
  employeeNumber: 'own field',
  dimensions: [
    { field: 'department', label: 'Department' },
    { field: 'division', label: 'Division' },
    { field: 'legalEntity', label: 'Organization' },
    { field: 'costCenter', label: 'Cost center' },
    { field: 'location', label: 'City of the work address' },
    { field: 'country', label: 'Country of the work address' },
    { field: 'custom:userType', label: 'User type' },
  ],
  methods: [bearer, basic, pushed],
})
