import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { type Filter, FilterParser } from 'ldapts'
import type { ProtocolParts } from '../../definition.ts'
import { classifyAddress } from '../../egress/classify-address.ts'
import { type GuardedHost, guardHost, isNamed } from '../../egress/guard-origin.ts'
import { fail } from '../../failures.ts'
import type { DirectoryKind } from './directory-kind.ts'

/** TLS from the beginning, TLS begun on a plain connection, or none. */
export type Security = 'ldaps' | 'starttls' | 'plain'

/** What the credentials say, looked through; nothing was sent yet. */
export type DirectorySettings = Readonly<{
  guarded: GuardedHost
  security: Security
  ca: string | undefined
  user: string
  password: string
  baseDn: string
  filterText: string
  filter: Filter
  endDateAttribute: string | null
}>

/** 3268 and 3269 are Active Directory's global catalogue. */
const usualPorts = [389, 636, 3268, 3269]

/** Reads the settings; throws a `ConnectorFailure` for what cannot be meant. */
export function settingsOf(
  kind: DirectoryKind,
  { name, credentials, egress }: ProtocolParts,
): DirectorySettings {
  const told = (key: string) => credentials[key]?.trim() ?? ''
  const security = securityOf(told('security'))
  const place = placeOf(told('host'), told('port'), security, egress.baseUrl)
  const guarded = guardHost({ ...place, usualPorts }, egress, name)
  const named = egress.baseUrl !== undefined || isNamed(place.host, place.port, egress)
  const filterText = told('filter') || kind.filter
  const password = credentials['password'] ?? ''
  // With a name and no password a directory lets anybody in, as nobody.
  if (password === '' || told('user') === '') fail('credentials-refused', name)
  return {
    guarded: security === 'plain' ? privateOnly(guarded, named, name) : guarded,
    security,
    ca: certificateOf(told('caCertificate'), name),
    user: told('user'),
    password,
    baseDn: told('baseDn'),
    filterText,
    filter: filterOf(filterText, name),
    endDateAttribute: told('endDateAttribute') || (kind.endDateAttribute ?? null),
  }
}

function securityOf(text: string): Security {
  return text === 'starttls' || text === 'plain' ? text : 'ldaps'
}

/** The operator's address goes before the one that was entered; how the connection is secured stays as it was. */
function placeOf(host: string, port: string, security: Security, override: string | undefined) {
  const usual = security === 'ldaps' ? 636 : 389
  if (override === undefined) return { host, port: port === '' ? usual : Number(port) }
  const url = new URL(override)
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  return { host: bare, port: url.port === '' ? usual : Number(url.port) }
}

/** In clear text the password is sent only where the operator named this host and port, in a private network. */
function privateOnly(guarded: GuardedHost, named: boolean, name: string): GuardedHost {
  const refuse = () =>
    fail('connection-not-secure', name, {
      what: `Without a secure connection the password would be sent to ${name} for all to read.`,
      advice:
        'Choose LDAPS or StartTLS. In a private network the operator can allow it, by listing this host and port in ROLLCALL_ALLOW_PRIVATE_NETWORK.',
      who: 'operator',
    })
  if (!named) refuse()
  const resolve = async () => {
    const found = await guarded.resolve()
    if (found.some(({ address }) => classifyAddress(address) !== 'private')) refuse()
    return found
  }
  return { ...guarded, resolve }
}

function certificateOf(text: string, name: string): string | undefined {
  if (text === '') return undefined
  try {
    for (const [one] of text.matchAll(/-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs))
      new X509Certificate(one)
    return text
  } catch {
    return fail('connection-not-secure', name, {
      what: 'The certificate of the authority cannot be read.',
      advice: 'Enter it as text, from “-----BEGIN CERTIFICATE-----” to “-----END CERTIFICATE-----”.',
      who: 'it',
    })
  }
}

function filterOf(text: string, name: string): Filter {
  try {
    // The library takes a filter whose last bracket is missing for a whole one.
    if (!isBalanced(text)) throw new RangeError('brackets')
    return FilterParser.parseString(text)
  } catch {
    return fail('address-wrong', name, {
      what: 'The search filter cannot be read.',
      advice: 'Write it in brackets, for example (&(objectClass=inetOrgPerson)(employeeNumber=*)).',
    })
  }
}

/** Brackets inside a value are written `\\28` and `\\29`, so all that stand there count. */
function isBalanced(filter: string): boolean {
  let depth = 0
  for (let index = 0; index < filter.length; index++) {
    if (filter[index] === '(') depth++
    if (filter[index] === ')') depth--
    if (depth < 1 && index < filter.length - 1) return false
  }
  return depth === 0
}

/** Whom the certificate must be for. */
export function trustOf({ guarded, ca }: DirectorySettings) {
  return { host: isIP(guarded.host) ? guarded.host : guarded.host.toLowerCase(), ca }
}
