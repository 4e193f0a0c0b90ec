import { type DescribedField, describedKinds } from '#model/described-fields.ts'
import { isSensitive } from '#model/employee.ts'
import { employeeFieldOf } from '../../files/headings/file-field.ts'
import { recogniseColumns } from '../../files/headings/recognise-columns.ts'
import { type CodedField, readCode } from '../../files/values/code-tables.ts'
import type { OutlineNode } from './outline-records.ts'

export type SuggestedField = Readonly<{ path: string; field: DescribedField }>

/**
 * Which part fills which field, by its name in six languages or by its values where all of them are known; the
 * shallowest wins, nothing is suggested twice. Private fields are never suggested: whoever needs one asks for it.
 */
export function suggestFields(nodes: readonly OutlineNode[]): readonly SuggestedField[] {
  const taken = new Map<DescribedField, SuggestedField>()
  const open = nodes
    .flatMap((one) => (one.kind === 'value' && one.path !== null ? [{ ...one, path: one.path }] : []))
    .toSorted((a, b) => a.depth - b.depth)
  const suggest = (path: string, field: DescribedField | undefined) => {
    if (field && !isSensitive(field) && !taken.has(field)) taken.set(field, { path, field })
  }
  for (const { path } of open) suggest(path, fieldFor(path))
  const used = new Set([...taken.values()].map(({ path }) => path))
  for (const { path, values } of open) if (!used.has(path)) suggest(path, fieldMeantBy(values))
  return [...taken.values()]
}

/** A part with a few values, most of which a table knows, is what that table is about. */
function fieldMeantBy(values: readonly string[]): CodedField | undefined {
  const fields = ['employmentStatus', 'employmentType'] as const
  return fields.find(
    (field) =>
      values.length > 1 && values.filter((one) => readCode(field, one) !== null).length * 2 > values.length,
  )
}

const holding = /^(address|value|email|mail|text|number)$/i
const naming = /^(name|value|label|code|text|title|displayname)$/i

function fieldFor(path: string): DescribedField | undefined {
  const names = path.replaceAll(/\[(?:\w+=)?([^\]]*)\]/g, '.$1').split('.')
  const [last = '', before = '', earlier = ''] = names
    .filter((name) => name !== '' && !/^\d+$/.test(name))
    .toReversed()
  if (before === '') return fieldCalled(last)
  if (last === 'id') return fieldCalled(`${before} id`)
  const headings = [
    `${before} ${last}`,
    `${last} ${before}`,
    // Of `emails[type=work].address` it is the kind of the list that says what it holds.
    ...(earlier === '' || !holding.test(last) ? [] : [`${before} ${earlier.replace(/s$/, '')}`]),
    naming.test(last) ? before : last,
  ]
  for (const heading of headings) {
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
