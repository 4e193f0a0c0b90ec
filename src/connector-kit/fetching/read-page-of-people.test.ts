import { describe, expect, it } from 'vitest'
import type { Listing } from '../http-definition.ts'
import type { Answer, SeenRequest } from '../testing/loopback.ts'
import { plainConnector } from '../testing/plain-connector.ts'
import { readPlain } from '../testing/read-plain.ts'

type Row = { id: unknown; name?: string; hired?: string }
const rows = (...ids: readonly (string | number)[]): Row[] => ids.map((id) => ({ id, name: `N${id}` }))
const offsetOf = ({ query }: SeenRequest) => Number(query.get('offset'))
const ids = (employees: readonly { externalId: string }[]) => employees.map(({ externalId }) => externalId)

/** A list served two at a time, as it stands when it is asked. */
const paged =
  (list: () => readonly Row[], total: () => number = () => list().length): Answer =>
  (request) => ({
    status: 200,
    body: { total: total(), people: list().slice(offsetOf(request), offsetOf(request) + 2) },
  })

const styled = (pagination: Listing['pagination'], more: Partial<Listing> = {}) =>
  plainConnector({}, { pagination, ...more })

describe('one bad record never stops the others', () => {
  it('takes the same record twice for one', async () => {
    const list = [...rows(1, 2), ...rows(2, 3)]
    const { employees, summary } = await readPlain(
      paged(
        () => list,
        () => 3,
      ),
    )
    expect(ids(employees)).toEqual(['1', '2', '3'])
    expect(summary).toMatchObject({ people: 3, problems: [] })
  })

  it('uses neither of two different records with one id', async () => {
    const twice = [...rows(1, 2, 3), { id: 1, name: 'Another' }, ...rows(5, 6, 7, 8, 9)]
    const { employees, summary } = await readPlain(
      paged(
        () => twice,
        () => 9,
      ),
    )
    expect(ids(employees)).toEqual(['2', '3', '5', '6', '7', '8', '9'])
    expect(summary.people).toBe(7)
    expect(summary.problems).toMatchObject([{ externalId: '1', code: 'conflicting-record' }])
  })

  it('does so within one page too', async () => {
    const connector = styled({ style: 'single-page' })
    const people = [...rows(1, 2, 3, 4, 5, 6), { id: 1, name: 'Another' }]
    const { employees, summary } = await readPlain(() => ({ status: 200, body: { people } }), { connector })
    expect(ids(employees)).toEqual(['2', '3', '4', '5', '6'])
    expect(summary).toMatchObject({ people: 5 })
  })

  it('keeps ids that no number can hold', async () => {
    const body =
      '{"total":2,"people":[{"id":12345678901234567890,"name":"A"},{"id":12345678901234567891,"name":"B"}]}'
    const { employees } = await readPlain(() => ({ status: 200, body }))
    expect(ids(employees)).toEqual(['12345678901234567890', '12345678901234567891'])
  })

  it('leaves out a bad date, says so, and keeps the person', async () => {
    const list = [
      { id: 1, name: 'A', hired: '2026-02-30' },
      { id: 2, name: 'B', hired: '2026-02-28' },
    ]
    const { employees, summary } = await readPlain(paged(() => list))
    expect(employees).toEqual([
      { externalId: '1', familyName: 'A' },
      { externalId: '2', familyName: 'B', startDate: '2026-02-28' },
    ])
    expect(summary).toMatchObject({
      complete: true,
      problems: [{ externalId: '1', field: 'startDate', code: 'bad-date' }],
    })
  })

  it('drops prototype keys and reads on', async () => {
    const body =
      '{"total":1,"people":[{"id":1,"name":"A","__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}]}'
    const { employees } = await readPlain(() => ({ status: 200, body }))
    expect(employees).toEqual([{ externalId: '1', familyName: 'A' }])
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false)
  })
})

describe('second lists and details', () => {
  const withDetails = plainConnector({
    employees: {
      request: () => ({ path: '/people' }),
      recordsAt: 'people',
      pagination: { style: 'single-page' },
      lookups: [
        {
          as: 'unit',
          local: 'unitId',
          foreign: 'id',
          list: {
            request: () => ({ path: '/units' }),
            recordsAt: 'units',
            pagination: { style: 'single-page' },
          },
        },
      ],
      details: [{ as: 'more', request: ({ id }) => ({ path: `/people/${id}/more` }), recordsAt: '' }],
    },
    fields: {
      externalId: { paths: ['id'], read: (record) => String(record['id']) },
      familyName: {
        paths: ['unit'],
        read: (record) => (record['unit'] as { name: string } | undefined)?.name,
      },
      startDate: { paths: ['more'], read: (record) => (record['more'] as { day: string } | undefined)?.day },
    },
  })
  const answer: Answer = ({ path }) => {
    if (path.endsWith('/units')) return { status: 200, body: { units: [{ id: 'u1', name: 'Sales' }] } }
    if (path.endsWith('/more')) return { status: 200, body: { day: '2026-01-01' } }
    return {
      status: 200,
      body: {
        people: [
          { id: 1, unitId: 'u1' },
          { id: 2, unitId: 'none' },
        ],
      },
    }
  }

  it('puts both beside the record', async () => {
    const { employees, summary } = await readPlain(answer, { connector: withDetails })
    expect(employees).toEqual([
      { externalId: '1', familyName: 'Sales', startDate: '2026-01-01' },
      { externalId: '2', startDate: '2026-01-01' },
    ])
    expect(summary.complete).toBe(true)
  })

  it('leaves the fields out and is incomplete when a right for them is missing, asking once', async () => {
    const refusing: Answer = (request) => (request.path.endsWith('/more') ? { status: 403 } : answer(request))
    const { employees, summary, server } = await readPlain(refusing, {
      connector: {
        ...withDetails,
        methods: [
          {
            ...withDetails.methods[0],
            rateLimit: { requests: 9, perSeconds: 1, concurrency: 1, source: 'test' },
          },
        ] as never,
      },
    })
    expect(employees[0]).toEqual({ externalId: '1', familyName: 'Sales' })
    expect(summary).toMatchObject({
      complete: false,
      people: 2,
      incompleteBecause: [{ reason: 'field-disappeared' }],
    })
    expect(server.seen.filter(({ path }) => path.endsWith('/more')).length).toBeLessThanOrEqual(2)
  })

  it('stops calling once the credentials are refused in the middle', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ id: index + 1, unitId: 'u1' }))
    const revoked: Answer = (request) => {
      if (request.path.endsWith('/more')) return { status: 401 }
      return request.path.endsWith('/people') ? { status: 200, body: { people: many } } : answer(request)
    }
    const { summary, server } = await readPlain(revoked, { connector: withDetails })
    expect(summary).toMatchObject({ complete: false, failure: { kind: 'credentials' } })
    expect(server.seen.filter(({ path }) => path.endsWith('/more')).length).toBeLessThanOrEqual(4)
  })

  it('reports a person removed between the list and the details, and keeps the others', async () => {
    const removed: Answer = (request) => (request.path.includes('/2/') ? { status: 404 } : answer(request))
    const { employees, summary } = await readPlain(removed, { connector: withDetails })
    expect(ids(employees)).toEqual(['1'])
    expect(summary.problems).toMatchObject([{ externalId: '2', code: 'unreadable-record' }])
  })
})
