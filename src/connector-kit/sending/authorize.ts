import { Buffer } from 'node:buffer'
import type { KitClock } from '../connection.ts'
import type { CredentialFields } from '../credential-fields.ts'
import type { RawAnswer } from '../egress/open-egress.ts'
import type { Auth } from '../http-definition.ts'
import { type CredentialValues, revealed, revealedAll } from './credential-values.ts'
import { createTokenStore, type FetchToken } from './token-store.ts'

/** Proof for one request, and what to do when it was refused. */
export type Signature = Readonly<{
  headers: Readonly<Record<string, string>>
  /** What becomes of a body, where the proof lies in it. */
  intoBody?: (body: unknown) => unknown
  /** Forgets what was refused; true when signing in again may help. */
  forget: () => boolean
}>

/** Puts proof of who we are on requests. */
type Authorizer = Readonly<{
  sign: (signal: AbortSignal) => Promise<Signature>
  /** Signs in beforehand, where that is a request of its own. */
  signIn: (signal: AbortSignal) => Promise<void>
  /** Looks at an answer for the next token. */
  learn: (answer: RawAnswer) => void
  /** Each answer brings the next token, so calls must go one after the other. */
  oneAtATime: boolean
}>

type Proof = Omit<Signature, 'forget'>
type AnyAuth = Auth<CredentialFields>
type TokenAuth = Extract<AnyAuth, { scheme: 'token-request' | 'authorization-code' }>

/** The authorizer of a method. `fetchToken` sends the sign-in request. */
export function createAuthorizer(
  auth: AnyAuth,
  credentials: CredentialValues,
  fetchToken: FetchToken,
  clock: KitClock,
): Authorizer {
  if (auth.scheme === 'token-request' || auth.scheme === 'authorization-code')
    return byToken(auth, credentials, fetchToken, clock)
  const sign = async () => ({ ...fixedProof(auth, credentials), forget: () => false })
  return { sign, signIn: async () => {}, learn: () => {}, oneAtATime: false }
}

function fixedProof(auth: Exclude<AnyAuth, TokenAuth>, credentials: CredentialValues): Proof {
  switch (auth.scheme) {
    case 'none':
      return { headers: {} }
    case 'bearer':
      return bearer(revealed(credentials, auth.token))
    case 'header':
      return { headers: { [auth.header]: `${auth.prefix ?? ''}${revealed(credentials, auth.value)}` } }
    case 'basic': {
      const told = (one: string | Readonly<{ fixed: string }>) =>
        typeof one === 'string' ? revealed(credentials, one) : one.fixed
      return basic(told(auth.username), told(auth.password))
    }
    case 'in-body':
      return { headers: {}, intoBody: (body) => auth.write(body, revealedAll(credentials)) }
  }
}

function tokenProof(auth: TokenAuth, credentials: CredentialValues, token: string): Proof {
  const shown = auth.scheme === 'token-request' ? auth.show : undefined
  if (shown === undefined) return bearer(token)
  if ('header' in shown) return { headers: { [shown.header]: token } }
  if ('basicUser' in shown) return basic(shown.basicUser, token)
  return { headers: {}, intoBody: (body) => shown.inBody(body, token, revealedAll(credentials)) }
}

function bearer(token: string): Proof {
  return { headers: { authorization: `Bearer ${token}` } }
}

function basic(user: string, password: string): Proof {
  return { headers: { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` } }
}

function byToken(
  auth: TokenAuth,
  credentials: CredentialValues,
  fetchToken: FetchToken,
  clock: KitClock,
): Authorizer {
  const rotates = auth.scheme === 'token-request' ? auth.rotatesBy?.toLowerCase() : undefined
  const store = createTokenStore(fetchToken, clock)
  return {
    oneAtATime: rotates !== undefined,
    signIn: async (signal) => void (await store.current(signal)),
    sign: async (signal) => {
      const token = await store.current(signal)
      // A rotating token is good for one call; an answer that brings no next one means signing in again.
      if (rotates) store.drop(token)
      const forget = () => {
        store.drop(token)
        return true
      }
      return { ...tokenProof(auth, credentials, token), forget }
    },
    learn: ({ headers }) => {
      const next = rotates ? headers[rotates] : undefined
      if (typeof next === 'string' && next !== '') store.replace(next.replace(/^Bearer\s+/i, ''))
    },
  }
}
