import { createHash, randomUUID } from 'node:crypto'
import { type Answer, type Loopback, type Reply, type SeenRequest, startLoopback } from './loopback.ts'

/** A server that people sign in to with a browser. */
export type GrantingServer = Loopback &
  Readonly<{
    /** A refresh token as a finished sign-in leaves it. */
    refreshToken: () => string
    /** How often each refresh token was sent. */
    spent: () => ReadonlyMap<string, number>
    /** Everything that was granted is worth nothing from now on. */
    revokeAll: () => void
  }>

type Options = Readonly<{
  /** Below which `/oauth2/authorize` and `/oauth2/token` lie. */
  prefix: string
  client: Readonly<{ id: string; secret: string }>
  /** Data for whoever shows a good access token. */
  data: Answer
  /** May spoil an answer of the token endpoint, after what it granted was granted. */
  onToken?: (reply: Reply) => Reply
  /** Whether the token endpoint has an outage, so that nothing is spent. */
  isDown?: () => boolean
  lifeSeconds?: number
  /** Shows a page where a person agrees or declines, in place of agreeing by itself. */
  asks?: boolean
}>

const refused = (status: number, error: string, hint?: string): Reply => ({
  status,
  body: { error, error_description: 'refused', ...(hint === undefined ? {} : { hint }) },
})

function agreementPage(address: string): Reply {
  const link = (answer: string, words: string) =>
    `<a href="${`${address}&${answer}=1`.replaceAll('&', '&amp;')}">${words}</a>`
  const body = `<!doctype html><title>HR system</title><h1>Let the portal read?</h1>${link('agree', 'Agree')} ${link('decline', 'Decline')}`
  return { status: 200, headers: { 'content-type': 'text/html' }, body }
}

/** An HR system that lets people sign in with PKCE, grants refresh tokens for a single use, and takes old ones back. */
export async function startGrantingServer(options: Options): Promise<GrantingServer> {
  const {
    prefix,
    client,
    data,
    lifeSeconds = 1800,
    onToken = (reply) => reply,
    isDown = () => false,
  } = options
  const codes = new Map<string, Readonly<{ challenge: string; redirectUri: string }>>()
  const refreshTokens = new Set<string>()
  const accessTokens = new Map<string, string>()
  const spent = new Map<string, number>()

  const grant = (): Reply => {
    const access = `access-${randomUUID()}`
    const refresh = `refresh-${randomUUID()}`
    refreshTokens.add(refresh)
    accessTokens.set(access, refresh)
    const body = {
      token_type: 'Bearer',
      expires_in: lifeSeconds,
      access_token: access,
      refresh_token: refresh,
    }
    return { status: 200, body }
  }
  const authorize = ({ query, path }: SeenRequest): Reply => {
    if (options.asks && query.get('agree') === null && query.get('decline') === null)
      return agreementPage(`${path}?${query}`)
    const redirectUri = query.get('redirect_uri') ?? ''
    const back = new URL(redirectUri)
    back.searchParams.set('state', query.get('state') ?? '')
    if (query.get('client_id') !== client.id || query.get('code_challenge_method') !== 'S256')
      return refused(400, 'invalid_request')
    if (query.get('decline') !== null) back.searchParams.set('error', 'access_denied')
    else {
      const code = randomUUID()
      codes.set(code, { challenge: query.get('code_challenge') ?? '', redirectUri })
      back.searchParams.set('code', code)
    }
    return { status: 302, headers: { location: back.href }, body: '' }
  }
  const byCode = (form: URLSearchParams): Reply => {
    const code = form.get('code') ?? ''
    const known = codes.get(code)
    codes.delete(code)
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const good = known?.challenge === challenge && known.redirectUri === form.get('redirect_uri')
    return good ? grant() : refused(400, 'invalid_grant')
  }
  const byRefresh = (refresh: string): Reply => {
    spent.set(refresh, (spent.get(refresh) ?? 0) + 1)
    if (!refreshTokens.delete(refresh)) return refused(401, 'invalid_request', 'Token has been revoked')
    for (const [access, its] of accessTokens) if (its === refresh) accessTokens.delete(access)
    return grant()
  }
  const token = ({ body }: SeenRequest): Reply => {
    if (isDown()) return { status: 503 }
    const form = new URLSearchParams(body)
    if (form.get('client_id') !== client.id || form.get('client_secret') !== client.secret)
      return refused(401, 'invalid_client')
    return form.get('grant_type') === 'refresh_token'
      ? byRefresh(form.get('refresh_token') ?? '')
      : byCode(form)
  }
  const server = await startLoopback((request) => {
    if (request.path === `${prefix}/oauth2/authorize`) return authorize(request)
    if (request.path === `${prefix}/oauth2/token`) return onToken(token(request))
    const shown = String(request.headers.authorization ?? '').replace(/^Bearer /, '')
    return accessTokens.has(shown) ? data(request) : { status: 401, body: { error: { status: '401' } } }
  })
  return {
    ...server,
    spent: () => spent,
    refreshToken: () => {
      const granted = grant()
      return typeof granted === 'function'
        ? ''
        : String((granted.body as Record<string, unknown>)['refresh_token'])
    },
    revokeAll: () => {
      refreshTokens.clear()
      accessTokens.clear()
    },
  }
}
