import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { httpMethodOf } from '#connector-kit'
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
import { tripletex } from './connector.ts'

const file = '../../../shared/reference/vendor-data/tripletex/openapi-2.72.00.json'
const description = readDescription(new URL(file, import.meta.url)) ?? {}
const missing = Object.keys(description).length === 0
const method = httpMethodOf(tripletex, 'user-key')

describe.skipIf(missing)(
  'the description of Tripletex (skipped without ../shared/reference/vendor-data)',
  () => {
    it('knows every request', async () => {
      const server = await startLoopback(replay(readExchanges(import.meta.dirname, method.id)))
      try {
        const connection = openExample(tripletex, method, server.baseUrl)
        await readConnection(connection, everyField(method, import.meta.dirname))
        for await (const { outcome, label } of connection.check(new AbortController().signal))
          expect(outcome, label).not.toBe('failed')
        expect(requestProblems(description, '/v2', server.seen)).toEqual([])
      } finally {
        await server.close()
      }
    })

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
  },
)
