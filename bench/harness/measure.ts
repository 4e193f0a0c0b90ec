import type { Notebook } from './notebook.ts'
import type { Row } from './row.ts'
import type { Walk } from './walk.ts'

/** What a measure works with: the notebook, the size of the company and, along the way, the company itself. */
export type Measuring = Notebook & Readonly<{ people: number; walk: Walk }>

/**
 * One thing that is measured. Those of the way are run in their order, each leaving the company as the next one needs it:
 * a measure that was not asked for is then run without being noted.
 */
export type Measure = Readonly<{
  id: string
  rows: readonly Row[]
  /** Has no part in the way, and is run only when asked for. */
  apart?: true
  /** The way ends here: nothing after it may need the company. */
  last?: true
  run: (measuring: Measuring) => Promise<void>
}>
