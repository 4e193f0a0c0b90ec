import { companyTables as firstTables } from '../migrations/0009-walls.ts'
import { signInTables } from '../migrations/0010-browser-sign-in.ts'
import { pushedTables } from '../migrations/0011-pushed-people.ts'
import { approvalTables } from '../migrations/0012-approvals.ts'
import { keptDetailTables } from '../migrations/0014-kept-details.ts'
import { historyTables } from '../migrations/0016-narrow-history.ts'
import { unchangedTables } from '../migrations/0017-unchanged-records.ts'

/** A view by now, which the walls of its table hold. */
const gone = 'person_change'

/** Every table that belongs to a company and stands behind the walls. */
export const companyTables = [
  ...firstTables.filter((one) => one !== gone),
  ...signInTables,
  ...pushedTables,
  ...approvalTables,
  ...keptDetailTables,
  ...historyTables,
  ...unchangedTables,
] as const
