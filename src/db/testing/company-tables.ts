import { companyTables as firstTables } from '../migrations/0009-walls.ts'
import { signInTables } from '../migrations/0010-browser-sign-in.ts'
import { pushedTables } from '../migrations/0011-pushed-people.ts'
import { approvalTables } from '../migrations/0012-approvals.ts'
import { keptDetailTables } from '../migrations/0014-kept-details.ts'
import { unchangedTables } from '../migrations/0017-unchanged-records.ts'

/** Every table that belongs to a company and stands behind the walls. */
export const companyTables = [
  ...firstTables,
  ...signInTables,
  ...pushedTables,
  ...approvalTables,
  ...keptDetailTables,
  ...unchangedTables,
] as const
