import type { ConnectorDefinition } from './definition.ts'

const web = ['http:', 'https:']
const byProtocol = { ldap: ['ldap:', 'ldaps:'], sftp: ['sftp:'] } as const
const all = [...web, ...Object.values(byProtocol).flat()]

/**
 * Scheme, host and port of an address that is called in place of a connector's own, e.g. `http://127.0.0.1:8080`.
 * Undefined where the text holds anything more or less, or a scheme that the connector does not speak; that of a web
 * address serves for every one, since only host and port count where something else is spoken.
 */
export function replacingOrigin(text: string, connector?: ConnectorDefinition): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, host, pathname, search, hash, username, password } = new URL(text)
  const schemes = connector ? [...web, ...connector.methods.flatMap(schemesOf)] : all
  const bare = pathname === '' || pathname === '/'
  const more = search + hash + username + password
  return schemes.includes(protocol) && host !== '' && bare && more === '' ? `${protocol}//${host}` : undefined
}

function schemesOf(method: ConnectorDefinition['methods'][number]): readonly string[] {
  return method.transport === 'protocol' ? byProtocol[method.protocol] : []
}
