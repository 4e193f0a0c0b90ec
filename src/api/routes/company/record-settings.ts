import type { Services } from '#api/services.ts'
import type { Actor } from '#model/access.ts'
import { recordEvent } from '#stores/audit-store.ts'

type Done = Readonly<{
  companyId: string
  actor: Actor
  action: 'hr-integration-on' | 'hr-integration-off' | 'member-invited' | 'member-removed'
  subject: string | null
  values?: Readonly<Record<string, string>>
}>

/** Who may enter a company and what it has is part of its history. */
export async function recordSettings({ database, clock }: Services, done: Done): Promise<void> {
  const { companyId, actor, ...event } = done
  await database.inCompany(companyId, (tx) =>
    recordEvent(tx, companyId, clock.now(), { ...event, actor: actor.name, kind: 'settings' }),
  )
}
