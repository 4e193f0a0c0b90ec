import { runOf } from '#pipeline/testing/test-connection.ts'
import type { Measure } from '../harness/measure.ts'
import { planOf } from '../harness/walk.ts'

/** The first click: everybody is written, with history, links and the receipt. */
export const firstImport: Measure = {
  id: 'import',
  rows: [
    {
      id: 'import',
      title: 'apply, everybody new',
      unit: 's',
      bare: 'bare-copy-indexes',
      goal: { of: 'ratio', atMost: 2 },
      from: 1_000_000,
    },
  ],
  run: async ({ seconds, walk }) => {
    const plan = planOf(walk, 'first')
    await walk.connection.tickAll(plan)
    runOf(await seconds('import', () => walk.connection.apply(plan)))
  },
}
