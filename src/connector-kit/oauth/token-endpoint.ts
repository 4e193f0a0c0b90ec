import {
  type AuthorizationServer,
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  type Client,
  type ClientAuth,
  ClientSecretPost,
  customFetch,
  None,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  ResponseBodyError,
  refreshTokenGrantRequest,
  type TokenEndpointResponse,
} from 'oauth4webapi'
import type { CredentialFields } from '../credential-fields.ts'
import type { OutgoingRequest, RawAnswer } from '../egress/open-egress.ts'
import { fail } from '../failures.ts'
import type { Auth } from '../http-definition.ts'
import { pathOf } from '../sending/build-url.ts'

/** The declaration of a sign-in with a browser. */
export type CodeAuth = Extract<Auth<CredentialFields>, { scheme: 'authorization-code' }>

/** An HR system that grants tokens, and who we are there. */
type TokenServer = Readonly<{ server: AuthorizationServer; client: Client; proof: ClientAuth }>

/** What came of asking for tokens. The error is the word of RFC 6749, or empty. */
export type Grant =
  | Readonly<{ granted: true; access: string; expiresIn: number | undefined; refresh: string | undefined }>
  | Readonly<{ granted: false; error: string; status: number }>

/** The ways of a method below its base address; `plain` gives the value of a credential. */
export function tokenServer(auth: CodeAuth, base: URL, plain: (name: string) => string): TokenServer {
  const at = (path: `/${string}`) => base.origin + pathOf(base, { path })
  const secret = auth.clientSecret === undefined ? '' : plain(auth.clientSecret)
  return {
    server: {
      issuer: base.origin,
      authorization_endpoint: at(auth.authorizePath),
      token_endpoint: at(auth.tokenPath),
    },
    client: { client_id: plain(auth.clientId) },
    proof: secret === '' ? None() : ClientSecretPost(secret),
  }
}

/** Sends a request for tokens; throws for an answer that is none of this protocol. */
export type SendGrant = (outgoing: Pick<OutgoingRequest, 'path' | 'headers' | 'body'>) => Promise<RawAnswer>

/** Exchanges a refresh token. */
export function grantByRefresh(
  { server, client, proof }: TokenServer,
  refresh: string,
  send: SendGrant,
  name: string,
): Promise<Grant> {
  return granted(
    refreshTokenGrantRequest(server, client, proof, refresh, guarded(send)),
    (answer) => processRefreshTokenResponse(server, client, answer),
    name,
  )
}

/** Exchanges the code of a sign-in; `callback` are parameters that were validated. */
export function grantByCode(
  { server, client, proof }: TokenServer,
  callback: URLSearchParams,
  sent: Readonly<{ redirectUri: string; codeVerifier: string }>,
  send: SendGrant,
  name: string,
): Promise<Grant> {
  const { redirectUri, codeVerifier } = sent
  return granted(
    authorizationCodeGrantRequest(server, client, proof, callback, redirectUri, codeVerifier, guarded(send)),
    (answer) => processAuthorizationCodeResponse(server, client, answer),
    name,
  )
}

/** The library's requests by our own way out. Whether plain HTTP is allowed is decided there, by the operator's list. */
function guarded(send: SendGrant) {
  return {
    [allowInsecureRequests]: true,
    [customFetch]: async (
      address: string,
      { headers, body }: Readonly<{ headers: Record<string, string>; body: URLSearchParams }>,
    ) => {
      const { pathname, search } = new URL(address)
      const answer = await send({ path: pathname + search, headers, body: body.toString() })
      const type = String(answer.headers['content-type'] ?? '')
      return new Response(new Uint8Array(answer.body), {
        status: answer.status,
        headers: { 'content-type': type },
      })
    },
  }
}

async function granted(
  asked: Promise<Response>,
  read: (answer: Response) => Promise<TokenEndpointResponse>,
  name: string,
): Promise<Grant> {
  const answer = await asked
  try {
    const { access_token, expires_in, refresh_token } = await read(answer)
    return { granted: true, access: access_token, expiresIn: expires_in, refresh: refresh_token }
  } catch (error) {
    if (answer.status === 200) fail('unexpected-answer', name)
    return {
      granted: false,
      error: error instanceof ResponseBodyError ? error.error : '',
      status: answer.status,
    }
  }
}
