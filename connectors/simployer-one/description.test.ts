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
import { simployerOne } from './connector.ts'

const file = '../../../shared/reference/vendor-data/alexishr-simployer-one/openapi-alexis-hr-2024-03.yaml'
const description = readDescription(new URL(file, import.meta.url)) ?? {}
const missing = Object.keys(description).length === 0
const method = httpMethodOf(simployerOne, 'access-token')

describe.skipIf(missing)(
  'the description of AlexisHR (skipped without ../shared/reference/vendor-data)',
  () => {
    it('knows every request, with custom fields and without', async () => {
      const server = await startLoopback(replay(readExchanges(import.meta.dirname, method.id)))
      try {
        const connection = openExample(simployerOne, method, server.baseUrl)
        await readConnection(connection, everyField(method, import.meta.dirname))
        await readConnection(connection, { fields: ['title', 'department', 'salary'], custom: [] })
        for await (const { outcome, label } of connection.check(new AbortController().signal))
          expect(outcome, label).not.toBe('failed')
        expect(requestProblems(description, '/v1', server.seen)).toEqual([])
        const selects = server.seen.flatMap(({ query }) => query.get('select') ?? [])
        expect(selects).toContain('id,title,departmentId,compensationId')
      } finally {
        await server.close()
      }
    })

    it('allows no answer that loses a person', async () => {
      await accountForEverybody({
        connector: simployerOne,
        methodId: method.id,
        person: generated(description, 'EmployeeResponse'),
        idOf: ({ id }) => (typeof id === 'string' && id.trim() !== '' ? id : undefined),
        serve:
          (people) =>
          ({ path, query }) => {
            const data = path.endsWith('/employee')
              ? people.filter(({ active }) => String(active) === query.get('filters[active]'))
              : []
            return { status: 200, body: { status: 'ok', data, total: data.length, count: data.length } }
          },
      })
    })
  },
)
