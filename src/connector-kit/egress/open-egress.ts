import { isIP, type LookupFunction } from 'node:net'
import { Agent, request } from 'undici'
import { ConnectorFailure, fail } from '../failures.ts'
import type { GuardedOrigin } from './guard-origin.ts'
import { networkFailure } from './network-failure.ts'
import { readBody } from './read-body.ts'

/** A request as it leaves, to the one origin that the egress reaches. */
export type OutgoingRequest = Readonly<{
  method: 'GET' | 'POST' | 'PUT'
  /** Path and query only; the origin is the connection's. */
  path: string
  headers: Readonly<Record<string, string>>
  body?: string
  /** Cap of the decompressed answer. */
  maxBytes: number
  timeoutMs: number
}>

/** An answer as it came, unpacked; header names are in lower case. */
export type RawAnswer = Readonly<{
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: Buffer
}>

/** The only way out: one origin, checked addresses, no redirects, a deadline and a size cap on every answer. */
export type Egress = Readonly<{
  send: (outgoing: OutgoingRequest, signal: AbortSignal) => Promise<RawAnswer>
  close: () => Promise<void>
}>

const connectTimeoutMs = 10_000

/** Opens the way to a guarded origin. */
export function openEgress(guarded: GuardedOrigin, name: string): Egress {
  const agent = new Agent({
    connect: { timeout: connectTimeoutMs, lookup: checkedLookup(guarded), minVersion: 'TLSv1.2' },
    pipelining: 1,
    connections: 16,
  })
  return {
    close: () => agent.destroy(),
    send: async (outgoing, signal) => {
      const deadline = AbortSignal.timeout(outgoing.timeoutMs)
      const either = AbortSignal.any([signal, deadline])
      try {
        // A name is resolved and checked while connecting; a literal address never reaches that lookup.
        if (isIP(guarded.host)) await guarded.resolve()
        return await sendOnce(agent, guarded, outgoing, either, name)
      } catch (error) {
        if (signal.aborted) fail('cancelled', name)
        if (deadline.aborted) fail('timed-out', name)
        if (error instanceof ConnectorFailure) throw error
        throw new ConnectorFailure(networkFailure(error, name))
      }
    },
  }
}

async function sendOnce(
  agent: Agent,
  { origin }: GuardedOrigin,
  { method, path, headers, body, maxBytes, timeoutMs }: OutgoingRequest,
  signal: AbortSignal,
  name: string,
): Promise<RawAnswer> {
  const url = new URL(origin + path)
  if (url.origin !== origin) fail('address-not-allowed', name)
  const answer = await request(url, {
    dispatcher: agent,
    method,
    headers: { ...headers, 'accept-encoding': 'gzip, br' },
    body: body ?? null,
    signal,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  })
  const read = await readBody(answer.body, answer.headers['content-encoding'], maxBytes, signal, name)
  return { status: answer.statusCode, headers: answer.headers, body: read }
}

/** Connects to the addresses that were checked in this very lookup, so nothing can change in between. */
function checkedLookup(guarded: GuardedOrigin): LookupFunction {
  return (_host, options, done) => {
    guarded.resolve().then(
      (found) => {
        const [first] = found
        if (options.all) done(null, [...found])
        else if (first) done(null, first.address, first.family)
      },
      (error: Error) => done(error, ''),
    )
  }
}
