import { createAuthorizer } from './authorize.ts'
import { plainTexts } from './credential-values.ts'
import { createExchange } from './exchange.ts'
import { type Call, outgoingRequest, ownHeaders } from './outgoing-request.ts'
import { readAnswer } from './read-answer.ts'
import type { SenderParts } from './sender-parts.ts'
import { createTokenSource } from './token-source.ts'

/** Sends calls: within the rate limit, signed in, tried again where that helps, read as JSON. */
export type Sender = Readonly<{
  /** The content of the answer; throws the `ConnectorFailure` it stands for where it is no success. */
  send: (call: Call, signal: AbortSignal) => Promise<unknown>
  /** Signs in where that is a request of its own. */
  signIn: (signal: AbortSignal) => Promise<void>
  /** Requests sent so far, sign-ins and repeats included. */
  requests: () => number
  /** Waits for what must not be cut off, see `TokenSource`. */
  settled: () => Promise<void>
}>

/** Opens the sender of a connection. */
export function openSender(parts: SenderParts): Sender {
  const { method, name, clock, credentials } = parts
  const exchange = createExchange(parts)
  const tokens = createTokenSource(parts, exchange)
  const authorizer = createAuthorizer(method.auth, credentials, tokens.fetch, clock)
  const own = ownHeaders(parts)

  const sendSignedIn = async (call: Call, signal: AbortSignal): Promise<unknown> => {
    const { answers = method.answers ?? 'json' } = call.request
    for (let tries = 1; ; tries++) {
      const { headers, intoBody, forget } = await authorizer.sign(signal)
      const outgoing = outgoingRequest(call, parts, { ...own, ...headers }, intoBody)
      const answer = await exchange.once(outgoing, signal)
      authorizer.learn(answer)
      // A token may have ended or been used up; a second refusal is about the credentials themselves.
      if (answer.status === 401 && tries < 2 && forget()) continue
      const content = readAnswer(answer, { ...method, answers }, name, clock.now())
      return method.shaped ? method.shaped(content, plainTexts(credentials)) : content
    }
  }
  const inTurn = authorizer.oneAtATime ? createTurns() : <T>(work: () => Promise<T>) => work()
  return {
    requests: exchange.requests,
    settled: tokens.settled,
    signIn: (signal) => exchange.noting(authorizer.signIn(signal)),
    send: (call, signal) => inTurn(() => exchange.trying(() => sendSignedIn(call, signal), signal)),
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
