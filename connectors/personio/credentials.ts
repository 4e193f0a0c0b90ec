import type { CredentialFields } from '#connector-kit'

/** The same for both versions: one API credential opens both. */
export const credentials = {
  subdomain: {
    kind: 'text',
    label: 'Subdomain',
    guide: '#find-your-subdomain',
    pattern: /^[a-z0-9][a-z0-9-]*$/i,
    example: 'my-company',
  },
  clientId: {
    kind: 'text',
    label: 'Client ID',
    guide: '#make-an-api-credential',
    pattern: /^[\w.-]+$/,
    example: 'papi-0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0',
  },
  clientSecret: {
    kind: 'secret',
    label: 'Client secret',
    guide: '#make-an-api-credential',
    pattern: /^\S+$/,
    example: 'papi-secret-example',
  },
} as const satisfies CredentialFields
