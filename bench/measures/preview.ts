import type { Measure } from '../harness/measure.ts'
import { peakDuring } from '../harness/memory.ts'

/** The first preview, in which everybody is new: identity, guards and the stored lines included. */
export const preview: Measure = {
  id: 'preview',
  rows: [
    {
      id: 'preview',
      title: 'preview, everybody new',
      unit: 's',
      bare: 'bare-merge',
      goal: { of: 'ratio', atMost: 0.2 },
      from: 1_000_000,
    },
    {
      id: 'preview-memory',
      title: 'memory while previewing',
      unit: 'MB',
      goal: { of: 'figure', atMost: 280 },
    },
    {
      id: 'preview-database',
      title: 'PostgreSQL’s memory while previewing',
      unit: 'MB',
      goal: { of: 'figure', atMost: 300 },
    },
  ],
  run: async ({ note, seconds, walk }) => {
    const { result, peak } = await peakDuring(walk.ground.postmaster, () =>
      seconds('preview', () => walk.connection.preview()),
    )
    walk.plans.set('first', result)
    note('preview-memory', peak.ownMb)
    note('preview-database', peak.databaseMb)
  },
}
