import { askedOf } from './asked.ts'
import { checkConnection } from './checking/check-connection.ts'

import type { DetailMemory, EgressPolicy, FetchEvent, KitClock, OpenConnection } from './connection.ts'
import type { ConnectorDefinition } from './definition.ts'
import { discoverFields } from './discover-fields.ts'
import { guardOrigin } from './egress/guard-origin.ts'
import { openEgress } from './egress/open-egress.ts'
import { endOf, noCounts, progressOf } from './fetching/fetch-counts.ts'
import { fetchEmployees } from './fetching/fetch-employees.ts'
import { streamFetch } from './fetching/stream-fetch.ts'
import type { Asked, HttpMethod } from './http-definition.ts'
import { httpMethodOf, methodOf } from './methods.ts'
import { baseOf } from './sending/build-url.ts'
import { plainTexts, wrapCredentials } from './sending/credential-values.ts'
import { openSender, type Sender } from './sending/open-sender.ts'

const requestTimeoutMs = 30_000

/** A connector with what it is opened with. */
export type ConnectionParts = Readonly<{
  connector: ConnectorDefinition
  methodId: string
  /** Plain values by name; secrets are wrapped at once. */
  credentials: Readonly<Record<string, string>>
  clock: KitClock
  egress: EgressPolicy
  userAgent?: string
  /** Deadline of one request; the method's own or 30 seconds without. */
  timeoutMs?: number
  /**
   * Writes credentials that changed while reading, e.g. the next single-use refresh token. It is awaited before
   * anything relies on them, and tried again when it fails.
   */
  remember?: (changed: Readonly<Record<string, string>>) => Promise<void>
  /** Reads them again from there, in case another process changed them. */
  recall?: () => Promise<Readonly<Record<string, string>>>
}>

/** A sender for the length of one piece of work, with the way out closed behind it. */
export type WithSender = <T>(
  onWait: (untilMs: number) => void,
  work: (sender: Sender) => Promise<T>,
) => Promise<T>

/** Opens a connector with credentials. Nothing is sent before the first call. */
export function openConnection(parts: ConnectionParts): OpenConnection {
  const { connector, clock } = parts
  const declared = methodOf(connector, parts.methodId)
  if (declared.transport === 'protocol') {
    const { credentials, egress, timeoutMs = requestTimeoutMs } = parts
    return declared.open({ name: connector.name, credentials, clock, egress, timeoutMs })
  }
  const method = httpMethodOf(connector, parts.methodId, parts.credentials)
  // What was described has a name of its own, by which people know it.
  const name = declared.transport === 'described' ? method.name : connector.name
  const texts = plainTexts(wrapCredentials(method, parts.credentials))
  const base = baseOf(method.baseUrl(texts), parts.egress.baseUrl)
  const withSender = senderOpener(method, name, base, parts)
  const known = { method, name, base, clock, withSender }
  return {
    check: (signal) =>
      checkConnection({ ...known, origin: () => guardOrigin(base, parts.egress, name), signal }),
    customFields: (signal) =>
      withSender(ignoreWait, (sender) => discoverFields({ ...known, signal }, sender)),
    fetchEmployees: (asked, signal, memory) =>
      streamEmployees({ ...known, asked: askedOf(method, asked, clock.now()), signal, memory }),
  }
}

function senderOpener(method: HttpMethod, name: string, base: URL, parts: ConnectionParts): WithSender {
  const { egress: policy, clock, remember, recall, userAgent = 'Rollcall' } = parts
  const { timeoutMs = method.timeoutMs ?? requestTimeoutMs } = parts
  const credentials = wrapCredentials(method, parts.credentials)
  const signInBase = signInBaseOf(method, plainTexts(credentials), policy.baseUrl)
  const wayTo = (place: URL) => openEgress(guardOrigin(place, policy, name), name)
  return async (onWait, work) => {
    const egress = wayTo(base)
    const signInAt = signInBase && { base: signInBase, egress: wayTo(signInBase) }
    const known = { method, name, base, egress, signInAt, credentials, clock, remember, recall }
    const sender = openSender({ ...known, userAgent, timeoutMs, onWait })
    try {
      return await work(sender)
    } finally {
      await sender.settled()
      await egress.close()
      await signInAt?.egress.close()
    }
  }
}

function signInBaseOf(
  { auth }: HttpMethod,
  texts: Readonly<Record<string, string>>,
  override: string | undefined,
): URL | undefined {
  if (auth.scheme !== 'token-request' || auth.baseUrl === undefined) return undefined
  return baseOf(auth.baseUrl(texts), override)
}

function ignoreWait(): void {}

type StreamParts = Readonly<{
  method: HttpMethod
  name: string
  base: URL
  clock: KitClock
  withSender: WithSender
  asked: Asked
  signal: AbortSignal
  memory: DetailMemory | undefined
}>

const tellWaitsFromMs = 1000

function streamEmployees({
  withSender,
  signal,
  clock,
  ...rest
}: StreamParts): AsyncGenerator<FetchEvent, void> {
  const counts = noCounts()
  let requests = () => 0
  return streamFetch(
    signal,
    ({ emit, signal: either, stop }) => {
      const onWait = (untilMs: number) => {
        if (untilMs - clock.now() < tellWaitsFromMs) return
        void emit({ kind: 'waiting', progress: progressOf(counts, requests(), untilMs) })
      }
      return withSender(onWait, (sender) => {
        requests = sender.requests
        return fetchEmployees({ ...rest, clock, sender, signal: either, emit }, counts).finally(stop)
      })
    },
    (failure) => endOf(counts, requests(), failure),
  )
}
