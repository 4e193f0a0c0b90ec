import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import type { EmployeeField } from '#model/employee.ts'
import type { HttpMethod } from '../http-definition.ts'
import { openConnection } from '../open-connection.ts'
import { at } from '../reading/at.ts'
import { fromPaths, id, named, text } from '../reading/readers.ts'
import { fastClock } from '../testing/fast-clock.ts'
import { type Answer, startLoopback } from '../testing/loopback.ts'
import { plainConnector } from '../testing/plain-connector.ts'
import { readConnection } from '../testing/read-connection.ts'

const base = plainConnector().methods[0] as HttpMethod

async function fetchWith(
  changes: Partial<HttpMethod>,
  answer: Answer,
  fields: readonly EmployeeField[] = ['department', 'team'],
) {
  const server = await startLoopback(answer)
  const connection = openConnection({
    connector: plainConnector(changes),
    methodId: 'plain',
    credentials: { user: 'reader', key: 'canary' },
    clock: fastClock(),
    egress: { allowPrivate: [], baseUrl: server.baseUrl },
  })
  try {
    const found = await readConnection(connection, { fields, custom: [] })
    const discovered = await connection.customFields(new AbortController().signal)
    return { ...found, discovered, paths: server.seen.map(({ path }) => path), seen: server.seen }
  } finally {
    await server.close()
  }
}

const listOf = (recordsAt: string) => ({
  request: () => ({ path: '/company' }) as const,
  recordsAt,
  pagination: { style: 'single-page' } as const,
})

describe('what comes with a list', () => {
  it('is joined where it lies beside the people, page by page', async () => {
    const pages = [
      {
        people: [{ id: 1, departmentId: 'd1' }],
        total: 2,
        relations: { department: [{ id: 'd1', name: 'A' }] },
      },
      {
        people: [{ id: 2, departmentId: 'd9' }],
        total: 2,
        relations: { department: [{ id: 'd2', name: 'B' }] },
      },
    ]
    const { employees, summary } = await fetchWith(
      {
        employees: {
          ...base.employees,
          lookups: [{ as: 'departments', foreign: 'id', beside: 'relations.department' }],
        },
        fields: { externalId: id('id'), department: named('departments', 'departmentId') },
      },
      ({ query }) => ({ status: 200, body: pages[Number(query.get('offset'))] }),
    )
    expect(employees).toEqual([{ externalId: '1', department: 'A' }, { externalId: '2' }])
    expect(summary.problems).toMatchObject([{ externalId: '2', field: 'department', code: 'unknown-code' }])
  })

  it('is asked for once where several lists lie in one document, and once where many share an answer', async () => {
    const { employees, paths } = await fetchWith(
      {
        employees: {
          ...base.employees,
          pagination: { style: 'single-page' },
          lookups: [
            { as: 'departments', foreign: 'id', list: listOf('departments') },
            { as: 'memberships', local: 'id', foreign: 'person', many: true, list: listOf('memberships') },
          ],
          details: [
            {
              as: 'entity',
              request: ({ id: one }) => (one === 3 ? undefined : { path: '/entity' }),
              recordsAt: 'value',
              shared: true,
            },
          ],
        },
        fields: {
          externalId: id('id'),
          department: named('departments', 'departmentIds'),
          legalEntity: text('entity.name'),
          title: text('today'),
          team: fromPaths(['memberships'], (all) =>
            Array.isArray(all) ? all.map((one) => at(one, 'team')).join('+') || null : undefined,
          ),
        },
      },
      ({ path }) => {
        if (path.endsWith('/entity')) return { status: 200, body: { value: { name: 'Nordlys AS' } } }
        if (path.endsWith('/company'))
          return {
            status: 200,
            body: {
              departments: [
                { id: 'd1', name: 'A' },
                { id: 'd2', name: 'B' },
              ],
              memberships: [
                { person: 1, team: 'x' },
                { person: 1, team: 'y' },
              ],
            },
          }
        return {
          status: 200,
          body: {
            people: [{ id: 1, departmentIds: ['d1', 'd2'] }, { id: 2, departmentIds: [] }, { id: 3 }],
          },
        }
      },
      ['department', 'team', 'legalEntity', 'title'],
    )
    expect(employees).toEqual([
      { externalId: '1', title: '2026-11-22', department: 'A, B', team: 'x+y', legalEntity: 'Nordlys AS' },
      { externalId: '2', title: '2026-11-22', department: null, team: null, legalEntity: 'Nordlys AS' },
      { externalId: '3', title: '2026-11-22', team: null },
    ])
    expect(paths.filter((path) => path.endsWith('/company'))).toHaveLength(1)
    expect(paths.filter((path) => path.endsWith('/entity'))).toHaveLength(1)
  })
})

