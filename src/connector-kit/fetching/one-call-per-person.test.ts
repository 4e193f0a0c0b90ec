import { describe, expect, it } from 'vitest'
import type { Detail, HttpMethod } from '../http-definition.ts'
import { ReadProblem } from '../reading/read-problem.ts'
import { id, text } from '../reading/readers.ts'
import type { Answer, Reply } from '../testing/loopback.ts'
import { plainConnector } from '../testing/plain-connector.ts'
import { readPlain } from '../testing/read-plain.ts'

const rows = (...ids: readonly number[]) => ids.map((one) => ({ id: one }))
const base = plainConnector().methods[0] as HttpMethod

const withDetail = (request: Detail['request']) =>
  plainConnector({
    employees: {
      ...base.employees,
      pagination: { style: 'single-page' },
      details: [{ as: 'more', request, recordsAt: '' }],
    },
    fields: { externalId: id('id'), familyName: text('more.name') },
  })
const connector = withDetail(({ id: one }) => ({ path: `/people/${one}` }))

/** People of whom some answer `bad` so many times when their details are asked for. */
function serve(people: readonly unknown[], bad: Reply, times: Readonly<Record<string, number>>): Answer {
  const left = { ...times }
  return ({ path }) => {
    const one = path.split('/people/')[1]
    if (one === undefined) return { status: 200, body: { people, total: people.length } }
    left[one] = (left[one] ?? 0) - 1
    return (left[one] ?? 0) >= 0 ? bad : { status: 200, body: { name: `N${one}` } }
  }
}

const tries = 5
const failures: readonly (readonly [string, Reply])[] = [
  ['asks to slow down', { status: 429 }],
  ['has a problem of its own', { status: 503 }],
  ['cuts the connection', (response) => response.destroy()],
]

describe('one call for each person', () => {
  it.each(failures)('goes on where a server %s for a while, and has everybody', async (_, bad) => {
    const { employees, summary, events } = await readPlain(serve(rows(1, 2, 3), bad, { 2: tries }), {
      connector,
    })
    expect(employees.map(({ externalId, familyName }) => [externalId, familyName])).toEqual([
      ['1', 'N1'],
      ['3', 'N3'],
      ['2', 'N2'],
    ])
    expect(summary).toMatchObject({ complete: true, failure: null, people: 3, problems: [] })
    expect(events.some(({ kind }) => kind === 'waiting')).toBe(true)
  })

  it('is not complete where it fails again, and gives who was read', async () => {
    const { employees, summary } = await readPlain(serve(rows(1, 2, 3), { status: 503 }, { 2: 100 }), {
      connector,
    })
    expect(employees.map(({ externalId }) => externalId)).toEqual(['1', '3'])
    expect(summary).toMatchObject({ complete: false, people: 2, failure: { code: 'server-error' } })
  })

  it('does not go on asking where it fails for many', async () => {
    const many = Array.from({ length: 40 }, (_, index) => index + 1)
    const all = Object.fromEntries(many.map((one) => [one, 100]))
    const { server, summary } = await readPlain(serve(rows(...many), { status: 503 }, all), { connector })
    expect(summary).toMatchObject({ complete: false, people: 0, failure: { code: 'server-error' } })
    expect(server.seen.length).toBeLessThan(40 * tries)
  })

  it('uses neither of two different records of somebody who waits', async () => {
    const people = [...rows(1, 2, 3, 4, 5), { id: 2, note: 'another' }]
    const { employees, summary } = await readPlain(serve(people, { status: 503 }, { 2: tries }), {
      connector,
    })
    expect(employees.map(({ externalId }) => externalId)).toEqual(['1', '3', '4', '5'])
    expect(summary).toMatchObject({ people: 4, problems: [{ externalId: '2', code: 'conflicting-record' }] })
  })

  it('leaves out the part whose call cannot be made of a record, and says so', async () => {
    const unclear = withDetail(({ id: one }) => {
      if (one === 2) throw new ReadProblem('bad-value', 'The id of the contract is not a text.')
      return { path: `/people/${one}` }
    })
    const { employees, summary } = await readPlain(serve(rows(1, 2), { status: 503 }, {}), {
      connector: unclear,
    })
    expect(employees).toEqual([{ externalId: '1', familyName: 'N1' }, { externalId: '2' }])
    expect(summary).toMatchObject({
      complete: true,
      people: 2,
      problems: [{ externalId: '2', field: null, code: 'bad-value' }],
    })
  })

  it('leaves out a part that came in another shape, and says so', async () => {
    const odd: Reply = { status: 200, body: { more: 'text' } }
    const shaped = plainConnector({
      employees: {
        ...base.employees,
        pagination: { style: 'single-page' },
        details: [
          { as: 'more', request: ({ id: one }) => ({ path: `/people/${one}` }), recordsAt: 'more.of' },
        ],
      },
      fields: { externalId: id('id'), familyName: text('more.name') },
    })
    const { employees, summary } = await readPlain(serve(rows(1), odd, { 1: 1 }), { connector: shaped })
    expect(employees).toEqual([{ externalId: '1' }])
    expect(summary).toMatchObject({ complete: true, problems: [{ externalId: '1', code: 'bad-value' }] })
  })
})
