import { describe, expect, it } from 'vitest'
import type { FetchSummary } from '../connection.ts'
import { failureFor } from '../failures.ts'
import { explainFetch } from './explain-fetch.ts'
import { replay, unansweredHint } from './fixtures.ts'
import type { SeenRequest } from './loopback.ts'

const summary: FetchSummary = {
  people: 1,
  pages: 1,
  requests: 1,
  complete: true,
  incompleteBecause: [],
  problems: [],
  failure: null,
}
const noor = { externalId: '12', givenName: 'Noor', team: null }

describe('what a fetch of fixtures is explained by', () => {
  it('is the finding and the person in whom it differs', () => {
    const problem = {
      externalId: '12',
      field: 'team',
      code: 'bad-value',
      message: 'That is no team.',
    } as const
    const fetched = { employees: [{ ...noor, team: 'A' }], summary: { ...summary, problems: [problem] } }
    expect(explainFetch(fetched, [noor, { externalId: '13' }], '')).toBe(
      'Finding of 12, team: That is no team.\n12 differs in team.\n13 is expected and did not come.\n',
    )
    expect(explainFetch({ employees: [noor], summary }, [noor], '')).toBe('')
  })

  it('is the failure alone where it failed, beside what no fixture answers', () => {
    const failure = failureFor('unexpected-answer', 'Example')
    const told = explainFetch(
      { employees: [], summary: { ...summary, failure } },
      [noor],
      'No fixture answers.',
    )
    expect(told).toMatch(/^No fixture answers\.\nThe fetch failed: .*recordsAt.*\n$/)
  })

  it('is the path that is asked without end, which the fixtures refuse at last', () => {
    const exchange = {
      method: 'plain',
      request: { method: 'GET', path: '/people' },
      response: { status: 200, body: {} },
    }
    const request = { method: 'GET', path: '/people', query: new URLSearchParams(), headers: {}, body: '' }
    const answer = replay([exchange])
    const seen: SeenRequest[] = Array.from({ length: 1001 }, () => request)
    const statuses = seen.map((one) => answer(one)).map((one) => (typeof one === 'function' ? 0 : one.status))
    expect(statuses.slice(-2)).toEqual([200, 404])
    expect(unansweredHint([exchange], seen)).toContain('/people was asked without end')
  })
})
