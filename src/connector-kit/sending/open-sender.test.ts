import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import type { CredentialFields } from '../credential-fields.ts'
import type { Auth } from '../http-definition.ts'
import { fastClock } from '../testing/fast-clock.ts'
import type { Answer, Reply } from '../testing/loopback.ts'
import { plainConnector } from '../testing/plain-connector.ts'
import { readPlain } from '../testing/read-plain.ts'

const everybody: Reply = { status: 200, body: { total: 1, people: [{ id: 1, name: 'A' }] } }
/** The replies in order, the last one again and again. */
const inOrder = (...replies: readonly Reply[]): Answer => {
  let turn = 0
  return () => replies[Math.min(turn++, replies.length - 1)] ?? everybody
}
const signInAuth: Auth<CredentialFields> = {
  scheme: 'token-request',
  path: '/token',
  send: 'json',
  fields: { user: 'user', key: 'key' },
  tokenAt: 'token',
  expiresInAt: 'expires',
}
const withToken = (changes: Partial<Extract<Auth<CredentialFields>, { scheme: 'token-request' }>> = {}) =>
  plainConnector(
    { auth: { ...signInAuth, ...changes } },
    { pagination: { style: 'offset', param: 'offset', sizeParam: 'limit', size: 1 } },
  )

describe('trying again', () => {
  it.each([408, 429, 500, 502, 503, 504])('goes on after two answers of %s', async (status) => {
    const { summary } = await readPlain(inOrder({ status }, { status }, everybody))
    expect(summary).toMatchObject({ complete: true, requests: 3 })
  })

  it('stops after five attempts', async () => {
    const { summary } = await readPlain(inOrder({ status: 500 }))
    expect(summary).toMatchObject({ requests: 5, failure: { kind: 'unavailable', code: 'server-error' } })
  })

  it.each([400, 404, 405, 410, 418])('does not try again after %s, and names it', async (status) => {
    const { summary } = await readPlain(inOrder({ status }))
    expect(summary).toMatchObject({ requests: 1, failure: { kind: 'contract', httpStatus: status } })
  })

  it('does not wait longer than an hour', async () => {
    const { summary, clock } = await readPlain(inOrder({ status: 429, headers: { 'retry-after': '999999' } }))
    expect(summary).toMatchObject({ requests: 1, failure: { kind: 'rate-limited' } })
    expect(clock.sleptMs()).toBeLessThan(1000)
  })

  it('tells that it waits, and until when', async () => {
    const clock = fastClock()
    const untilAt = new Date(clock.now() + 90_000).toISOString()
    const { events } = await readPlain(
      inOrder({ status: 429, headers: { 'retry-after': '90' } }, everybody),
      { clock },
    )
    const waiting = events.filter(({ kind }) => kind === 'waiting')
    expect(waiting).toMatchObject([{ progress: { waitingUntilAt: untilAt } }])
  })

  it('reads on after the connection was dropped', async () => {
    const { summary } = await readPlain(inOrder((response) => response.destroy(), everybody))
    expect(summary).toMatchObject({ complete: true, requests: 2 })
  })

  it('gives up an answer that never ends by its deadline, after two tries', async () => {
    const drip: Reply = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const timer = setInterval(() => response.write(' '), 10)
      response.on('close', () => clearInterval(timer))
    }
    const { summary } = await readPlain(inOrder(drip), { timeoutMs: 150 })
    expect(summary).toMatchObject({ requests: 2, failure: { kind: 'unavailable', code: 'timed-out' } })
  })

  it('follows no redirect, to the same host or another', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      const { summary, server } = await readPlain(inOrder({ status, headers: { location: '/elsewhere' } }))
      expect(summary).toMatchObject({ requests: 1, failure: { kind: 'contract', code: 'redirected' } })
      expect(server.seen).toHaveLength(1)
    }
    const { summary } = await readPlain(
      inOrder({ status: 302, headers: { location: 'https://sso.example/login' } }),
    )
    expect(summary.failure).toMatchObject({ kind: 'credentials', code: 'sign-in-page' })
  })
})

