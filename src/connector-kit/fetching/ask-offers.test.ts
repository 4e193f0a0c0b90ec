import { expect, it } from 'vitest'
import { plainConnector } from '../testing/plain-connector.ts'
import { readPlain } from '../testing/read-plain.ts'

it('asks first what there is, and lets the list name only that', async () => {
  const connector = plainConnector(
    {},
    {
      ...{ offers: { request: { path: '/fields' }, names: (answer: unknown) => answer as string[] } },
      request: ({ keys, offered }) => ({
        path: '/people',
        query: { fields: keys.filter((key) => offered?.has(key)).join() },
      }),
    },
  )
  const { summary, server } = await readPlain(
    ({ path }) => ({
      status: 200,
      body: path.endsWith('/fields') ? ['id', 'name'] : { total: 1, people: [{ id: 1, name: 'A' }] },
    }),
    { connector },
  )
  expect(summary).toMatchObject({ complete: true, people: 1 })
  expect(server.seen.map(({ path, query }) => [path, query.get('fields')])).toEqual([
    ['/api/fields', null],
    ['/api/people', 'id,name'],
  ])
})
