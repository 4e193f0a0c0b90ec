import { type DescribedField, describedKinds } from '#model/described-fields.ts'
import { employeeFieldOf } from '../../files/headings/file-field.ts'
import { recogniseColumns } from '../../files/headings/recognise-columns.ts'
import { type CodedField, readCode } from '../../files/values/code-tables.ts'
import type { OutlineNode } from './outline-records.ts'

export type SuggestedField = Readonly<{ path: string; field: DescribedField }>

/** Which part fills which field, by its name in six languages; the shallowest wins, nothing is suggested twice. */
export function suggestFields(nodes: readonly OutlineNode[]): readonly SuggestedField[] {
  const taken = new Map<DescribedField, SuggestedField>()
  const open = nodes.filter(({ kind, path }) => kind === 'value' && path !== null)
  for (const { path } of open.toSorted((a, b) => a.depth - b.depth)) {
    const field = fieldFor(path ?? '')
    if (path !== null && field && !taken.has(field)) taken.set(field, { path, field })
  }
  return [...taken.values()]
}

function fieldFor(path: string): DescribedField | undefined {
  const names = path.replaceAll(/\[(?:\w+=)?([^\]]*)\]/g, '.$1').split('.')
  const [last = '', before = '', earlier = ''] = names
    .filter((name) => name !== '' && !/^\d+$/.test(name))
    .toReversed()
  if (last === 'id' && before !== '') return fieldCalled(`${before} id`)
  const headings = [`${before} ${last}`, `${last} ${before}`, `${earlier} ${before}`, last]
  for (const heading of before === '' ? [last] : headings) {
    const field = fieldCalled(heading)
    if (field) return field
  }
  return undefined
}

function fieldCalled(heading: string): DescribedField | undefined {
  const fills = recogniseColumns([heading]).columns[0]?.fills
  if (!fills || !('field' in fills)) return undefined
  const field = employeeFieldOf(fills.field)
  const isWhole = field === fills.field && Object.hasOwn(describedKinds, field)
  return isWhole && field !== 'homeAddress' ? (field as DescribedField) : undefined
}

export type Meaning = Readonly<{ field: CodedField; source: string; value: string }>

/** What the values of parts with few of them mean as a status, a type, a reason or a gender, where a table knows. */
export function suggestMeanings(nodes: readonly OutlineNode[]): readonly Meaning[] {
  const sources = new Set(nodes.flatMap(({ values }) => values))
  const fields = ['employmentStatus', 'employmentType', 'leaverReason', 'gender'] as const
  return [...sources].flatMap((source) =>
    fields.flatMap((field) => {
      const value = readCode(field, source)
      return value === null ? [] : [{ field, source, value }]
    }),
  )
}
