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

describe('reading pages', () => {
  it('reads everybody by offset, by what came and not by what was asked', async () => {
    const all = rows(1, 2, 3, 4, 5)
    const capped: Answer = (request) => ({
      status: 200,
      body: { total: 5, people: all.slice(offsetOf(request), offsetOf(request) + 1) },
    })
    const { employees, summary } = await readPlain(capped)
    expect(ids(employees)).toEqual(['1', '2', '3', '4', '5'])
    expect(summary).toMatchObject({ complete: true, people: 5, pages: 5, requests: 5 })
  })

  it('reads page numbers until a page is empty where no total is told', async () => {
    const connector = plainConnector(
      {},
      { pagination: { style: 'page-number', param: 'page', first: 1, sizeParam: 'size', size: 2 } },
    )
    const all = rows(1, 2, 3)
    const { employees, summary } = await readPlain(
      ({ query }) => {
        const page = Number(query.get('page'))
        return { status: 200, body: { people: all.slice((page - 1) * 2, page * 2) } }
      },
      { connector },
    )
    expect(ids(employees)).toEqual(['1', '2', '3'])
    expect(summary.complete).toBe(true)
  })

  it('puts the page into the body where the list is asked by POST', async () => {
    const connector = styled(
      { style: 'page-number', param: 'page', first: 0, sizeParam: 'size', size: 2, in: 'body' },
      { request: () => ({ method: 'POST', path: '/people', body: { active: 'all' } }) },
    )
    const { employees, server } = await readPlain(
      ({ body }) => ({
        status: 200,
        body: {
          total: 3,
          people: rows(1, 2, 3)
            .slice(JSON.parse(body).page * 2)
            .slice(0, 2),
        },
      }),
      { connector },
    )
    expect(ids(employees)).toEqual(['1', '2', '3'])
    expect(JSON.parse(server.seen[1]?.body ?? '')).toEqual({ active: 'all', page: 1, size: 2 })
    expect(server.seen[0]?.headers['content-type']).toBe('application/json')
  })

  it('follows cursors to their end', async () => {
    const connector = styled({ style: 'cursor', param: 'after', nextAt: 'next' })
    const { employees, summary } = await readPlain(
      ({ query }) => ({
        status: 200,
        body: query.get('after') ? { people: rows(2) } : { people: rows(1), next: 'b' },
      }),
      { connector },
    )
    expect(ids(employees)).toEqual(['1', '2'])
    expect(summary.complete).toBe(true)
  })

  it('follows a next link on its own origin only', async () => {
    const connector = styled({ style: 'next-link', nextAt: 'next', sizeParam: 'limit', size: 2 })
    const { employees, server } = await readPlain(
      ({ query }) =>
        query.get('after')
          ? { status: 200, body: { people: rows(2) } }
          : { status: 200, body: { people: rows(1), next: 'https://thief.example/api/people?after=1' } },
      { connector },
    )
    expect(ids(employees)).toEqual(['1', '2'])
    expect(server.seen[1]).toMatchObject({ path: '/api/people' })
  })
})

describe('an incomplete fetch is never taken for a complete one', () => {
  it('holds an empty list', async () => {
    const { summary } = await readPlain(paged(() => []))
    expect(summary).toMatchObject({ complete: false, people: 0, incompleteBecause: [{ reason: 'empty' }] })
  })

  it('notices a page that came twice', async () => {
    const { summary } = await readPlain(() => ({ status: 200, body: { total: 6, people: rows(1, 2) } }))
    expect(summary).toMatchObject({
      complete: false,
      people: 2,
      incompleteBecause: [{ reason: 'repeated-page' }],
    })
  })

  it('notices a cursor that points back', async () => {
    const connector = styled({ style: 'cursor', param: 'after', nextAt: 'next' })
    let turn = 0
    const { summary } = await readPlain(
      () => ({ status: 200, body: { people: rows(++turn), next: 'same' } }),
      { connector },
    )
    expect(summary).toMatchObject({ complete: false, incompleteBecause: [{ reason: 'repeated-page' }] })
  })

  it('counts against the total that was told', async () => {
    const { summary } = await readPlain(
      paged(
        () => rows(1, 2, 3),
        () => 9,
      ),
    )
    expect(summary).toMatchObject({
      complete: false,
      people: 3,
      incompleteBecause: [{ reason: 'totals-differ' }],
    })
  })

  it('reads again when somebody left the list while paging, and loses nobody', async () => {
    let left = false
    const { employees, summary } = await readPlain((request) => {
      const list = left ? rows(2, 3, 4) : rows(1, 2, 3, 4)
      left = true
      return {
        status: 200,
        body: { total: list.length, people: list.slice(offsetOf(request), offsetOf(request) + 2) },
      }
    })
    expect(new Set(ids(employees))).toEqual(new Set(['1', '2', '3', '4']))
    expect(summary).toMatchObject({ complete: true, people: 4 })
  })

  it('says so when the list keeps shifting', async () => {
    let turn = 0
    const { summary } = await readPlain((request) => {
      turn++
      return {
        status: 200,
        body: {
          total: 10 + turn,
          people: rows(turn * 2, turn * 2 + 1).slice(0, offsetOf(request) > 8 ? 0 : 2),
        },
      }
    })
    expect(summary).toMatchObject({
      complete: false,
      incompleteBecause: [{ reason: 'shifted-while-reading' }],
    })
  })

  it('holds a fetch in which a fifth of the records could not be read', async () => {
    const list = [...rows(1, 2, 3, 4), { id: null }]
    const { summary } = await readPlain(paged(() => list))
    expect(summary).toMatchObject({
      complete: false,
      people: 4,
      incompleteBecause: [{ reason: 'unreadable-records' }],
    })
    expect(summary.problems).toMatchObject([{ externalId: null, code: 'missing-id' }])
  })

  it('ends as cancelled when it is stopped', async () => {
    const stop = new AbortController()
    const { summary } = await readPlain(
      () => {
        stop.abort()
        return { status: 200, body: { total: 5, people: rows(1, 2) } }
      },
      { signal: stop.signal },
    )
    expect(summary).toMatchObject({ complete: false, incompleteBecause: [{ reason: 'cancelled' }] })
  })

  it('keeps a page that came before a failure out of completeness', async () => {
    const { employees, summary } = await readPlain((request) =>
      offsetOf(request) === 0 ? { status: 200, body: { total: 4, people: rows(1, 2) } } : { status: 403 },
    )
    expect(ids(employees)).toEqual(['1', '2'])
    expect(summary).toMatchObject({
      complete: false,
      failure: { kind: 'permission' },
      incompleteBecause: [{ reason: 'failed' }],
    })
  })
})
