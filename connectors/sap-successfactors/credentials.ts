import type { CredentialField } from '#connector-kit'

export const apiServer = {
  kind: 'text',
  label: 'API server',
  guide: '#find-your-api-server-and-company-id',
  // Credentials go to SAP's own servers and nowhere else.
  pattern: /^api[a-z0-9-]*\.(successfactors\.(com|eu)|sapsf\.(com|eu|cn)|hr\.cloud\.sap)$/i,
  example: 'api012.successfactors.eu',
} as const satisfies CredentialField

export const oauthFields = {
  apiServer,
  companyId: {
    kind: 'text',
    label: 'Company ID',
    guide: '#find-your-api-server-and-company-id',
    pattern: /^[\w.-]+$/,
    example: 'nordlysas',
  },
  apiKey: {
    kind: 'text',
    label: 'API key of the OAuth client',
    guide: '#register-an-oauth-client',
    pattern: /^\S+$/,
    example: 'NjUyYjM0ZDU2Nzg5MGFiY2RlZjEyMzQ1Njc4OQ',
  },
  privateKey: {
    kind: 'secret',
    label: 'Private key',
    guide: '#register-an-oauth-client',
    multiline: true,
    privateKey: true,
  },
  user: {
    kind: 'text',
    label: 'Technical user',
    guide: '#make-a-technical-user',
    pattern: /^\S+$/,
    example: 'portal.reader',
  },
  userIs: {
    kind: 'text',
    label: 'What was entered for the technical user',
    guide: '#make-a-technical-user',
    choices: [
      { value: 'user-name', label: 'The user name' },
      { value: 'user-id', label: 'The user ID' },
    ],
  },
} as const satisfies Readonly<Record<string, CredentialField>>

export const basicFields = {
  apiServer,
  user: {
    kind: 'text',
    label: 'User name and company ID',
    guide: '#basic-authentication',
    pattern: /^[^\s:]+@[\w.-]+$/,
    example: 'portal.reader@nordlysas',
  },
  password: { kind: 'secret', label: 'Password', guide: '#basic-authentication' },
} as const satisfies Readonly<Record<string, CredentialField>>

/** Company IDs come last: a user name may hold an @ itself. */
export function companyIn(user: string): string {
  return user.slice(user.lastIndexOf('@') + 1)
}
