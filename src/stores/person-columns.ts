import type { Tables } from '#db/tables.ts'
import { attributes } from '#model/attributes.ts'
import type { PersonValues } from '#model/person.ts'

type PersonRow = Tables['person']

/** Column of an attribute: `costCenter` lies in `cost_center`. */
export function columnOf(attribute: string): string {
  return attribute.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

export const personColumns: readonly Readonly<{
  attribute: string
  column: string
  type: 'date' | 'uuid' | 'text'
}>[] = attributes.map(({ id, kind }) => ({
  attribute: id,
  column: columnOf(id),
  type: kind === 'date' ? 'date' : kind === 'legal-entity' || kind === 'person' ? 'uuid' : 'text',
}))

/** Values of a row by attribute; custom attributes as `custom:<key>`. */
export function valuesOf(row: Readonly<Record<string, unknown>> & Pick<PersonRow, never>): PersonValues {
  const values: PersonValues = {}
  for (const { attribute, column } of personColumns)
    values[attribute] = (row[column] as string | null | undefined) ?? null
  const custom = (row['custom'] ?? {}) as Record<string, string | null>
  for (const [key, value] of Object.entries(custom)) values[`custom:${key}`] = value
  return values
}
