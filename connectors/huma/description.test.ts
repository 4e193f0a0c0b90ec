import fc from 'fast-check'
import { expect, it } from 'vitest'
import { at, httpMethodOf, type JsonObject } from '#connector-kit'
import {
  type Answer,
  accountForEverybody,
  describeWith,
  everyField,
  expectCheckToPass,
  generated,
  readConnection,
  requestProblems,
  withFixtures,
} from '#connector-kit/testing/index.ts'
import { huma } from './connector.ts'

const method = httpMethodOf(huma, 'open-api')

describeWith('Huma', 'huma/openapi-1.53.2.yaml', (description) => {
  it('knows every request', () =>
    withFixtures(huma, method, import.meta.dirname, async (connection, server) => {
      await readConnection(connection, everyField(method, import.meta.dirname))
      await connection.customFields(new AbortController().signal)
      await expectCheckToPass(connection)
      expect(requestProblems(description, '', server.seen)).toEqual([])
    }))

  it('asks for no person’s own page when only names are chosen', () =>
    withFixtures(huma, method, import.meta.dirname, async (connection) => {
      const asked = { fields: ['givenName', 'workEmail', 'team'], custom: [] } as const
      const { summary } = await readConnection(connection, asked)
      expect(summary).toMatchObject({ complete: true, requests: 3 })
    }))

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

function serveHuma(people: readonly JsonObject[]): Answer {
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
