import { linkFact } from '#model/person-facts.ts'
import { writeFacts } from '#stores/fact-store.ts'
import { writeChanges } from '#stores/history-store.ts'
import { linksElsewhere } from '#stores/link-store.ts'
import type { Tx } from '#stores/transaction.ts'

/**
 * Whoever is linked to this connection now is kept by it: their links to other connections end, which makes nobody
 * leave there. Such a line was confirmed by somebody, since nobody who is kept elsewhere links by themselves.
 */
export async function endLinksElsewhere(
  tx: Tx,
  place: Readonly<{ companyId: string; connectionId: string }>,
  personIds: readonly string[],
  by: Readonly<{ runId: string; actor: string; at: Date }>,
): Promise<void> {
  const links = await linksElsewhere(tx, place.connectionId, personIds)
  const ended = links.map(({ connectionId, externalId, personId }) => ({
    personId,
    attribute: linkFact(connectionId, externalId),
    old: externalId,
    new: null,
    source: null,
    rule: 'hand-over',
    owner: null,
  }))
  await writeChanges(tx, place.companyId, ended, by)
  await writeFacts(tx, place.companyId, ended, by)
}
