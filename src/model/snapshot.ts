import { z } from 'zod'
import { failure, incompleteReasons } from './failure.ts'

/** `complete` may be planned from; `held` waits for a person's release; `incomplete` takes nobody away. */
export const snapshotStates = ['fetching', 'complete', 'incomplete', 'held'] as const
export type SnapshotState = (typeof snapshotStates)[number]

/** `discovery` lies in the set-up area and is erased at the first preview or after 24 hours. */
export const snapshotKinds = ['discovery', 'regular'] as const
export type SnapshotKind = (typeof snapshotKinds)[number]

export const incompleteBecause = z.object({ reason: z.enum(incompleteReasons), detail: z.string() })
export type IncompleteBecause = z.infer<typeof incompleteBecause>

/**
 * How far a fetch has come. `waitingUntilAt` is set while the HR system's limit makes it wait. `reused` counts the people
 * whose details an interrupted fetch had read already, the oldest of them at `readAt`.
 */
export const fetchProgress = z.object({
  pages: z.int(),
  people: z.int(),
  expectedPeople: z.int().nullable(),
  requests: z.int(),
  waitingUntilAt: z.string().nullable(),
  reused: z.object({ people: z.int(), readAt: z.string() }).optional(),
})
export type FetchProgress = z.infer<typeof fetchProgress>

/** How often a field was supplied and filled in a snapshot; `absent` keys were not supplied at all. */
export const fieldStatistic = z.object({
  field: z.string(),
  filled: z.int(),
  empty: z.int(),
  absent: z.int(),
  samples: z.array(z.string()).max(3),
  distinct: z.int().nullable(),
})
export type FieldStatistic = z.infer<typeof fieldStatistic>

/** One read of everyone, immutable once it has left `fetching`. */
export const snapshot = z.object({
  id: z.string(),
  connectionId: z.string(),
  kind: z.enum(snapshotKinds),
  state: z.enum(snapshotStates),
  revision: z.int(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  progress: fetchProgress,
  inScope: z.int(),
  outsideFilter: z.int(),
  problems: z.int(),
  incompleteBecause: z.array(incompleteBecause),
  failure: failure.nullable(),
})
export type Snapshot = z.infer<typeof snapshot>
