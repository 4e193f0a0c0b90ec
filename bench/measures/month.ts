import { runOf } from '#pipeline/testing/test-connection.ts'
import type { Measure } from '../harness/measure.ts'
import type { Walk } from '../harness/walk.ts'

const readEveryMs = 20

/** A month in which 2 % join, 5 % move and 1 % leave, and somebody reads people while it is applied. */
export const month: Measure = {
  id: 'month',
  rows: [
    {
      id: 'month-preview',
      title: 'preview, a month’s changes',
      unit: 's',
      bare: 'duckdb-join',
      goal: { of: 'ratio', atMost: 2.5 },
      from: 1_000_000,
    },
    { id: 'month', title: 'apply, a month’s changes', unit: 's' },
    {
      id: 'month-sync',
      title: 'whole sync, a month’s changes',
      unit: 's',
      bare: 'bare-merge',
      goal: { of: 'ratio', atMost: 1 },
      from: 100_000,
    },
    {
      id: 'month-per-row',
      title: 'apply, for each changed person',
      unit: 'ms',
      bare: 'copy-per-row',
      goal: { of: 'ratio', atMost: 37.5 },
      from: 1_000_000,
    },
    {
      id: 'month-reader',
      title: 'a reader’s longest wait meanwhile',
      unit: 'ms',
      goal: { of: 'figure', atMost: 100 },
    },
  ],
  run: async ({ note, seconds, walk }) => {
    await walk.ground.hr.happen({ round: 2, touched: 0.001, moved: 0.05, left: 0.01, joined: 0.02 })
    const wholeAt = performance.now()
    await walk.connection.fetch()
    const plan = await seconds('month-preview', () => walk.connection.preview())
    walk.plans.set('month', plan)
    await walk.connection.tickAll(plan)
    const reader = keepReading(walk)
    const beganAt = performance.now()
    const outcome = await seconds('month', () => walk.connection.apply(plan)).finally(reader.stop)
    const tookMs = performance.now() - beganAt
    note('month-sync', (performance.now() - wholeAt) / 1000)
    note('month-reader', await reader.longestMs())
    const run = runOf(outcome)
    const { created, changed, left } = run.counts
    note('month-per-row', tookMs / (created + changed + left))
  },
}

/** Reads somebody again and again beside the click, in the program that applies, until asked how long the longest time was. */
function keepReading(walk: Walk): { stop: () => void; longestMs: () => Promise<number> } {
  let stopped = false
  let longest = 0
  const reading = (async () => {
    const { environment, close } = await walk.test.openBeside()
    while (!stopped) {
      const beganAt = performance.now()
      await environment.database.inCompany(walk.test.company.id, (tx) =>
        tx.selectFrom('person').selectAll().limit(1).execute(),
      )
      longest = Math.max(longest, performance.now() - beganAt)
      await new Promise((resolve) => setTimeout(resolve, readEveryMs))
    }
    await close()
  })()
  return {
    stop: () => {
      stopped = true
    },
    longestMs: async () => {
      await reading
      return longest
    },
  }
}
