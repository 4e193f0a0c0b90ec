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
import { simployerOne } from './connector.ts'

const method = httpMethodOf(simployerOne, 'access-token')

describeWith('AlexisHR', 'alexishr-simployer-one/openapi-alexis-hr-2024-03.yaml', (description) => {
  it('knows every request, with custom fields and without', () =>
    withFixtures(simployerOne, method, import.meta.dirname, async (connection, server) => {
      await readConnection(connection, everyField(method, import.meta.dirname))
      await readConnection(connection, { fields: ['title', 'department', 'salary'], custom: [] })
      await expectCheckToPass(connection)
      expect(requestProblems(description, '/v1', server.seen)).toEqual([])
      const selects = server.seen.flatMap(({ query }) => query.get('select') ?? [])
      expect(selects).toContain('id,title,departmentId,compensationId')
    }))

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
})
