import type { Measure } from '../harness/measure.ts'
import { peakDuring } from '../harness/memory.ts'
import { timed } from '../harness/notebook.ts'

/** From the first call to the last staged page: gzip pages of 200 from a process of its own. */
export const stage: Measure = {
  id: 'stage',
  rows: [
    {
      id: 'stage',
      title: 'fetch and stage',
      unit: 'people/s',
      bare: 'bare-parse',
      goal: { of: 'ratio', atLeast: 0.5 },
      from: 100_000,
    },
    { id: 'stage-seconds', title: 'fetch and stage, in all', unit: 's' },
    { id: 'stage-memory', title: 'memory while staging', unit: 'MB' },
    {
      id: 'stage-database',
      title: 'PostgreSQL’s memory while staging',
      unit: 'MB',
      goal: { of: 'figure', atMost: 300 },
    },
  ],
  run: async ({ note, people, walk }) => {
    const { result, peak } = await peakDuring(walk.ground.postmaster, () =>
      timed(() => walk.connection.fetch()),
    )
    if (result.result.state !== 'complete') throw new Error(`The fetch ended ${result.result.state}.`)
    note('stage', people / result.seconds)
    note('stage-seconds', result.seconds)
    note('stage-memory', peak.ownMb)
    note('stage-database', peak.databaseMb)
  },
}
