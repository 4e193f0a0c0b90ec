import fc from 'fast-check'
import { expect, it } from 'vitest'
import { httpMethodOf } from '#connector-kit'
import {
  accountForEverybody,
  describeWith,
  everyField,
  expectCheckToPass,
  generated,
  readConnection,
  requestProblems,
  withFixtures,
} from '#connector-kit/testing/index.ts'
import { tripletex } from './connector.ts'

const method = httpMethodOf(tripletex, 'user-key')

describeWith('Tripletex', 'tripletex/openapi-2.72.00.json', (description) => {
  it('knows every request', () =>
    withFixtures(tripletex, method, import.meta.dirname, async (connection, server) => {
      await readConnection(connection, everyField(method, import.meta.dirname))
      await expectCheckToPass(connection)
      expect(requestProblems(description, '/v2', server.seen)).toEqual([])
    }))

  it('allows no answer that loses a person', async () => {
    await accountForEverybody({
      connector: tripletex,
      methodId: method.id,
      person: fc
        .tuple(fc.nat({ max: 20 }), generated(description, 'Employee', 5))
        .map(([id, employee]) => ({ ...(employee as object), id })),
      idOf: ({ id }) => String(id),
      serve:
        (people) =>
        ({ path, query }) => {
          if (path.endsWith(':create')) return { status: 200, body: { value: { token: 't' } } }
          if (path.includes('/company/')) return { status: 200, body: { value: { name: 'Nordlys AS' } } }
          return { status: 200, body: { from: 0, values: query.get('from') === '0' ? people : [] } }
        },
      runs: 25,
    })
  })
})
