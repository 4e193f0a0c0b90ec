import { describe, expect, it } from 'vitest'
import { fieldsOf, httpMethodOf } from '#connector-kit'
import { type Answer, openExample, readConnection, startLoopback } from '#connector-kit/testing/index.ts'
import { odoo } from './connector.ts'

type Person = Readonly<Record<string, unknown>>

/** JSON-RPC: the number of the user for the sign-in, fields of `offered`, the people once, and everything else empty. */
const serving =
  (offered: readonly string[], people: readonly Person[]): Answer =>
  ({ body }) => {
    const { service, args } = JSON.parse(body).params
    const [, , , , method, , named] = args
    const fields = Object.fromEntries(offered.map((name) => [name, { string: name, type: 'char' }]))
    const result =
      service === 'common' ? 7 : method === 'fields_get' ? fields : named.offset === 0 ? people : []
    return { status: 200, body: { jsonrpc: '2.0', result } }
  }

async function read(methodId: string, answer: Answer) {
  const method = httpMethodOf(odoo, methodId)
  const server = await startLoopback(answer)
  try {
    const asked = { fields: fieldsOf(method), custom: ['x_badge'] }
    return { ...(await readConnection(openExample(odoo, method, server.baseUrl), asked)), seen: server.seen }
  } finally {
    await server.close()
  }
}

describe('people', () => {
  it('who are archived without a departure date are findings, never leavers', async () => {
    const archived = { id: 1, name: 'Per Dahl', active: false, departure_date: false }
    const { employees, summary } = await read('json-rpc', serving(['active', 'departure_date'], [archived]))
    expect(employees[0]).not.toHaveProperty('employmentStatus')
    expect(summary.problems).toMatchObject([
      { externalId: '1', field: 'employmentStatus', code: 'unknown-code' },
    ])
    expect(summary.problems[0]?.message).toContain('no departure date')
  })

  it.each([
    ['2026-11-21', 'terminated'],
    ['2026-11-22', 'active'],
    ['2027-01-31', 'active'],
  ])('who are archived with the last day %s are %s on 22 November', async (departure, value) => {
    const archived = { id: 1, name: 'Per Dahl', active: false, departure_date: departure }
    const { employees } = await read('json-rpc', serving(['active', 'departure_date'], [archived]))
    expect(employees[0]).toMatchObject({ employmentStatus: { value, source: 'false' }, endDate: departure })
  })

  it('are asked for by fields that this server has, archived ones by name', async () => {
    const { employees, seen } = await read('json-rpc', serving(['name', 'x_badge'], [{ id: 1, name: 'Ada' }]))
    const lists = seen
      .map(({ body }) => JSON.parse(body).params.args)
      .filter((args) => args[4] === 'search_read')
    expect(lists[0][6]).toMatchObject({
      domain: [['active', 'in', [true, false]]],
      fields: ['id', 'name', 'x_badge'],
      limit: 500,
    })
    expect(employees).toEqual([{ externalId: '1', displayName: 'Ada' }])
  })
})

describe('errors', () => {
  const rpcError =
    (code: number, data: object): Answer =>
    () => ({
      status: 200,
      body: { jsonrpc: '2.0', error: { code, message: 'Odoo Server Error', data } },
    })
  it.each([
    ['odoo.exceptions.AccessDenied', 'Access Denied', 'credentials'],
    ['odoo.exceptions.AccessError', 'You are not allowed to access hr.employee', 'permission'],
    ['psycopg2.OperationalError', 'FATAL:  database "nord" does not exist', 'address'],
    ['psycopg2.errors.SerializationFailure', 'could not serialize access', 'unavailable'],
    ['builtins.ValueError', 'Invalid field on model', 'contract'],
  ])('%s as HTTP 200 is about %s', async (name, message, kind) => {
    for (const code of [200, 0]) {
      const debug = 'Traceback (most recent call last): canary-9911'
      const { summary } = await read('json-rpc', rpcError(code, { name, message, debug }))
      expect(summary).toMatchObject({ complete: false, people: 0, failure: { kind } })
      expect(JSON.stringify(summary)).not.toMatch(/canary-9911|Traceback/)
    }
  })

  it('an unknown user is refused credentials', async () => {
    const { summary, seen } = await read('json-rpc', () => ({ status: 200, body: { result: false } }))
    expect(summary.failure).toMatchObject({ kind: 'credentials', where: expect.stringContaining('API Key') })
    expect(seen).toHaveLength(1)
  })

  it('JSON-2 on an older Odoo names the other way in', async () => {
    const { summary } = await read('json-2', () => ({ status: 404, body: {} }))
    expect(summary.failure).toMatchObject({ kind: 'address', advice: expect.stringContaining('JSON-RPC') })
  })
})
