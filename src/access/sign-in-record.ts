import type { Database } from '#db/database.ts'
import type { Clock } from '#model/clock.ts'
import { listMemberships } from '#stores/access-store.ts'
import { recordEvent } from '#stores/audit-store.ts'

/** A sign-in as the history of a company tells it. */
export type SignInRecord = Readonly<{ action: 'signed-in' | 'signed-in-by-link' | 'joined'; actor: string }>
type Parts = Readonly<{ database: Database; clock: Clock }>

/** Written into the history of every company of the user. */
export async function recordSignIn(parts: Parts, userId: string, record: SignInRecord): Promise<void> {
  for (const company of await listMemberships(parts.database, userId)) {
    await recordJoining(parts, company.id, record)
  }
}

/** Written into the history of this one company. */
export async function recordJoining(
  { database, clock }: Parts,
  companyId: string,
  record: SignInRecord,
): Promise<void> {
  const event = { ...record, kind: 'sign-in', subject: null } as const
  await database.inCompany(companyId, (tx) => recordEvent(tx, companyId, clock.now(), event))
}
