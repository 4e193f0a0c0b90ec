import { disconnect } from '#pipeline/disconnect.ts'
import { fillCompany } from '../generated/fill-company.ts'
import type { Measure } from '../harness/measure.ts'
import { callTimes, openApp } from '../harness/open-app.ts'
import { percentile } from '../harness/row.ts'
import { somePeople } from '../harness/some-people.ts'
import { openWalk } from '../harness/walk.ts'

const calls = 20
const keyed = { of: 'figure', atMost: 30 } as const
const searched = { of: 'figure', atMost: 150 } as const
const second = { of: 'figure', atMost: 1000 } as const

/** What people look at, in a company that was written straight into the tables: no fetch and no preview to wait for. */
export const reading: Measure = {
  id: 'reading',
  apart: true,
  rows: [
    { id: 'read-counts', title: 'generated: preview with its counts', unit: 'ms' },
    { id: 'read-cold', title: 'generated: first page of a preview after a start', unit: 'ms' },
    { id: 'read-first', title: 'generated: first page of a preview, p95', unit: 'ms', goal: keyed },
    { id: 'read-on', title: 'generated: the next page, anywhere, p95', unit: 'ms', goal: keyed },
    { id: 'read-jump', title: 'generated: page 5,000 and others, p95', unit: 'ms', goal: keyed },
    { id: 'read-filter', title: 'generated: twenty filters, p95', unit: 'ms', goal: keyed },
    { id: 'read-search', title: 'generated: search for one person, p95', unit: 'ms', goal: searched },
    {
      id: 'read-broad',
      title: 'generated: search that finds a tenth of all, p95',
      unit: 'ms',
      goal: searched,
    },
    { id: 'read-people', title: 'generated: people’s page, anywhere, p95', unit: 'ms', goal: second },
    {
      id: 'read-people-search',
      title: 'generated: people’s page with search, p95',
      unit: 'ms',
      goal: second,
    },
    { id: 'read-history', title: 'generated: a person’s history, p95', unit: 'ms', goal: searched },
    { id: 'read-disconnect', title: 'generated: disconnect', unit: 's', goal: { of: 'figure', atMost: 60 } },
  ],
  run: async ({ note, seconds, people, walk: { ground } }) => {
    const walk = await openWalk(ground)
    const plan = `/plans/${await fillCompany(walk, people)}`
    const app = await openApp(walk)
    const p95 = async (id: string, paths: readonly string[]) =>
      note(id, percentile(await callTimes(app, paths), 0.95))
    const page = (rest: string) => `${plan}/items?limit=50${rest}`
    const numbers = spread((share) => Math.floor(share * people))
    note('read-counts', (await callTimes(app, [plan]))[0] ?? null)
    note('read-cold', (await callTimes(app, [page('')]))[0] ?? null)
    // The order of all lines is made since the first page was shown; this waits for it.
    await callTimes(app, [page('&cursor=at-0')])
    await p95(
      'read-first',
      spread(() => page('')),
    )
    await p95(
      'read-on',
      numbers.map((place) => page(`&cursor=at-${place}`)),
    )
    await p95(
      'read-jump',
      [...numbers, Math.min(5_000, people / 100) * 50].map((skip) => page(`&cursor=${skip}`)),
    )
    await p95(
      'read-filter',
      spread((share) => page(`&attribute=title&legalEntity=entity ${Math.floor(share * 12)}`)),
    )
    await p95(
      'read-search',
      numbers.map((n) => page(`&search=${String(n).padStart(7, '0')}`)),
    )
    await p95(
      'read-broad',
      ['anna', 'bjørn', 'çağla', 'dómh', 'émil', 'fran', 'gro ', 'håko', 'ingr', 'jürg'].map((name) =>
        page(`&search=${name}`),
      ),
    )
    const ids = await somePeople(walk, calls)
    await p95(
      'read-people',
      ['', ...ids.map((id) => `&cursor=${id}`)].map((from) => `/people?limit=50${from}`),
    )
    await p95(
      'read-people-search',
      numbers.map((n) => `/people?limit=50&search=${String(n).padStart(7, '0')}`),
    )
    await p95(
      'read-history',
      ids.map((id) => `/people/${id}/history`),
    )
    await app.close()
    const { name } = await walk.connection.record()
    const { environment, company } = walk.test
    await seconds('read-disconnect', () =>
      disconnect(environment, company.id, walk.connection.id, name, 'bench'),
    )
    await walk.test.close()
  },
}

function spread<T>(make: (share: number) => T): T[] {
  return Array.from({ length: calls }, (_, at) => make(at / calls))
}
