import { expect, it } from 'vitest'
import type { CredentialFields } from '../credential-fields.ts'
import type { Auth } from '../http-definition.ts'
import { plainConnector } from '../testing/plain-connector.ts'
import { readPlain } from '../testing/read-plain.ts'

const auth: Auth<CredentialFields> = {
  scheme: 'token-request',
  path: '/rpc',
  send: 'json',
  fields: { params: { made: ({ user, key }) => ({ login: [user, key] }) } },
  tokenAt: 'result',
  show: { inBody: (body, token, { key }) => ({ proof: [token, key], call: body }) },
}
const connector = plainConnector(
  { auth, headers: ({ user }) => ({ 'x-database': user ?? '' }) },
  {
    request: () => ({ method: 'POST', path: '/rpc', body: { read: 'people' } }),
    pagination: { style: 'offset', param: 'offset', sizeParam: 'limit', size: 2, in: 'body' },
  },
)
const people = [
  { id: 1, name: 'A' },
  { id: 2, name: 'B' },
  { id: 3, name: 'C' },
]

it('proves itself in every body, pages there too, and sends a header made of a credential', async () => {
  const { summary, server } = await readPlain(
    ({ body }) => {
      const { params, call } = JSON.parse(body)
      if (params) return { status: 200, body: { result: 7 } }
      const page = people.slice(call.offset, call.offset + call.limit)
      return { status: 200, body: { total: 3, people: page } }
    },
    { connector },
  )
  expect(summary).toMatchObject({ complete: true, people: 3 })
  const [signIn, ...calls] = server.seen.map(({ body }) => JSON.parse(body))
  expect(signIn).toEqual({ params: { login: ['reader', 'canary-7f3a'] } })
  expect(calls).toEqual([
    { proof: ['7', 'canary-7f3a'], call: { read: 'people', offset: 0, limit: 2 } },
    { proof: ['7', 'canary-7f3a'], call: { read: 'people', offset: 2, limit: 2 } },
  ])
  for (const { headers } of server.seen) {
    expect(headers['x-database']).toBe('reader')
    expect(headers.authorization).toBeUndefined()
  }
})

it('takes a token of `false` for refused credentials, and asks no more', async () => {
  const { summary } = await readPlain(() => ({ status: 200, body: { result: false } }), { connector })
  expect(summary).toMatchObject({ requests: 1, failure: { kind: 'credentials' } })
})
