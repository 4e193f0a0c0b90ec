import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { EgressPolicy } from '../connection.ts'
import { fail } from '../failures.ts'
import { classifyAddress, isListed } from './classify-address.ts'

/** An address that may be connected to, as found and checked just now. */
export type CheckedAddress = Readonly<{ address: string; family: number }>

/** The one origin a connection may call. */
export type GuardedOrigin = Readonly<{
  origin: string
  host: string
  port: number
  secure: boolean
  /** Resolves and checks every address of the host; the caller connects to one of these and resolves no further. */
  resolve: () => Promise<readonly CheckedAddress[]>
}>

/** Resolves a name to all its addresses; replaced in tests. */
export type ResolveName = (host: string) => Promise<readonly CheckedAddress[]>

const systemResolver: ResolveName = (host) => lookup(host, { all: true, verbatim: true })

/** The origin of `base` under the operator's policy; refused here if its scheme or port is not allowed. */
export function guardOrigin(
  base: URL,
  policy: EgressPolicy,
  name: string,
  resolveName: ResolveName = systemResolver,
): GuardedOrigin {
  const overridden = policy.baseUrl !== undefined
  const host = base.hostname.replace(/^\[|\]$/g, '')
  const secure = base.protocol === 'https:'
  const port = Number(base.port || (secure ? 443 : 80))
  const listed = policy.allowPrivate.some((entry) => entry.toLowerCase() === `${host.toLowerCase()}:${port}`)
  if (!/^https?:$/.test(base.protocol)) fail('address-wrong', name)
  if (!overridden && !listed && (!secure || port !== 443)) fail('address-not-allowed', name)
  if (base.username || base.password) fail('address-wrong', name)
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
  return { origin: base.origin, host, port, secure, resolve }
}
