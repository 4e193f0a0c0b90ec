import type { Discovery, MappingTrial } from '#api/contract/settings.ts'
import { type Attribute, attributes } from '#model/attributes.ts'
import type { AttributeMapping } from '#model/settings.ts'
import { text, textOr } from '../../text.ts'
import { neverSupplied, sourceOf } from './starting-settings.ts'

export type Field = Discovery['fields'][number]
export type TrialRow = MappingTrial['rows'][number]
export type RowStatus = 'problem' | 'synced' | 'off' | 'not told'

export type MappingRow = Readonly<{
  attribute: string
  label: string
  group: Attribute['group'] | 'custom'
  sensitive: boolean
  /** Null while the field is not synced. */
  mapping: AttributeMapping | null
  trial: TrialRow | null
  status: RowStatus
  /** What is wrong, in a few words. */
  problem: string | null
  /** The field that fills it unless chosen otherwise, where the HR system tells it. */
  suggested: string | null
}>

export function fieldLabel(fields: readonly Field[], source: string): string {
  const field = fields.find((one) => sourceOf(one) === source)
  return field?.label ?? textOr(`attribute.${source}`, source.replace(/^custom:/, ''))
}

function problemOf(mapping: AttributeMapping, trial: TrialRow | null): string | null {
  if (mapping.transform.kind !== 'fixed' && mapping.sources.length === 0) return text('mapping.no source')
  if (trial === null) return null
  if (trial.unmappedValues.length > 0)
    return text('mapping.values unmapped', { n: trial.unmappedValues.length })
  const faulty = trial.samples.find((one) => one.problem !== null)
  if (faulty) return faulty.problem
  return trial.people > 0 && trial.filled === 0 ? text('mapping.never filled') : null
}

function rowOf(
  base: Pick<MappingRow, 'attribute' | 'label' | 'group' | 'sensitive' | 'suggested'>,
  mapping: AttributeMapping | null,
  trial: TrialRow | null,
): MappingRow {
  const problem = mapping === null ? null : problemOf(mapping, trial)
  const without = base.suggested === null ? 'not told' : 'off'
  const status = mapping === null ? without : problem === null ? 'synced' : 'problem'
  return { ...base, mapping, trial, problem, status }
}

/** A row for every attribute of the portal and every field of its own, in the catalogue's order. */
export function mappingRows(
  mapping: readonly AttributeMapping[],
  fields: readonly Field[],
  trial: MappingTrial | undefined,
): MappingRow[] {
  const told = new Set(fields.filter((field) => !neverSupplied(field)).map(sourceOf))
  const mappingOf = (id: string) => mapping.find((one) => one.attribute === id) ?? null
  const trialOf = (id: string) => trial?.rows.find((one) => one.attribute === id) ?? null
  const known = (attributes as readonly Attribute[])
    // The legal entity has an editor of its own.
    .filter((one) => one.id !== 'legalEntity')
    .map((one) =>
      rowOf(
        {
          attribute: one.id,
          label: textOr(`attribute.${one.id}`, one.id),
          group: one.group,
          sensitive: one.sensitive,
          suggested: told.has(one.source) ? one.source : null,
        },
        mappingOf(one.id),
        trialOf(one.id),
      ),
    )
  const own = mapping
    .filter((one) => one.attribute.startsWith('custom:'))
    .map((one) => {
      const label = fieldLabel(fields, one.attribute)
      const base = {
        attribute: one.attribute,
        label,
        group: 'custom',
        sensitive: false,
        suggested: null,
      } as const
      return rowOf(base, one, trialOf(one.attribute))
    })
  return [...known, ...own]
}

const ranks: Record<RowStatus, number> = { problem: 0, off: 1, synced: 2, 'not told': 3 }

/** Problematic and unmapped first, sensitive ones that are off last. */
export function rankOf(row: MappingRow): number {
  return row.sensitive && row.mapping === null ? 4 : ranks[row.status]
}
