import { Buffer } from 'node:buffer'
import { afterEach, expect, it } from 'vitest'
import type { FailureKind } from '#model/failure.ts'
import { fieldsOf } from '../available-fields.ts'
import type { ConnectorDefinition } from '../definition.ts'
import type { HttpMethod } from '../http-definition.ts'
import { everyField, exampleCredentials, exampleSignIn, openExample } from './example-connection.ts'
import { fastClock } from './fast-clock.ts'
import { readExchanges, replay } from './fixtures.ts'
import { type Answer, type Loopback, type Reply, type SeenRequest, startLoopback } from './loopback.ts'
import { readConnection } from './read-connection.ts'

const kindsByStatus: Readonly<Record<number, readonly FailureKind[]>> = {
  401: ['credentials'],
  403: ['permission'],
  404: ['contract', 'address'],
  429: ['rate-limited'],
  500: ['unavailable'],
  503: ['unavailable', 'rate-limited'],
}

/** The other half: every fault ends in a named failure with advice, and nobody is believed to be gone. */
export function conformanceOfFaults(
  connector: ConnectorDefinition,
  method: HttpMethod,
  folder: string,
): void {
  const healthy = replay(readExchanges(folder, method.id))
  const asked = everyField(method, folder)
  const servers: Loopback[] = []
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close()
  })
  const serve = async (answer: Answer) => {
    const server = await startLoopback(answer)
    servers.push(server)
    return server
  }
  /** People's own requests are struck, the sign-in goes well. */
  const striking =
    (reply: Reply): Answer =>
    (request) =>
      isSignIn(method, request) ? healthy(request) : reply
  const fetchFrom = async (answer: Answer, clock = fastClock()) => {
    const server = await serve(answer)
    return readConnection(openExample(connector, method, server.baseUrl, clock), asked)
  }

  it.each(Object.entries(kindsByStatus))('names status %s and says what to do', async (status, kinds) => {
    const { summary } = await fetchFrom(striking({ status: Number(status), body: { error: 'struck' } }))
    expect(kinds).toContain(summary.failure?.kind)
    expect(summary.failure).toMatchObject({ httpStatus: Number(status) })
    expect(summary.failure?.what).toMatch(/\w.+\.$/)
    expect(summary.failure?.advice).toMatch(/\w.+\.$/)
    expect(summary).toMatchObject({ complete: false, people: 0 })
  })

  it('waits as long as Retry-After says, and goes on', async () => {
    const clock = fastClock()
    let first = true
    const { summary } = await fetchFrom((request) => {
      if (isSignIn(method, request) || !first) return healthy(request)
      first = false
      return { status: 429, headers: { 'retry-after': '47' } }
    }, clock)
    expect(summary).toMatchObject({ complete: true, failure: null })
    expect(clock.sleptMs()).toBeGreaterThanOrEqual(47_000)
  })

  it('takes a list that was cut for incomplete, however it was cut', async () => {
    const xml = method.answers === 'xml'
    const headers = { 'content-type': xml ? 'text/xml' : 'application/json' }
    const cut = xml ? '<a><b>1</b><c>' : '{"data":[{"id":'
    const cutText = await fetchFrom(striking({ status: 200, headers, body: cut }))
    expect(cutText.summary).toMatchObject({
      complete: false,
      people: 0,
      incompleteBecause: [{ reason: 'cut-short' }],
    })
    const cutBody = await fetchFrom(
      striking((response) => {
        response.writeHead(200, { ...headers, 'content-length': '5000' }).write(cut)
        setTimeout(() => response.destroy(), 5)
      }),
    )
    expect(cutBody.summary).toMatchObject({
      complete: false,
      people: 0,
      incompleteBecause: [{ reason: 'cut-short' }],
    })
  })

  it('takes a page in HTML for a failure, not for an empty list', async () => {
    const body = '<!doctype html><html><form><input type="password"></form></html>'
    const { summary } = await fetchFrom(
      striking({ status: 200, headers: { 'content-type': 'text/html' }, body }),
    )
    expect(summary.failure?.kind).toMatch(/credentials|contract/)
    expect(summary.complete).toBe(false)
  })

  it('shows no secret in anything it tells', async () => {
    const secrets = Object.entries(exampleCredentials(method.credentials))
      .filter(([name]) => method.credentials[name]?.kind === 'secret')
      .map(([, value]) => value)
    for (const status of [200, 302, 401, 403, 500]) {
      const reply = {
        status,
        headers: { location: `/login?${secrets[0]}` },
        body: JSON.stringify({ echo: secrets }),
      }
      const server = await serve(striking(reply))
      const connection = openExample(connector, method, server.baseUrl)
      const told: unknown[] = [connection]
      for await (const result of connection.check(new AbortController().signal)) told.push(result)
      told.push((await readConnection(connection, { fields: fieldsOf(method), custom: [] })).events)
      for (const secret of secrets)
        for (const form of [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(secret)])
          expect(JSON.stringify(told)).not.toContain(form)
    }
  })
}

function isSignIn(method: HttpMethod, { path, body }: SeenRequest): boolean {
  const { auth } = method
  if (auth.scheme === 'authorization-code') return path.endsWith(auth.tokenPath)
  if (auth.scheme !== 'token-request' || !path.endsWith(auth.path)) return false
  // One address for everything: the body tells what is signing in.
  return !(auth.show && 'inBody' in auth.show) || body === exampleSignIn(method).body
}
