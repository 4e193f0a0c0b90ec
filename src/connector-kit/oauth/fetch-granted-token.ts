import type { OutgoingRequest, RawAnswer } from '../egress/open-egress.ts'
import { ConnectorFailure, failureFor } from '../failures.ts'
import type { HttpMethod } from '../http-definition.ts'
import type { CredentialValues } from '../sending/credential-values.ts'
import { revealed } from '../sending/credential-values.ts'
import type { FetchedToken } from '../sending/token-store.ts'
import { accessToken, type SessionParts } from './granted-session.ts'
import { readUnlessGrant } from './send-grant.ts'
import { type CodeAuth, grantByRefresh, tokenServer } from './token-endpoint.ts'

type GrantedTokenParts = Readonly<{
  auth: CodeAuth
  method: HttpMethod
  name: string
  base: URL
  credentials: CredentialValues
  clock: SessionParts['clock']
  /** Tries again what may pass. Never cut off by a fetch that ends: an answer not read is a refresh token lost. */
  send: (outgoing: Omit<OutgoingRequest, 'timeoutMs'>) => Promise<RawAnswer>
  retrying: <T>(attempt: () => Promise<T>) => Promise<T>
  remember: ((changed: Readonly<Record<string, string>>) => Promise<void>) | undefined
  recall: (() => Promise<Readonly<Record<string, string>>>) | undefined
}>

/** An access token for the refresh token among the credentials. */
export async function fetchGrantedToken(
  parts: GrantedTokenParts,
  refusedAccess: string | undefined,
): Promise<FetchedToken> {
  const { auth, name, credentials } = parts
  const refresh = revealed(credentials, auth.refreshToken)
  if (refresh === '') throw new ConnectorFailure(failureFor('nobody-signed-in', name))
  return accessToken(refresh, sessionParts(parts), refusedAccess)
}

function sessionParts(parts: GrantedTokenParts): SessionParts {
  const { auth, method, name, base, credentials, clock, send, retrying, remember, recall } = parts
  const plain = (credential: string) => revealed(credentials, credential)
  const way = tokenServer(auth, base, plain)
  const sendGrant = readUnlessGrant(method, name, clock.now, send)
  const secret = auth.clientSecret === undefined ? '' : plain(auth.clientSecret)
  return {
    of: [way.server.token_endpoint ?? '', way.client.client_id, secret],
    clock,
    singleUse: auth.refresh === 'single-use',
    exchange: (refresh) => retrying(() => grantByRefresh(way, refresh, sendGrant, name)),
    remember: remember && ((refresh) => remember({ [auth.refreshToken]: refresh })),
    recall: recall && (async () => (await recall())[auth.refreshToken] ?? ''),
    refused: ({ error, status }) => {
      const code = error === 'invalid_client' ? 'credentials-refused' : 'sign-in-ended'
      const rule = method.errors.find((one) => one.kind === 'credentials')
      const told = code === 'credentials-refused' && rule ? { advice: rule.advice } : {}
      throw new ConnectorFailure(failureFor(code, name, { ...told, httpStatus: status }))
    },
  }
}
