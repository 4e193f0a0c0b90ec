import { afterEach, describe, expect, it } from 'vitest'
import type { ConnectionParts } from '../open-connection.ts'
import { openConnection } from '../open-connection.ts'
import { fastClock } from '../testing/fast-clock.ts'
import { type GrantingServer, startGrantingServer } from '../testing/granting-server.ts'
import type { Answer, Reply } from '../testing/loopback.ts'
import { plainConnector } from '../testing/plain-connector.ts'
import { readConnection } from '../testing/read-connection.ts'

const client = { id: 'reader', secret: 'canary-7f3a' }
const everybody: Answer = () => ({ status: 200, body: { total: 1, people: [{ id: 1, name: 'A' }] } })
const signIn = {
  scheme: 'authorization-code',
  authorizePath: '/oauth2/authorize',
  tokenPath: '/oauth2/token',
  clientId: 'user',
  clientSecret: 'key',
  pkce: 'S256',
  refreshToken: 'refresh',
  refresh: 'single-use',
} as const
const connector = plainConnector({
  auth: signIn,
  credentials: {
    user: { kind: 'text', label: 'Client', guide: '#user' },
    key: { kind: 'secret', label: 'Key', guide: '#key' },
    refresh: { kind: 'secret', label: 'Sign-in', guide: '#user', obtained: true },
  },
  errors: [{ status: 401, kind: 'credentials', advice: 'Check the client.' }],
})
const servers: GrantingServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})
async function serve(
  changes: {
    data?: Answer
    onToken?: (reply: Reply) => Reply
    isDown?: () => boolean
    lifeSeconds?: number
  } = {},
) {
  const server = await startGrantingServer({ prefix: '/api', client, data: everybody, ...changes })
  servers.push(server)
  return server
}
type How = Partial<Pick<ConnectionParts, 'remember' | 'recall' | 'clock'>>
function fetchFrom(server: GrantingServer, refresh: string, how: How = {}) {
  const connection = openConnection({
    connector,
    methodId: 'plain',
    credentials: { user: client.id, key: client.secret, refresh },
    clock: fastClock(),
    egress: { allowPrivate: [], baseUrl: server.baseUrl },
    timeoutMs: 5000,
    ...how,
  })
  return readConnection(connection, { fields: ['familyName'], custom: [] })
}

describe('a single-use refresh token', () => {
  it('is replaced where the credentials lie before anything is read with what it brought', async () => {
    const server = await serve()
    const kept: string[] = []
    let readBefore = 0
    const remember = async (changed: Readonly<Record<string, string>>) => {
      readBefore += server.seen.filter(({ path }) => path.endsWith('/people')).length
      kept.push(...Object.entries(changed).flat())
    }
    const { summary } = await fetchFrom(server, server.refreshToken(), { remember })
    expect(summary).toMatchObject({ complete: true, people: 1 })
    expect(kept).toEqual(['refresh', expect.stringMatching(/^refresh-/)])
    expect(readBefore).toBe(0)
    expect((await fetchFrom(server, kept[1] ?? '')).summary.complete).toBe(true)
  })

  it('is spent once by fetches that run at once', async () => {
    const server = await serve()
    const first = server.refreshToken()
    let remembered = 0
    const remember = async () => void remembered++
    const all = await Promise.all([1, 2, 3, 4].map(() => fetchFrom(server, first, { remember })))
    expect(all.map(({ summary }) => summary.complete)).toEqual([true, true, true, true])
    expect(server.spent()).toEqual(new Map([[first, 1]]))
    expect(remembered).toBe(1)
  })

  it('that was spent here still serves whoever read it before', async () => {
    const server = await serve()
    const first = server.refreshToken()
    const clock = fastClock()
    await fetchFrom(server, first, { clock })
    await clock.sleep(40 * 60_000, new AbortController().signal)
    const { summary } = await fetchFrom(server, first, { clock })
    expect(summary.complete).toBe(true)
    expect(server.spent().get(first)).toBe(1)
  })

  it('is written again before its successor is used, when writing failed', async () => {
    const server = await serve()
    const first = server.refreshToken()
    let works = false
    const kept: string[] = []
    const remember = async (changed: Readonly<Record<string, string>>) => {
      if (!works) throw new Error('the database is away')
      kept.push(...Object.values(changed))
    }
    await expect(fetchFrom(server, first, { remember })).rejects.toThrow('the database is away')
    expect(server.seen.filter(({ path }) => path.endsWith('/people'))).toHaveLength(0)
    works = true
    expect((await fetchFrom(server, first, { remember })).summary.complete).toBe(true)
    expect(server.spent()).toEqual(new Map([[first, 1]]))
    expect(kept).toHaveLength(1)
  })

  it('that another process spent is read again from where it lies', async () => {
    const server = await serve()
    let looks = 0
    const { summary } = await fetchFrom(server, 'refresh-spent-elsewhere', {
      recall: async () => ({ refresh: looks++ === 0 ? 'refresh-spent-elsewhere' : server.refreshToken() }),
    })
    expect(summary.complete).toBe(true)
    expect(looks).toBe(2)
  })

  it('that is lost means signing in again, and is tried no more', async () => {
    const server = await serve()
    const { summary } = await fetchFrom(server, 'refresh-lost', {
      recall: async () => ({ refresh: 'refresh-lost' }),
    })
    expect(summary).toMatchObject({
      requests: 1,
      failure: {
        kind: 'credentials',
        code: 'sign-in-ended',
        advice: expect.stringContaining('Sign in to Plain HR again'),
      },
    })
  })
})

describe('an access token', () => {
  it('is renewed when it ends and when it is refused', async () => {
    let refusals = 1
    const people = [1, 2, 3].map((id) => ({ id, name: 'A' }))
    const server = await serve({
      lifeSeconds: 91,
      data: ({ query }) => {
        const offset = Number(query.get('offset'))
        if (offset === 2 && refusals-- > 0) return { status: 401 }
        return { status: 200, body: { total: 3, people: people.slice(offset, offset + 2) } }
      },
    })
    const { summary } = await fetchFrom(server, server.refreshToken())
    expect(summary).toMatchObject({ complete: true, people: 3 })
    expect(server.spent().size).toBe(2)
  })
})

describe('what is said', () => {
  it('without a sign-in: who must do it, and nothing is asked', async () => {
    const server = await serve()
    expect((await fetchFrom(server, '')).summary).toMatchObject({
      requests: 0,
      failure: { code: 'nobody-signed-in', who: 'admin' },
    })
    expect(server.seen).toHaveLength(0)
  })

  it('about a wrong client: that it is the client', async () => {
    const server = await startGrantingServer({
      prefix: '/api',
      client: { id: 'reader', secret: 'x' },
      data: everybody,
    })
    servers.push(server)
    expect((await fetchFrom(server, server.refreshToken())).summary.failure).toMatchObject({
      code: 'credentials-refused',
      advice: 'Check the client.',
    })
  })

  it('about a token whose successor was lost on the way: that somebody must sign in again', async () => {
    let lost = false
    const server = await serve({
      onToken: (reply) => {
        if (lost) return reply
        lost = true
        return (response) => void response.destroy()
      },
    })
    const { summary } = await fetchFrom(server, server.refreshToken())
    expect(summary.failure).toMatchObject({ code: 'sign-in-ended', httpStatus: 401 })
  })

  it('about an outage of the token endpoint: nothing, since it is tried again', async () => {
    let outages = 2
    const server = await serve({ isDown: () => outages-- > 0 })
    expect((await fetchFrom(server, server.refreshToken())).summary).toMatchObject({ complete: true })
  })
})
