import { runOf } from '#pipeline/testing/test-connection.ts'
import type { Measure } from '../harness/measure.ts'
import { timed } from '../harness/notebook.ts'

/** One in a thousand has a new title: fetch, preview and click together, held against the first time. */
export const secondSync: Measure = {
  id: 'second-sync',
  rows: [
    { id: 'second-preview', title: 'preview, 0.1 % changed', unit: 's' },
    {
      id: 'second-sync',
      title: 'whole sync, 0.1 % changed',
      unit: 's',
      bare: 'first-sync',
      goal: { of: 'ratio', atMost: 0.25 },
      from: 1_000_000,
    },
    { id: 'first-sync', title: 'whole sync, everybody new', unit: 's' },
  ],
  run: async ({ note, found, seconds, walk }) => {
    await walk.ground.hr.happen({ round: 1, touched: 0.001 })
    const { seconds: took } = await timed(async () => {
      await walk.connection.fetch()
      const plan = await seconds('second-preview', () => walk.connection.preview())
      await walk.connection.tickAll(plan)
      runOf(await walk.connection.apply(plan))
    })
    note('second-sync', took)
    const first = ['stage-seconds', 'preview', 'import'].map((id) => found.get(id)?.at(-1))
    if (!first.includes(undefined))
      note(
        'first-sync',
        first.reduce<number>((sum, one) => sum + (one ?? 0), 0),
      )
  },
}
