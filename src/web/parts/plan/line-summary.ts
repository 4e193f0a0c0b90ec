import type { PreviewItem } from '#api/contract/preview.ts'
import { factOf } from '#model/person-facts.ts'
import { attributeLabel, shownValue } from './attribute-words.ts'

export type ShownChange = Readonly<{
  attribute: string
  label: string
  old: string | null
  next: string | null
  excluded: boolean
}>

/** What a reader must see first, in each kind of line; the others follow in the plan's order. */
const gravest = [
  'mergedInto',
  'link',
  'workEmail',
  'employeeNumber',
  'legalEntity',
  'status',
  'employmentStatus',
  'endDate',
]
const ofNewcomers = ['startDate', 'title', 'department', 'legalEntity', 'workEmail']

function place(order: readonly string[], attribute: string): number {
  const at = order.indexOf(factOf(attribute)?.kind ?? attribute)
  return at === -1 ? order.length : at
}

/** The changes of a line as compact pairs, the gravest first, and how many there are beside them. */
export function summaryOf(
  item: Pick<PreviewItem, 'bucket' | 'changes'>,
  room: number,
): Readonly<{ pairs: readonly ShownChange[]; more: number }> {
  const order = item.bucket === 'new' ? ofNewcomers : gravest
  const sorted = item.changes.toSorted(
    (a, b) =>
      Number(a.excluded) - Number(b.excluded) || place(order, a.attribute) - place(order, b.attribute),
  )
  const pairs = sorted.slice(0, room).map((change) => ({
    attribute: change.attribute,
    label: attributeLabel(change.attribute),
    old: shownValue(change.attribute, change.old, change.oldLabel),
    next: shownValue(change.attribute, change.new, change.newLabel),
    excluded: change.excluded,
  }))
  return { pairs, more: sorted.length - pairs.length }
}

/** Lines whose reason says more than their fields. */
const reasonFirst: ReadonlySet<PreviewItem['bucket']> = new Set([
  'leaving',
  'returning',
  'coming up',
  'needs a match',
  'outside the filter',
  'no longer visible',
  'blocked',
])

/** What happens to who somebody is says more than the values that come with it. */
const eventFirst: ReadonlySet<PreviewItem['event']> = new Set(['hand-over', 'merge', 'unlink'])

export function leadsWithReason(item: Pick<PreviewItem, 'bucket' | 'changes' | 'event'>): boolean {
  return reasonFirst.has(item.bucket) || eventFirst.has(item.event) || item.changes.length === 0
}
