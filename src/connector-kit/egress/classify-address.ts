import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Where an address lies. `forbidden` is never reached, `private` only if the operator lists it. */
type AddressClass = 'public' | 'private' | 'forbidden'

// Metadata services that hand out a machine's own credentials; they lie outside the link-local range.
const metadata = new Set(['fd00:ec2::254', '100.100.100.200'])
const wrappers = new Set(['ipv4Mapped', 'rfc6145', 'rfc6052', '6to4', 'teredo'])
const forbidden = new Set([
  'linkLocal',
  'multicast',
  'broadcast',
  'unspecified',
  'reserved',
  'deprecatedSiteLocal',
])

/** Classifies a resolved address. IPv6 forms that carry an IPv4 address are never public. */
export function classifyAddress(address: string): AddressClass {
  // ipaddr.js also takes `1.2.3` for an address and `::127.0.0.1` for a mapped one; Node and URL do not.
  if (isIP(address) === 0 || address.includes('%')) return 'forbidden'
  const parsed = ipaddr.parse(
    isIP(address) === 6 ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address,
  )
  if (metadata.has(parsed.toString())) return 'forbidden'
  const range: string = parsed.range()
  if (parsed instanceof ipaddr.IPv6) {
    if (range === 'ipv4Mapped') return carried(parsed.toIPv4Address().toString())
    if (wrappers.has(range)) return 'forbidden'
    // Only 2000::/3 is handed out; `::127.0.0.1` and the like would pass as ordinary addresses otherwise.
    if (range === 'unicast' && !parsed.match(ipaddr.IPv6.parse('2000::'), 3)) return 'forbidden'
  }
  if (range === 'unicast') return 'public'
  return forbidden.has(range) ? 'forbidden' : 'private'
}

function carried(address: string): AddressClass {
  return classifyAddress(address) === 'private' ? 'private' : 'forbidden'
}

/** Whether the operator's list (`host:port` or CIDR) names this private address. */
export function isListed(
  address: string,
  host: string,
  port: number,
  allowPrivate: readonly string[],
): boolean {
  const parsed = ipaddr.process(address)
  return allowPrivate.some((entry) => {
    if (!entry.includes('/')) return entry.toLowerCase() === `${host.toLowerCase()}:${port}`
    const [network, bits] = ipaddr.parseCIDR(entry)
    return network.kind() === parsed.kind() && parsed.match(network, bits)
  })
}
