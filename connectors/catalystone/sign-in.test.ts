import { expect, it } from 'vitest'
import { httpMethodOf } from '#connector-kit'
import {
  type Answer,
  openExample,
  readConnection,
  readExchanges,
  replay,
  startLoopback,
} from '#connector-kit/testing/index.ts'
import { catalystOne } from './connector.ts'

const method = httpMethodOf(catalystOne, 'api-client')
const healthy = replay(readExchanges(import.meta.dirname, method.id))

async function read(answer: Answer) {
  const server = await startLoopback(answer)
  try {
    const connection = openExample(catalystOne, method, server.baseUrl)
    const { summary } = await readConnection(connection, { fields: ['familyName'], custom: [] })
    const results = []
    for await (const result of connection.check(new AbortController().signal)) results.push(result)
    return { summary, results, seen: server.seen }
  } finally {
    await server.close()
  }
}

it('the client signs in by headers, and the token has a header of its own', async () => {
  const { seen, results } = await read(healthy)
  expect(seen[0]).toMatchObject({ method: 'GET', path: '/mono/api/accesstoken' })
  expect(seen[0]?.headers).toMatchObject({ 'grant-type': 'client_credentials', 'api-version': 'v3' })
  expect(seen[1]?.headers).toMatchObject({ 'access-token': 'invented-token', 'api-version': 'v3' })
  expect(seen[1]?.headers.authorization).toBeUndefined()
  expect(seen[1]?.query.get('includeInactive')).toBe('true')
  expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([])
})

it('a token that is not taken is named, though the answer calls itself a success', async () => {
  const { summary } = await read((request) =>
    request.path.endsWith('/employees')
      ? { status: 200, body: { message: 'Invalid access token' } }
      : healthy(request),
  )
  expect(summary).toMatchObject({ complete: false, people: 0, failure: { kind: 'credentials' } })
})

it('an answer without employees is not an empty company', async () => {
  const { summary } = await read((request) =>
    request.path.endsWith('/employees') ? { status: 200, body: { message: 'No data' } } : healthy(request),
  )
  expect(summary).toMatchObject({ complete: false, failure: { kind: 'contract' } })
})

it('a field of the company’s own is found though only the last of many people carries it', async () => {
  const employees = Array.from({ length: 60 }, (_, index) => ({
    guid: `guid-${index}`,
    field: index < 59 ? {} : { 1500: { name: 'Share plan', type: 'LIST', data: { value: 'Plan A' } } },
  }))
  const server = await startLoopback((request) =>
    request.path.endsWith('/employees') ? { status: 200, body: { employees } } : healthy(request),
  )
  try {
    const found = await openExample(catalystOne, method, server.baseUrl).customFields(
      new AbortController().signal,
    )
    expect(found).toEqual([{ id: '1500', label: 'Share plan', type: 'LIST', sensitive: false }])
  } finally {
    await server.close()
  }
})
