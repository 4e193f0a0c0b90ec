import type { Database } from '#db/database.ts'
import { listMemberships } from '#stores/access-store.ts'

/** A sign-in as the history of one company tells it. */
export type SignInRecord = Readonly<{ action: 'signed-in' | 'signed-in-by-link' | 'joined'; actor: string }>
export type RecordSignIn = (companyId: string, record: SignInRecord) => Promise<void>

/** Written into the history of every company of the user. */
export async function recordEverywhere(
  database: Database,
  recordSignIn: RecordSignIn,
  userId: string,
  record: SignInRecord,
): Promise<void> {
  for (const company of await listMemberships(database, userId)) await recordSignIn(company.id, record)
}
