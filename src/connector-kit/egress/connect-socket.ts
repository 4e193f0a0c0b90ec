import { connect, isIP, type Socket } from 'node:net'
import { connect as connectSecurely, type TLSSocket } from 'node:tls'
import { ConnectorFailure, fail } from '../failures.ts'
import type { GuardedHost } from './guard-origin.ts'
import { networkFailure } from './network-failure.ts'

const timeoutMs = 10_000

/** Connects to an address of the host that was checked just now; where it has several, to the first that answers. */
export async function connectSocket(
  guarded: GuardedHost,
  name: string,
  signal: AbortSignal,
): Promise<Socket> {
  const addresses = await guarded.resolve().catch((error: unknown) => rethrowNamed(error, name))
  let failed: unknown
  for (const { address } of addresses) {
    if (signal.aborted) break
    try {
      return await opened(connect({ host: address, port: guarded.port, noDelay: true }), 'connect', signal)
    } catch (error) {
      failed = error
    }
  }
  if (signal.aborted) fail('cancelled', name)
  throw new ConnectorFailure(networkFailure(failed, name))
}

type TlsTrust = Readonly<{
  /** The name or address that the certificate must be for. */
  host: string
  /** Certificates of the authorities to trust instead of the usual ones. */
  ca: string | undefined
}>

/** What a secure connection asks of the other side, wherever it begins. */
export function tlsOptions({ host, ca }: TlsTrust) {
  // A literal address may not be sent as the server's name; the certificate is held against it all the same.
  const named = isIP(host) ? { host } : { host, servername: host }
  return { ...named, minVersion: 'TLSv1.2' as const, ...(ca === undefined ? {} : { ca }) }
}

/** Makes a connection secure, trusting nothing that the certificate does not show. */
export async function secureSocket(
  socket: Socket,
  trust: TlsTrust,
  name: string,
  signal: AbortSignal,
): Promise<TLSSocket> {
  try {
    return await opened(connectSecurely({ ...tlsOptions(trust), socket }), 'secureConnect', signal)
  } catch (error) {
    socket.destroy()
    if (signal.aborted) fail('cancelled', name)
    // What does not speak TLS at all mostly ends the connection without a word.
    const silent = error instanceof Error && 'code' in error && error.code === 'ECONNRESET'
    if (silent) fail('connection-not-secure', name, { what: `${name} ended the secure connection at once.` })
    throw new ConnectorFailure(networkFailure(error, name))
  }
}

function opened<S extends Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
): Promise<S> {
  return new Promise((resolve, reject) => {
    // Stays for good: a late error of a socket that nobody looks at would end the program.
    socket.on('error', (error) => end(error))
    const settle = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      socket.removeListener('close', onClose)
    }
    const end = (error: Error) => {
      settle()
      socket.destroy()
      reject(error)
    }
    const onAbort = () => end(new Error('aborted'))
    const onClose = () => end(coded('ECONNRESET'))
    const timer = setTimeout(() => end(coded('ETIMEDOUT')), timeoutMs)
    signal.addEventListener('abort', onAbort, { once: true })
    socket.once('close', onClose)
    socket.once(event, () => {
      settle()
      resolve(socket)
    })
  })
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code })
}

function rethrowNamed(error: unknown, name: string): never {
  if (error instanceof ConnectorFailure) throw error
  throw new ConnectorFailure(networkFailure(error, name))
}