describe('a second list that tells the same page again and again', () => {
  it('ends the fetch by name, instead of asking without end or leaving names out', async () => {
    const departments = Array.from({ length: 2 }, (_, at) => ({ id: `d${at}`, name: `Department ${at}` }))
    const { summary, paths } = await fetchWith(
      {
        employees: {
          ...base.employees,
          lookups: [
            {
              as: 'department',
              local: 'departmentId',
              foreign: 'id',
              list: {
                request: () => ({ path: '/departments' }),
                recordsAt: 'departments',
                pagination: { style: 'offset', param: 'offset', sizeParam: 'limit', size: 2 },
              },
            },
          ],
        },
        fields: { externalId: id('id'), department: text('department.name') },
      },
      ({ path }) => ({
        status: 200,
        body: path.includes('/departments')
          ? { departments }
          : { people: [{ id: 1, departmentId: 'd1' }], total: 1 },
      }),
      ['department'],
    )
    expect(summary).toMatchObject({ complete: false, failure: { code: 'unexpected-answer' } })
    expect(paths.filter((path) => path.includes('/departments'))).toHaveLength(2)
  })
})

describe('a list in parts', () => {
  const parts = [{ query: { active: 'true' } }, { query: { active: 'false' } }]
  const answer =
    (totals: Readonly<Record<string, number>>): Answer =>
    ({ query }) => {
      const active = String(query.get('active'))
      const people = active === 'true' ? [{ id: 1 }, { id: 2 }] : [{ id: 3 }]
      return {
        status: 200,
        body: { people: query.get('offset') === '0' ? people : [], total: totals[active] },
      }
    }

  it('is everybody, and their sum is what must come', async () => {
    const changes = { employees: { ...base.employees, parts } }
    const whole = await fetchWith(changes, answer({ true: 2, false: 1 }))
    expect(whole.employees.map(({ externalId }) => externalId)).toEqual(['1', '2', '3'])
    expect(whole.summary).toMatchObject({ complete: true, people: 3 })
    const short = await fetchWith(changes, answer({ true: 2, false: 2 }))
    expect(short.summary).toMatchObject({ complete: false, incompleteBecause: [{ reason: 'totals-differ' }] })
  })
})

describe('custom fields that only people tell', () => {
  it('are found on some of them, extra calls included', async () => {
    const { discovered } = await fetchWith(
      {
        employees: {
          ...base.employees,
          pagination: { style: 'single-page' },
          details: [
            {
              as: 'more',
              request: ({ id: one }) => ({ path: `/people/${one}` }),
              recordsAt: '',
              only: ({ custom }) => custom.size > 0,
            },
          ],
        },
        customFields: {
          discover: 'people',
          list: (people) =>
            (people as { more: { size: string } }[]).map(({ more }) => ({
              id: more.size,
              label: more.size,
              type: null,
              sensitive: false,
            })),
          read: () => undefined,
        },
      },
      ({ path }) =>
        path.endsWith('/people/1')
          ? { status: 200, body: { size: 'M' } }
          : { status: 200, body: { people: [{ id: 1 }] } },
    )
    expect(discovered.map((one) => one.id)).toEqual(['M'])
  })
})

describe('signing in by the query', () => {
  it('sends a day, and shows the token as the password of Basic', async () => {
    const { seen, summary } = await fetchWith(
      {
        auth: {
          scheme: 'token-request',
          method: 'PUT',
          path: '/session/:create',
          send: 'query',
          fields: { key: 'key', until: { daysFromToday: 2 } },
          tokenAt: 'value.token',
          show: { basicUser: '0' },
        },
        employees: { ...base.employees, pagination: { style: 'single-page' } },
      },
      ({ path }) =>
        path.endsWith(':create')
          ? { status: 200, body: { value: { token: 'session' } } }
          : { status: 200, body: { people: [{ id: 1 }] } },
    )
    expect(summary.complete).toBe(true)
    const [first, second] = seen
    expect(first).toMatchObject({ method: 'PUT' })
    expect(Object.fromEntries(first?.query ?? [])).toEqual({ key: 'canary', until: '2026-11-24' })
    expect(second?.headers.authorization).toBe(`Basic ${Buffer.from('0:session').toString('base64')}`)
  })
})

describe('signing in elsewhere', () => {
  it('goes to the address of the sign-in, and to no other with its secret', async () => {
    const { seen, summary } = await fetchWith(
      {
        auth: {
          scheme: 'token-request',
          baseUrl: ({ user }) => `https://login.example/${user}`,
          path: '/token',
          send: 'form',
          fields: { key: 'key' },
          tokenAt: 'token',
        },
        employees: { ...base.employees, pagination: { style: 'single-page' } },
      },
      ({ path }) =>
        path === '/reader/token'
          ? { status: 200, body: { token: 'T' } }
          : { status: 200, body: { people: [{ id: 1 }] } },
    )
    expect(summary.complete).toBe(true)
    expect(seen.map(({ path, body }) => [path, body])).toEqual([
      ['/reader/token', 'key=canary'],
      ['/api/people', ''],
    ])
  })
})
