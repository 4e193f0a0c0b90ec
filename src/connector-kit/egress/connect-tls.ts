import { connect } from 'node:tls'
import { ConnectorFailure, fail } from '../failures.ts'
import type { GuardedOrigin } from './guard-origin.ts'
import { networkFailure } from './network-failure.ts'

const timeoutMs = 10_000

/** Makes a secure connection and drops it, so that a certificate's fault has its own line in the check. */
export async function connectTls(guarded: GuardedOrigin, signal: AbortSignal, name: string): Promise<void> {
  const [target] = await guarded.resolve()
  if (!target) fail('address-not-found', name)
  await new Promise<void>((resolve, reject) => {
    const { host, port } = guarded
    const socket = connect({
      host: target.address,
      port,
      servername: host,
      minVersion: 'TLSv1.2',
      timeout: timeoutMs,
    })
    const end = (error?: unknown) => {
      socket.destroy()
      if (error === undefined) resolve()
      else
        reject(error instanceof ConnectorFailure ? error : new ConnectorFailure(networkFailure(error, name)))
    }
    socket.once('secureConnect', () => end())
    socket.once('error', end)
    socket.once('timeout', () => end(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })))
    signal.addEventListener('abort', () => end(new Error('aborted')), { once: true })
  })
}
