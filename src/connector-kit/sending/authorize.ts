import { Buffer } from 'node:buffer'
import type { KitClock } from '../connection.ts'
import type { CredentialFields } from '../credential-fields.ts'
import type { RawAnswer } from '../egress/open-egress.ts'
import type { Auth } from '../http-definition.ts'
import type { JsonObject } from '../reading/reader.ts'
import { type CredentialValues, plainTexts, revealed, revealedAll } from './credential-values.ts'
import { soapEnvelope } from './soap-envelope.ts'
import { createTokenStore, type FetchToken } from './token-store.ts'

/** Proof for one request, and what to do when it was refused. */
export type Signature = Readonly<{
  headers: Readonly<Record<string, string>>
  /** What becomes of a body, where the proof lies in it. */
  intoBody?: (body: unknown) => JsonObject | string
  /** Forgets what was refused; true when signing in again may help. */
  forget: () => boolean
}>

/** Puts proof of who we are on requests. */
export type Authorizer = Readonly<{
  sign: (signal: AbortSignal) => Promise<Signature>
  /** Signs in beforehand, where that is a request of its own. */
  signIn: (signal: AbortSignal) => Promise<void>
  /** Looks at an answer for the next token. */
  learn: (answer: RawAnswer) => void
  /** Each answer brings the next token, so calls must go one after the other. */
  oneAtATime: boolean
}>

/** The authorizer of a method. `fetchToken` sends the sign-in request. */
export function createAuthorizer(
  auth: Auth<CredentialFields>,
  credentials: CredentialValues,
  fetchToken: FetchToken,
  clock: KitClock,
): Authorizer {
  if (auth.scheme === 'authorization-code') return byGrant(fetchToken, clock)
  if (auth.scheme === 'token-request') return byToken(auth, credentials, fetchToken, clock)
  const intoBody = auth.scheme === 'ws-security' ? inEnvelope(auth, credentials) : undefined
  const sign = async () => ({
    headers: fixedHeaders(auth, credentials),
    ...(intoBody ? { intoBody } : {}),
    forget: () => false,
  })
  return { sign, signIn: async () => {}, learn: () => {}, oneAtATime: false }
}

type TokenAuth = Extract<Auth<CredentialFields>, { scheme: 'token-request' }>
type FixedAuth = Exclude<Auth<CredentialFields>, TokenAuth | { scheme: 'authorization-code' }>

function fixedHeaders(auth: FixedAuth, credentials: CredentialValues): Readonly<Record<string, string>> {
  switch (auth.scheme) {
    case 'none':
    case 'ws-security':
      return {}
    case 'bearer':
      return { authorization: `Bearer ${revealed(credentials, auth.token)}` }
    case 'header':
      return { [auth.header]: `${auth.prefix ?? ''}${revealed(credentials, auth.value)}` }
    case 'basic': {
      const told = (one: string | Readonly<{ fixed: string }>) =>
        typeof one === 'string' ? revealed(credentials, one) : one.fixed
      const pair = `${told(auth.username)}:${told(auth.password)}`
      return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
    }
  }
}

function inEnvelope(
  auth: Extract<FixedAuth, { scheme: 'ws-security' }>,
  credentials: CredentialValues,
): (body: unknown) => string {
  return (body) =>
    soapEnvelope(
      String(body ?? ''),
      auth.username(plainTexts(credentials)),
      revealed(credentials, auth.password),
    )
}

function shown({ basicUser, tokenHeader }: TokenAuth, token: string): Readonly<Record<string, string>> {
  if (tokenHeader !== undefined) return { [tokenHeader]: token }
  if (basicUser === undefined) return { authorization: `Bearer ${token}` }
  return { authorization: `Basic ${Buffer.from(`${basicUser}:${token}`).toString('base64')}` }
}

function byToken(
  auth: TokenAuth,
  credentials: CredentialValues,
  fetchToken: FetchToken,
  clock: KitClock,
): Authorizer {
  const rotates = auth.rotatesBy?.toLowerCase()
  const store = createTokenStore(fetchToken, clock)
  return {
    oneAtATime: rotates !== undefined,
    signIn: async (signal) => {
      await store.current(signal)
    },
    sign: async (signal) => {
      const token = await store.current(signal)
      // A rotating token is good for one call; an answer that brings no next one means signing in again.
      if (rotates) store.drop(token)
      const forget = () => {
        store.drop(token)
        return true
      }
      const { intoBody } = auth
      if (!intoBody) return { headers: shown(auth, token), forget }
      const proven = (body: unknown) => intoBody(body, token, revealedAll(credentials))
      return { headers: {}, intoBody: proven, forget }
    },
    learn: ({ headers }) => {
      const next = rotates ? headers[rotates] : undefined
      if (typeof next === 'string' && next !== '') store.replace(next.replace(/^Bearer\s+/i, ''))
    },
  }
}

function byGrant(fetchToken: FetchToken, clock: KitClock): Authorizer {
  const store = createTokenStore(fetchToken, clock)
  const current = async (signal: AbortSignal) => {
    const token = await store.current(signal)
    const forget = () => {
      store.drop(token)
      return true
    }
    return { headers: { authorization: `Bearer ${token}` }, forget }
  }
  return {
    oneAtATime: false,
    signIn: async (signal) => void (await store.current(signal)),
    sign: current,
    learn: () => {},
  }
}
