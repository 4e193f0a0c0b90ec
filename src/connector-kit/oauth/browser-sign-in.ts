import {
  AuthorizationResponseError,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  validateAuthResponse,
} from 'oauth4webapi'
import type { Failure } from '#model/failure.ts'
import type { EgressPolicy, KitClock } from '../connection.ts'
import type { ConnectorDefinition } from '../definition.ts'
import { guardOrigin } from '../egress/guard-origin.ts'
import { openEgress } from '../egress/open-egress.ts'
import { fail, failureFor, failureOf } from '../failures.ts'
import type { HttpMethod } from '../http-definition.ts'
import { methodOf } from '../methods.ts'
import { baseOf } from '../sending/build-url.ts'
import { readUnlessGrant } from './send-grant.ts'
import { type CodeAuth, grantByCode, tokenServer } from './token-endpoint.ts'

/** A sign-in that a person makes with a browser. */
export type BrowserSignIn = Readonly<{
  connector: ConnectorDefinition
  methodId: string
  /** The typed ones, plain. */
  credentials: Readonly<Record<string, string>>
  egress: EgressPolicy
  clock: Pick<KitClock, 'now'>
  /** Where the HR system sends the person back to; registered there. */
  redirectUri: string
}>

/** The sign-in of a method that needs a person with a browser; undefined for every other one. */
export function browserSignInOf(
  connector: ConnectorDefinition,
  methodId: string,
): Readonly<{ method: HttpMethod; auth: CodeAuth }> | undefined {
  const method = methodOf(connector, methodId)
  return method.transport === 'http' && method.auth.scheme === 'authorization-code'
    ? { method, auth: method.auth }
    : undefined
}

/** Where the person signs in, and what must be kept secret until they come back. */
export async function beginBrowserSignIn(
  parts: BrowserSignIn,
  state: string,
): Promise<Readonly<{ address: string; codeVerifier: string }>> {
  const { auth, base, plain } = partsOf(parts)
  const { origin } = guardOrigin(base, parts.egress, parts.connector.name)
  const { server, client } = tokenServer(auth, base, plain)
  const codeVerifier = generateRandomCodeVerifier()
  const address = new URL(server.authorization_endpoint ?? origin)
  const query = {
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: parts.redirectUri,
    ...(auth.scope === undefined ? {} : { scope: auth.scope }),
    state,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: auth.pkce,
  }
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  return { address: address.href, codeVerifier }
}

/** The credentials that signing in brought, or why it brought none. */
export type FinishedSignIn =
  | Readonly<{ ok: true; credentials: Readonly<Record<string, string>> }>
  | Readonly<{ ok: false; failure: Failure }>

const requestTimeoutMs = 30_000

/** Exchanges what the person came back with for the credentials that signing in brings. */
export async function finishBrowserSignIn(
  parts: BrowserSignIn,
  came: Readonly<{ query: URLSearchParams; state: string; codeVerifier: string }>,
): Promise<FinishedSignIn> {
  const { name } = parts.connector
  try {
    return { ok: true, credentials: await exchangeCode(parts, came) }
  } catch (error) {
    const failure = failureOf(error)
    if (failure) return { ok: false, failure }
    if (error instanceof AuthorizationResponseError)
      return { ok: false, failure: failureFor('sign-in-declined', name) }
    throw error
  }
}

async function exchangeCode(
  parts: BrowserSignIn,
  { query, state, codeVerifier }: Readonly<{ query: URLSearchParams; state: string; codeVerifier: string }>,
): Promise<Readonly<Record<string, string>>> {
  const { connector, redirectUri, clock } = parts
  const { auth, method, base, plain } = partsOf(parts)
  const way = tokenServer(auth, base, plain)
  const callback = validateAuthResponse(way.server, way.client, query, state)
  const egress = openEgress(guardOrigin(base, parts.egress, connector.name), connector.name)
  try {
    const sent = { redirectUri, codeVerifier }
    const send = readUnlessGrant(method, connector.name, clock.now, (outgoing) =>
      egress.send({ ...outgoing, timeoutMs: requestTimeoutMs }, new AbortController().signal),
    )
    const grant = await grantByCode(way, callback, sent, send, connector.name)
    if (!grant.granted)
      fail(grant.error === 'invalid_client' ? 'credentials-refused' : 'sign-in-declined', connector.name)
    if (grant.refresh === undefined) fail('unexpected-answer', connector.name)
    return { [auth.refreshToken]: grant.refresh }
  } finally {
    await egress.close()
  }
}

function partsOf({ connector, methodId, credentials, egress }: BrowserSignIn) {
  const found = browserSignInOf(connector, methodId)
  if (!found) throw new RangeError(`nobody signs in to ${connector.name} with a browser by “${methodId}”`)
  const base = baseOf(found.method.baseUrl(credentials), egress.baseUrl)
  return { ...found, base, plain: (name: string) => credentials[name] ?? '' }
}
