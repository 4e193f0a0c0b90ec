import type { Failure } from '#model/failure.ts'
import type { KitClock } from '../connection.ts'
import type { Egress, OutgoingRequest, RawAnswer } from '../egress/open-egress.ts'
import { ConnectorFailure, failureFor } from '../failures.ts'
import type { HttpMethod, Request } from '../http-definition.ts'
import { fetchGrantedToken } from '../oauth/fetch-granted-token.ts'
import { at } from '../reading/at.ts'
import { createAuthorizer } from './authorize.ts'
import { pathOf } from './build-url.ts'
import { type CredentialValues, plainTexts } from './credential-values.ts'
import { createRateLimiter } from './rate-limiter.ts'
import { readAnswer } from './read-answer.ts'
import { signInRequest } from './sign-in-request.ts'
import type { FetchedToken } from './token-store.ts'
import { withRetries } from './with-retries.ts'

const pageBytes = 32 * 1024 * 1024
/** A list that knows no pages comes in one answer, and a large company's is larger than a page. */
const wholeListBytes = 128 * 1024 * 1024
const accepted = { json: 'application/json', xml: 'text/xml, application/xml' } as const
const signInRefused = new Set([400, 401, 403, 422])

/** A reading call: a request of the connector, or the path of a next link. `whole` is a list without pages. */
export type Call = Readonly<{ request: Request; link?: string; whole?: boolean }>

/** Sends calls: within the rate limit, signed in, tried again where that helps, read as JSON. */
export type Sender = Readonly<{
  send: (call: Call, signal: AbortSignal) => Promise<unknown>
  /** Signs in where that is a request of its own. */
  signIn: (signal: AbortSignal) => Promise<void>
  /** Requests sent so far, sign-ins and repeats included. */
  requests: () => number
  /** Waits for a refresh token that is being exchanged: an answer nobody reads would lose the next one. */
  settled: () => Promise<void>
}>

export type SenderParts = Readonly<{
  method: HttpMethod
  name: string
  base: URL
  egress: Egress
  /** Where signing in has an address of its own. */
  signInAt?: Readonly<{ base: URL; egress: Egress }> | undefined
  credentials: CredentialValues
  clock: KitClock
  userAgent: string
  timeoutMs: number
  onWait: (untilMs: number) => void
  /** See `ConnectionParts`. */
  remember?: ((changed: Readonly<Record<string, string>>) => Promise<void>) | undefined
  recall?: (() => Promise<Readonly<Record<string, string>>>) | undefined
}>

