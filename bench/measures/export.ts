import type { Measure } from '../harness/measure.ts'
import { peakDuring, residentMb } from '../harness/memory.ts'
import { openApp } from '../harness/open-app.ts'
import { planOf } from '../harness/walk.ts'

/** The preview in which everybody’s team is written otherwise, as an Excel workbook, read as a browser would. */
export const exporting: Measure = {
  id: 'export',
  rows: [
    { id: 'export', title: 'Excel export, one change for each', unit: 's' },
    {
      id: 'export-memory',
      title: 'memory that an export adds',
      unit: 'MB',
      goal: { of: 'figure', atMost: 200 },
    },
  ],
  run: async ({ note, seconds, walk }) => {
    const app = await openApp(walk)
    const path = `/plans/${planOf(walk, 'everybody changed').id}/export?format=xlsx`
    const beforeMb = residentMb('self') ?? 0
    const { peak } = await peakDuring(null, () =>
      seconds('export', async () => {
        const answer = await app.get(path)
        for await (const part of answer.body ?? []) void part
      }),
    )
    note('export-memory', peak.ownMb === null ? null : peak.ownMb - beforeMb)
    await app.close()
  },
}
