import type { HistoryEntry, PersonDetail } from '#api/contract/registry.ts'
import type { HistoryRow } from '#stores/history-store.ts'
import { loadLabels } from '#stores/labels.ts'
import type { PersonRecord } from '#stores/people-store.ts'
import type { Tx } from '#stores/transaction.ts'

export async function presentPerson(tx: Tx, found: PersonRecord): Promise<PersonDetail> {
  const labels = await loadLabels(tx, { personIds: [found.line.id, found.values['manager'] ?? ''] })
  const named = ['legalEntity', 'manager'].flatMap((attribute) => {
    const label = labels.of(attribute, found.values[attribute] ?? null)
    return label === null ? [] : [[attribute, label] as const]
  })
  const periods = found.periods.map((one) => ({ ...one }))
  return {
    ...found.line,
    version: found.version,
    values: found.values,
    labels: {
      ...Object.fromEntries(named),
      ...Object.fromEntries(
        periods.flatMap((one) =>
          one.legalEntityId === null
            ? []
            : [[one.legalEntityId, labels.of('legalEntity', one.legalEntityId) ?? '']],
        ),
      ),
    },
    sources: Object.fromEntries(
      found.sources.map((one) => [
        one.attribute,
        { connection: one.connection, owner: one.owner, at: one.at },
      ]),
    ),
    periods,
    links: found.links.map((one) => ({ ...one })),
    holding: labels.awards.get(found.line.id) ?? null,
  }
}

export type PresentedChange = HistoryEntry & Readonly<{ personId: string; name: string }>

export async function presentHistory(tx: Tx, rows: readonly HistoryRow[]): Promise<PresentedChange[]> {
  const ids = rows.filter((row) => row.attribute === 'manager').flatMap((row) => [row.old, row.new])
  const labels = await loadLabels(tx, { personIds: ids.filter((id) => id !== null) })
  return rows.map(({ id, ...row }) => ({
    ...row,
    oldLabel: labels.of(row.attribute, row.old),
    newLabel: labels.of(row.attribute, row.new),
  }))
}
