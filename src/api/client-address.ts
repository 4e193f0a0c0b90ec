/**
 * Where the caller is. Each trusted proxy adds the address it was called from at the end of X-Forwarded-For;
 * what stands before those was written by the caller.
 */
export function clientAddress(socketAddress: string, headers: Headers, trustedProxies: number): string {
  if (trustedProxies === 0) return socketAddress
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  return hops.at(-trustedProxies) || socketAddress
}
