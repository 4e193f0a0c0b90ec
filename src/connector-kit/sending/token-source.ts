import type { CredentialFields } from '../credential-fields.ts'
import type { RawAnswer } from '../egress/open-egress.ts'
import { fail } from '../failures.ts'
import type { Auth } from '../http-definition.ts'
import { fetchGrantedToken } from '../oauth/fetch-granted-token.ts'
import { at } from '../reading/at.ts'
import type { Exchange } from './exchange.ts'
import { ownHeaders, pageBytes } from './outgoing-request.ts'
import { readAnswer } from './read-answer.ts'
import type { SenderParts } from './sender-parts.ts'
import { signInRequest } from './sign-in-request.ts'
import type { FetchedToken, FetchToken } from './token-store.ts'

/** Where tokens come from. */
export type TokenSource = Readonly<{
  fetch: FetchToken
  /** Waits for a refresh token that is being exchanged: an answer nobody reads would lose the next one. */
  settled: () => Promise<void>
}>

/** Fetches the tokens of a method that signs in by a request or by a grant. */
export function createTokenSource(parts: SenderParts, exchange: Exchange): TokenSource {
  const { auth } = parts.method
  let granting: Promise<unknown> = Promise.resolve()
  return {
    settled: async () => void (await granting),
    fetch: (signal, refused) => {
      if (auth.scheme === 'token-request') return requestedToken(auth, parts, exchange, signal)
      if (auth.scheme !== 'authorization-code') throw new Error(`“${auth.scheme}” fetches no tokens`)
      const uncut = new AbortController().signal
      const { method, name, base, credentials, clock, timeoutMs, remember, recall } = parts
      const token = fetchGrantedToken(
        {
          ...{ auth, method, name, base, credentials, clock, remember, recall },
          send: (outgoing) => exchange.once({ ...outgoing, timeoutMs }, uncut),
          retrying: (attempt) => exchange.trying(attempt, uncut),
        },
        refused,
      )
      granting = token.catch(() => {})
      return token
    },
  }
}

type TokenAuth = Extract<Auth<CredentialFields>, { scheme: 'token-request' }>

/** Statuses by which HR systems refuse a sign-in. */
const signInRefused = new Set([400, 401, 403, 422])

async function requestedToken(
  auth: TokenAuth,
  parts: SenderParts,
  exchange: Exchange,
  signal: AbortSignal,
): Promise<FetchedToken> {
  const { credentials, clock, timeoutMs } = parts
  const { base, egress } = parts.signInAt ?? parts
  const frame = { headers: ownHeaders(parts), maxBytes: pageBytes, timeoutMs }
  const outgoing = signInRequest(auth, credentials, base, clock.now(), frame)
  const send = async () => readSignIn(await exchange.once(outgoing, signal, egress), parts)
  const answer = await exchange.trying(send, signal)
  const token = tokenFrom(answer, auth, parts)
  return { token, expiresIn: auth.expiresInAt ? at(answer, auth.expiresInAt) : undefined }
}

/** A sign-in that is refused in any of the usual ways is about the credentials. */
function readSignIn(answer: RawAnswer, parts: SenderParts): unknown {
  const { method, name, clock } = parts
  if (signInRefused.has(answer.status)) refuseSignIn(parts, answer.status)
  return readAnswer(answer, method, name, clock.now())
}

/** The token of a sign-in that went well; some answer a wrong password with a token that is none. */
function tokenFrom(answer: unknown, { tokenAt }: TokenAuth, parts: SenderParts): string {
  const token = at(answer, tokenAt)
  if (token === false) refuseSignIn(parts)
  if (typeof token === 'number') return String(token)
  return typeof token === 'string' && token !== '' ? token : fail('unexpected-answer', parts.name)
}

function refuseSignIn({ method, name }: SenderParts, httpStatus?: number): never {
  const { advice, where } = method.errors.find((one) => one.kind === 'credentials') ?? {}
  fail('credentials-refused', name, {
    ...(httpStatus === undefined ? {} : { httpStatus }),
    ...(advice === undefined ? {} : { advice }),
    ...(where === undefined ? {} : { where }),
  })
}
