import type { Measure } from '../harness/measure.ts'
import { callTimes, openApp } from '../harness/open-app.ts'
import { percentile } from '../harness/row.ts'
import { somePeople } from '../harness/some-people.ts'

const calls = 20

/** The people's page and one person's history, beside everybody else's. */
export const people: Measure = {
  id: 'people',
  rows: [
    {
      id: 'people-page',
      title: 'people’s page, anywhere, p95',
      unit: 'ms',
      goal: { of: 'figure', atMost: 1000 },
    },
    {
      id: 'people-search',
      title: 'people’s page with search, p95',
      unit: 'ms',
      goal: { of: 'figure', atMost: 1000 },
    },
    {
      id: 'person-history',
      title: 'a person’s history, p95',
      unit: 'ms',
      goal: { of: 'figure', atMost: 150 },
    },
  ],
  run: async ({ note, people: count, walk }) => {
    const app = await openApp(walk)
    const ids = await somePeople(walk, calls)
    const p95 = async (paths: readonly string[]) => percentile(await callTimes(app, paths), 0.95)
    note('people-page', await p95(ids.map((id) => `/people?limit=50&cursor=${id}`)))
    note(
      'people-search',
      await p95(ids.map((_, at) => `/people?limit=50&search=${Math.floor((count * at) / calls)}`)),
    )
    note('person-history', await p95(ids.map((id) => `/people/${id}/history`)))
    await app.close()
  },
}
