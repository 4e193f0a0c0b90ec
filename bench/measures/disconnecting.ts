import { disconnect } from '#pipeline/disconnect.ts'
import type { Measure } from '../harness/measure.ts'

/** Destroys credentials, two staged snapshots and the open previews. */
export const disconnecting: Measure = {
  id: 'disconnect',
  last: true,
  rows: [
    {
      id: 'disconnect',
      title: 'disconnect with everything staged',
      unit: 's',
      goal: { of: 'figure', atMost: 60 },
    },
  ],
  run: async ({ seconds, walk }) => {
    const { name } = await walk.connection.record()
    const { environment, company } = walk.test
    const done = await seconds('disconnect', () =>
      disconnect(environment, company.id, walk.connection.id, name, 'the benchmark'),
    )
    if (done.kind !== 'disconnected') throw new Error(`The connection was not disconnected: ${done.kind}.`)
  },
}