describe('credentials', () => {
  it('are asked once with a key: asking on locks accounts', async () => {
    const { summary } = await readPlain(inOrder({ status: 401 }))
    expect(summary).toMatchObject({
      requests: 1,
      failure: { kind: 'credentials', code: 'credentials-refused', httpStatus: 401 },
    })
  })

  it('travel as Basic', async () => {
    const { server } = await readPlain(inOrder(everybody))
    const expected = `Basic ${Buffer.from('reader:canary-7f3a').toString('base64')}`
    expect(server.seen[0]?.headers.authorization).toBe(expected)
  })

  it('are refused at the sign-in in any usual way', async () => {
    for (const status of [400, 401, 403, 422]) {
      const { summary } = await readPlain(inOrder({ status }), { connector: withToken() })
      expect(summary).toMatchObject({
        requests: 1,
        failure: { kind: 'credentials', code: 'credentials-refused' },
      })
    }
  })
})

describe('tokens', () => {
  const people = (total: number): Answer => {
    let tokens = 0
    return ({ path, query }) => {
      if (path.endsWith('/token')) return { status: 200, body: { token: `t${++tokens}`, expires: 3600 } }
      const offset = Number(query.get('offset'))
      return { status: 200, body: { total, people: offset < total ? [{ id: offset + 1 }] : [] } }
    }
  }

  it('are fetched once and used for all pages', async () => {
    const { server, summary } = await readPlain(people(4), { connector: withToken() })
    expect(summary).toMatchObject({ complete: true, people: 4, requests: 5 })
    expect(server.seen.slice(1).map(({ headers }) => headers.authorization)).toEqual(
      Array(4).fill('Bearer t1'),
    )
  })

  it('are fetched again when one ended in the middle of the list', async () => {
    const healthy = people(3)
    let calls = 0
    const { summary } = await readPlain(
      (request) => (!request.path.endsWith('/token') && ++calls === 2 ? { status: 401 } : healthy(request)),
      { connector: withToken() },
    )
    expect(summary).toMatchObject({ complete: true, people: 3, requests: 6 })
  })

  it('end the fetch when even a fresh one is refused', async () => {
    const healthy = people(3)
    const { summary } = await readPlain(
      (request) => (request.path.endsWith('/token') ? healthy(request) : { status: 401 }),
      { connector: withToken() },
    )
    expect(summary).toMatchObject({ requests: 4, failure: { kind: 'credentials' } })
  })

  it('rotate: each answer brings the next, one that brings none means signing in again', async () => {
    const healthy = people(4)
    const { server, summary } = await readPlain(
      (request) => {
        const reply = healthy(request)
        const offset = Number(request.query.get('offset'))
        if (typeof reply === 'function' || request.path.endsWith('/token') || offset === 1) return reply
        return { ...reply, headers: { authorization: `Bearer next${offset}` } }
      },
      { connector: withToken({ rotatesBy: 'authorization' }) },
    )
    expect(summary).toMatchObject({ complete: true, people: 4 })
    const used = server.seen
      .filter(({ path }) => path.endsWith('/people'))
      .map(({ headers }) => headers.authorization)
    expect(used).toEqual(['Bearer t1', 'Bearer next0', 'Bearer t2', 'Bearer next2'])
  })

  it('that cannot be had are not asked for without end', async () => {
    const { summary } = await readPlain(inOrder({ status: 500 }), { connector: withToken() })
    expect(summary).toMatchObject({ requests: 5, failure: { kind: 'unavailable' } })
  })

  it('with no token in the answer name the connector’s fault', async () => {
    const { summary } = await readPlain(inOrder({ status: 200, body: {} }), { connector: withToken() })
    expect(summary.failure).toMatchObject({ kind: 'contract', code: 'unexpected-answer' })
  })
})