/** Opens the sender of a connection. */
export function openSender(parts: SenderParts): Sender {
  const { method, name, base, clock, credentials, timeoutMs, onWait } = parts
  const { headers } = method
  const own = typeof headers === 'function' ? headers(plainTexts(credentials)) : headers
  const common = { accept: accepted[method.answers ?? 'json'], 'user-agent': parts.userAgent, ...own }
  const limiter = createRateLimiter(method.rateLimit, clock)
  let requests = 0
  let refused: Failure | undefined
  let exchanging: Promise<unknown> = Promise.resolve()

  const exchange = (
    outgoing: OutgoingRequest,
    signal: AbortSignal,
    egress = parts.egress,
  ): Promise<RawAnswer> =>
    limiter.run(
      () => {
        // Asking on with refused credentials locks accounts and blocks addresses.
        if (refused) throw new ConnectorFailure(refused)
        requests++
        return egress.send(outgoing, signal)
      },
      signal,
      onWait,
    )
  const retrying = <T>(attempt: () => Promise<T>, signal: AbortSignal) =>
    withRetries(attempt, { limiter, clock, signal, onWait })
  const refuse = (failure: Failure) => {
    if (failure.kind === 'credentials') refused = failure
  }

  const fetchToken = async (signal: AbortSignal, refusedToken?: string): Promise<FetchedToken> => {
    const { auth } = method
    if (auth.scheme === 'authorization-code') {
      const uncut = new AbortController().signal
      const granting = fetchGrantedToken(
        {
          ...{ auth, method, name, base, credentials, clock },
          send: (outgoing) => exchange({ ...outgoing, timeoutMs }, uncut),
          retrying: (attempt) => retrying(attempt, uncut),
          remember: parts.remember,
          recall: parts.recall,
        },
        refusedToken,
      ).catch(noting(refuse))
      exchanging = granting.catch(() => {})
      return granting
    }
    if (auth.scheme !== 'token-request') throw new Error('only a token request fetches tokens')
    const { base: signInBase, egress } = parts.signInAt ?? parts
    const outgoing = signInRequest(auth, credentials, signInBase, clock.now(), {
      headers: common,
      maxBytes: pageBytes,
      timeoutMs,
    })
    const answer = await retrying(
      async () => readSignIn(await exchange(outgoing, signal, egress), parts),
      signal,
    ).catch(noting(refuse))
    const token = tokenFrom(answer, auth, parts)
    return { token, expiresIn: auth.expiresInAt ? at(answer, auth.expiresInAt) : undefined }
  }
  const authorizer = createAuthorizer(method.auth, credentials, fetchToken, clock)

  const sendSignedIn = async (call: Call, signal: AbortSignal): Promise<unknown> => {
    for (let tries = 1; ; tries++) {
      const signature = await authorizer.sign(signal)
      const { headers: proof, intoBody } = signature
      const { request } = call
      const proven = intoBody ? { ...call, request: { ...request, body: intoBody(request.body) } } : call
      const { answers } = request
      const accept = answers ? { accept: accepted[answers] } : {}
      const headers = { ...common, ...accept, ...proof }
      const answer = await exchange(outgoingFor(proven, headers, base, timeoutMs), signal)
      authorizer.learn(answer)
      // A token may have ended or been used up; a second refusal is about the credentials themselves.
      if (answer.status === 401 && tries < 2 && signature.forget()) continue
      const content = readAnswer(answer, answers ? { ...method, answers } : method, name, clock.now())
      return method.shaped ? method.shaped(content, plainTexts(credentials)) : content
    }
  }
  const inTurn = authorizer.oneAtATime ? createTurns() : <T>(work: () => Promise<T>) => work()
  return {
    requests: () => requests,
    settled: async () => void (await exchanging),
    signIn: (signal) => authorizer.signIn(signal),
    send: (call, signal) =>
      inTurn(() => retrying(() => sendSignedIn(call, signal), signal).catch(noting(refuse))),
  }
}

function outgoingFor(
  { request, link, whole }: Call,
  headers: Readonly<Record<string, string>>,
  base: URL,
  timeoutMs: number,
): OutgoingRequest {
  const frame = {
    method: request.method ?? 'GET',
    path: link ?? pathOf(base, request),
    maxBytes: whole ? wholeListBytes : pageBytes,
    timeoutMs,
  }
  if (request.body === undefined) return { ...frame, headers }
  const isText = typeof request.body === 'string'
  // Exactly this type: BambooHR reads a body with `; charset` behind it as XML.
  const type = isText ? 'text/xml; charset=utf-8' : 'application/json'
  return {
    ...frame,
    headers: { 'content-type': type, ...headers },
    body: isText ? String(request.body) : JSON.stringify(request.body),
  }
}

/** A sign-in that is refused in any of the usual ways is about the credentials. */
function readSignIn(answer: RawAnswer, parts: SenderParts): unknown {
  const { method, name, clock } = parts
  if (signInRefused.has(answer.status)) refuseSignIn(parts, { httpStatus: answer.status })
  return readAnswer(answer, method, name, clock.now())
}

/** The token of a sign-in that went well; some answer a wrong password with a token that is none. */
function tokenFrom(answer: unknown, { tokenAt }: Readonly<{ tokenAt: string }>, parts: SenderParts): string {
  const token = at(answer, tokenAt)
  if (token === false) refuseSignIn(parts)
  if (typeof token === 'number') return String(token)
  if (typeof token === 'string' && token !== '') return token
  throw new ConnectorFailure(failureFor('unexpected-answer', parts.name))
}

function refuseSignIn({ method, name }: SenderParts, told: Partial<Failure> = {}): never {
  const { advice, where } = method.errors.find((one) => one.kind === 'credentials') ?? {}
  throw new ConnectorFailure(
    failureFor('credentials-refused', name, {
      ...told,
      ...(advice === undefined ? {} : { advice }),
      ...(where === undefined ? {} : { where }),
    }),
  )
}

function noting(note: (failure: Failure) => void): (error: unknown) => never {
  return (error) => {
    if (error instanceof ConnectorFailure) note(error.failure)
    throw error
  }
}

/** Work done strictly one after the other. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }
}
