import type { Measure } from '../harness/measure.ts'
import { callTimes, openApp } from '../harness/open-app.ts'
import { percentile } from '../harness/row.ts'
import { planOf } from '../harness/walk.ts'

const calls = 20
const limit = 50
const keyed = { of: 'figure', atMost: 30 } as const
const searched = { of: 'figure', atMost: 150 } as const

/** Pages of a preview with as many lines as there are people, as the screen asks for them. */
export const pages: Measure = {
  id: 'pages',
  rows: [
    { id: 'page-first', title: 'first page of a preview', unit: 'ms', goal: { of: 'figure', atMost: 500 } },
    { id: 'page-p50', title: 'page of a preview anywhere, p50', unit: 'ms' },
    { id: 'page-p95', title: 'page of a preview anywhere, p95', unit: 'ms', goal: keyed },
    { id: 'page-filter', title: 'page with a filter, p95', unit: 'ms', goal: keyed },
    { id: 'page-search', title: 'page with free search, p95', unit: 'ms', goal: searched },
    { id: 'charts', title: 'charts of a preview', unit: 'ms' },
  ],
  run: async ({ note, people, walk }) => {
    const app = await openApp(walk)
    const at = `/plans/${planOf(walk, 'first').id}`
    const p95 = async (paths: readonly string[]) => percentile(await callTimes(app, paths), 0.95)
    note('page-first', (await callTimes(app, [`${at}/items?limit=${limit}`]))[0] ?? null)
    const anywhere = await callTimes(
      app,
      spread(calls).map((share) => `${at}/items?limit=${limit}&cursor=${Math.floor(people * share)}`),
    )
    note('page-p50', percentile(anywhere, 0.5))
    note('page-p95', percentile(anywhere, 0.95))
    note(
      'page-filter',
      await p95(spread(calls).map(() => `${at}/items?limit=${limit}&bucket=new&attribute=title`)),
    )
    note(
      'page-search',
      await p95(
        spread(calls).map((share) => `${at}/items?limit=${limit}&search=${Math.floor(people * share)}`),
      ),
    )
    note('charts', (await callTimes(app, [`${at}/charts?by=department`]))[0] ?? null)
    await app.close()
  },
}

function spread(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at / count)
}
