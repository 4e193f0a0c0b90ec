import type { CredentialField } from '#connector-kit'
import type { DirectoryCredential } from '#connector-kit/protocols/ldap/index.ts'

type Words = Readonly<{
  user: Pick<CredentialField, 'label' | 'example'>
  host: string
  filter: string
  endDateAttribute: string
}>

type Fields = Readonly<Record<DirectoryCredential, CredentialField>>

/** The form of a directory; examples differ by its kind. */
export function credentialsOf(words: Words): Fields {
  return {
    ...serverFields(words),
    user: { kind: 'text', guide: '#make-an-account-that-reads', ...words.user },
    password: { kind: 'secret', label: 'Password', guide: '#make-an-account-that-reads' },
    ...peopleFields(words),
    caCertificate: {
      kind: 'text',
      label: 'Certificate of your own authority',
      guide: '#choose-the-secure-connection',
      pattern: /^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/,
      example: '-----BEGIN CERTIFICATE-----\nMIIB…invented…\n-----END CERTIFICATE-----',
      optional: true,
      multiline: true,
    },
  }
}

function serverFields(words: Words): Pick<Fields, 'host' | 'port' | 'security'> {
  return {
    host: {
      kind: 'text',
      label: 'Server',
      guide: '#find-the-server',
      pattern: /^([\w.-]+|[0-9a-f:.]+)$/i,
      example: words.host,
    },
    port: {
      kind: 'text',
      label: 'Port',
      guide: '#find-the-server',
      pattern: /^\d{1,5}$/,
      example: '636',
      optional: true,
    },
    security: {
      kind: 'text',
      label: 'Secure connection',
      guide: '#choose-the-secure-connection',
      choices: [
        { value: 'ldaps', label: 'LDAPS (port 636)' },
        { value: 'starttls', label: 'StartTLS (port 389)' },
        { value: 'plain', label: 'None (only where the operator allows it)' },
      ],
    },
  }
}

function peopleFields(words: Words): Pick<Fields, 'baseDn' | 'filter' | 'endDateAttribute'> {
  return {
    baseDn: {
      kind: 'text',
      label: 'Base DN',
      guide: '#name-the-people',
      pattern: /^\s*[A-Za-z][\w.-]*\s*=/,
      example: 'OU=Staff,DC=fjellvind,DC=example',
    },
    filter: {
      kind: 'text',
      label: 'Search filter',
      guide: '#name-the-people',
      pattern: /^\(.+\)$/s,
      example: words.filter,
      optional: true,
    },
    endDateAttribute: {
      kind: 'text',
      label: 'Attribute with the last day of work',
      guide: '#tell-who-leaves',
      pattern: /^[A-Za-z][A-Za-z0-9-]*$/,
      example: words.endDateAttribute,
      optional: true,
    },
  }
}
