import type { HistoryEntry, PersonDetail } from '#api/contract/registry.ts'
import type { CompanyAccess } from '#model/access.ts'
import type { HistoryRow } from '#stores/history-store.ts'
import { loadLabels } from '#stores/labels.ts'
import type { PersonRecord } from '#stores/people-store.ts'
import type { Tx } from '#stores/transaction.ts'
import { maySee } from './may-see.ts'

export async function presentPerson(
  tx: Tx,
  company: CompanyAccess,
  found: PersonRecord,
): Promise<PersonDetail> {
  const labels = await loadLabels(tx, { personIds: [found.line.id, found.values['manager'] ?? ''] })
  const named = ['legalEntity', 'manager'].flatMap((attribute) => {
    const label = labels.of(attribute, found.values[attribute] ?? null)
    return label === null ? [] : [[attribute, label] as const]
  })
  const periods = found.periods.map((one) => ({ ...one }))
  return {
    ...found.line,
    version: found.version,
    values: Object.fromEntries(
      Object.entries(found.values).filter(([attribute]) => maySee(company, attribute)),
    ),
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
    mergedInto: found.mergedInto,
    mergedFrom: [...found.mergedFrom],
    holding: labels.awards.get(found.line.id) ?? null,
  }
}

export type PresentedChange = HistoryEntry & Readonly<{ personId: string; name: string }>

export async function presentHistory(
  tx: Tx,
  company: CompanyAccess,
  all: readonly HistoryRow[],
): Promise<PresentedChange[]> {
  const rows = all.filter((row) => maySee(company, row.attribute))
  const ids = rows
    .filter((row) => row.attribute === 'manager' || row.attribute === 'mergedInto')
    .flatMap((row) => [row.old, row.new])
  const labels = await loadLabels(tx, { personIds: ids.filter((id) => id !== null) })
  return rows.map(({ id, ...row }) => ({
    ...row,
    oldLabel: labels.of(row.attribute, row.old),
    newLabel: labels.of(row.attribute, row.new),
  }))
}
