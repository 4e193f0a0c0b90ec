import { bareCopy } from '../bare/copy.ts'
import { bareParse } from '../bare/parse.ts'
import { stagingWays } from '../bare/staging-ways.ts'
import type { Measure } from '../harness/measure.ts'
import { daff } from '../peers/daff.ts'
import { duckdb } from '../peers/duckdb.ts'
import { rowByRow } from '../peers/row-by-row.ts'
import { disconnecting } from './disconnecting.ts'
import { exporting } from './export.ts'
import { firstImport } from './import.ts'
import { mapping } from './mapping.ts'
import { mappingScreen } from './mapping-screen.ts'
import { month } from './month.ts'
import { pages } from './pages.ts'
import { people } from './people.ts'
import { preview } from './preview.ts'
import { rateLimit } from './rate-limit.ts'
import { reading } from './reading.ts'
import { secondSync } from './second-sync.ts'
import { stage } from './stage.ts'
import { startUp } from './start-up.ts'
import { unchanged } from './unchanged.ts'
import { worker } from './worker.ts'

/** The way of a company in its order, and what is measured apart from it. */
export const measures: readonly Measure[] = [
  stage,
  preview,
  pages,
  firstImport,
  unchanged,
  secondSync,
  mapping,
  exporting,
  month,
  people,
  worker,
  mappingScreen,
  disconnecting,
  bareParse,
  bareCopy,
  stagingWays,
  duckdb,
  daff,
  rowByRow,
  startUp,
  rateLimit,
  reading,
]
