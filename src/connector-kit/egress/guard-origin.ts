import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { EgressPolicy } from '../connection.ts'
import { fail } from '../failures.ts'
import { classifyAddress, isListed } from './classify-address.ts'

/** An address that may be connected to, as found and checked just now. */
export type CheckedAddress = Readonly<{ address: string; family: number }>

/** The one host and port a connection may reach. */
export type GuardedHost = Readonly<{
  host: string
  port: number
  /** Resolves and checks every address of the host; the caller connects to one of these and resolves no further. */
  resolve: () => Promise<readonly CheckedAddress[]>
}>

/** The one origin a connection may call. */
export type GuardedOrigin = GuardedHost & Readonly<{ origin: string; secure: boolean }>

/** Resolves a name to all its addresses; replaced in tests. */
type ResolveName = (host: string) => Promise<readonly CheckedAddress[]>

const systemResolver: ResolveName = (host) => lookup(host, { all: true, verbatim: true })

/** The origin of `base` under the operator's policy; refused here if its scheme or port is not allowed. */
export function guardOrigin(
  base: URL,
  policy: EgressPolicy,
  name: string,
  resolveName: ResolveName = systemResolver,
): GuardedOrigin {
  const host = base.hostname.replace(/^\[|\]$/g, '')
  const secure = base.protocol === 'https:'
  const port = Number(base.port || (secure ? 443 : 80))
  if (!/^https?:$/.test(base.protocol)) fail('address-wrong', name)
  const guarded = guardHost({ host, port, usualPorts: secure ? [443] : [] }, policy, name, resolveName)
  if (base.username || base.password) fail('address-wrong', name)
  return { origin: base.origin, secure, ...guarded }
}

type HostToGuard = Readonly<{
  host: string
  port: number
  /** Ports that need no word of the operator; of a public host too, any other must be listed. */
  usualPorts: readonly number[]
}>

/** A host and port under the operator's policy, whatever is spoken there. */
export function guardHost(
  { host, port, usualPorts }: HostToGuard,
  policy: EgressPolicy,
  name: string,
  resolveName: ResolveName = systemResolver,
): GuardedHost {
  const overridden = policy.baseUrl !== undefined
  if (!overridden && !usualPorts.includes(port) && !isNamed(host, port, policy))
    fail('address-not-allowed', name, usualPorts.length > 0 ? unusualPort(port, name) : {})
  const permitted = (address: string) => {
    const found = classifyAddress(address)
    if (found === 'public') return true
    return found === 'private' && (overridden || isListed(address, host, port, policy.allowPrivate))
  }
  const resolve = async () => {
    const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolveName(host)
    // One bad address refuses all: a name that answers with a public and a private one is rebinding.
    if (found.length === 0 || !found.every((one) => permitted(one.address))) fail('address-not-allowed', name)
    return found
  }
  return { host, port, resolve }
}

function unusualPort(port: number, name: string) {
  return {
    what: `Port ${port} is not one at which ${name} may be reached.`,
    advice:
      'If it is right, the operator lists the server with this port in ROLLCALL_ALLOW_PRIVATE_NETWORK, as host:port.',
  }
}

/** Whether the operator lists this very host and port, not only a network that holds it. */
export function isNamed(host: string, port: number, { allowPrivate }: EgressPolicy): boolean {
  return allowPrivate.some((entry) => entry.toLowerCase() === `${host.toLowerCase()}:${port}`)
}
