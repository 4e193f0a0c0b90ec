import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, httpMethodOf, type JsonObject } from '#connector-kit'
import {
  accountForEverybody,
  everyField,
  generated,
  openExample,
  readConnection,
  readDescription,
  readExchanges,
  replay,
  requestProblems,
  startLoopback,
} from '#connector-kit/testing/index.ts'
import { huma } from './connector.ts'

const file = '../../../shared/reference/vendor-data/huma/openapi-1.53.2.yaml'
const description = readDescription(new URL(file, import.meta.url)) ?? {}
const missing = Object.keys(description).length === 0
const method = httpMethodOf(huma, 'open-api')

describe.skipIf(missing)('the description of Huma (skipped without ../shared/reference/vendor-data)', () => {
  it('knows every request', async () => {
    const server = await startLoopback(replay(readExchanges(import.meta.dirname, method.id)))
    try {
      const connection = openExample(huma, method, server.baseUrl)
      await readConnection(connection, everyField(method, import.meta.dirname))
      await connection.customFields(new AbortController().signal)
      for await (const { outcome, label } of connection.check(new AbortController().signal))
        expect(outcome, label).not.toBe('failed')
      expect(requestProblems(description, '', server.seen)).toEqual([])
    } finally {
      await server.close()
    }
  })

  it('asks for no person’s own page when only names are chosen', async () => {
    const server = await startLoopback(replay(readExchanges(import.meta.dirname, method.id)))
    try {
      const { summary } = await readConnection(openExample(huma, method, server.baseUrl), {
        fields: ['givenName', 'workEmail', 'team'],
        custom: [],
      })
      expect(summary).toMatchObject({ complete: true, requests: 3 })
    } finally {
      await server.close()
    }
  })

  it('allows no answer that loses a person', async () => {
    await accountForEverybody({
      connector: huma,
      methodId: method.id,
      person: fc.record({
        user: generated(description, 'User'),
        details: generated(description, 'UserDetails'),
        positions: generated(description, 'PagePositionSummary'),
      }),
      idOf: ({ user }) => String(at(user, 'id')),
      serve: serveHuma,
      runs: 25,
    })
  })
})

function serveHuma(people: readonly JsonObject[]): Parameters<typeof startLoopback>[0] {
  return ({ path, query }) => {
    if (path.endsWith('/token')) return { status: 200, body: { access_token: 't', expires_in: 3600 } }
    const active = query.get('isActive')
    if (active !== null) {
      const items = people
        .map(({ user }) => user)
        .filter((one) => String(at(one, 'status.active')) === active)
      return { status: 200, body: { total: items.length, items } }
    }
    const person = people.find(({ user }) => path.includes(`/users/${String(at(user, 'id'))}`))
    return { status: 200, body: path.endsWith('/positions') ? person?.['positions'] : person?.['details'] }
  }
}
