import type { Measure } from '../harness/measure.ts'

/** The day after, when nobody has changed: the HR system’s pages are the same byte for byte. */
export const unchanged: Measure = {
  id: 'unchanged',
  rows: [
    {
      id: 'unchanged-stage',
      title: 'fetch and stage, pages unchanged',
      unit: 's',
      bare: 'stage-seconds',
      goal: { of: 'ratio', atMost: 0.1 },
      from: 1_000_000,
    },
    {
      id: 'unchanged',
      title: 'preview, nothing changed',
      unit: 's',
      bare: 'duckdb-join',
      goal: { of: 'ratio', atMost: 2.5 },
      from: 1_000_000,
    },
    {
      id: 'unchanged-figure',
      title: 'preview, nothing changed',
      unit: 's',
      goal: { of: 'figure', atMost: 0.3 },
      upTo: 100_000,
    },
  ],
  run: async ({ note, seconds, walk }) => {
    await seconds('unchanged-stage', () => walk.connection.fetch())
    const beganAt = performance.now()
    await walk.connection.preview()
    const took = (performance.now() - beganAt) / 1000
    note('unchanged', took)
    note('unchanged-figure', took)
  },
}
