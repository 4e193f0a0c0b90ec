import type { ItemQuery } from '#api/contract/preview.ts'
import { buckets, type ItemFlag, itemFlags } from '#model/plan.ts'
import { oneOf, withoutGaps, wordsIn } from '../address-values.ts'

/** What the address holds of the preview's list: filters, order and the opened line. */
export type PreviewView = Readonly<{
  bucket?: (typeof buckets)[number]
  search?: string
  attribute?: string
  legalEntity?: string
  flag?: ItemFlag
  selected?: 'yes' | 'no'
  sort?: ItemQuery['sort']
  line?: string
  explain?: true
}>

export const sorts = [
  'bucket',
  'name',
  'number',
  'entity',
  'date',
] as const satisfies readonly ItemQuery['sort'][]

/** Reads an address; whatever it does not know is left out. */
export function readView(search: Readonly<Record<string, unknown>>): PreviewView {
  const view = {
    bucket: oneOf(buckets, search['bucket']),
    search: wordsIn(search['search']),
    attribute: wordsIn(search['attribute']),
    legalEntity: wordsIn(search['legalEntity']),
    flag: oneOf(itemFlags, search['flag']),
    selected: oneOf(['yes', 'no'], search['selected']),
    sort: oneOf(sorts, search['sort']),
    line: wordsIn(search['line']),
    explain: search['explain'] === true ? (true as const) : undefined,
  }
  return withoutGaps<PreviewView>(view)
}

/** The view with some of it changed; undefined takes a filter away. */
export function changeView(
  view: PreviewView,
  change: { [K in keyof PreviewView]?: PreviewView[K] | undefined },
): PreviewView {
  return withoutGaps<PreviewView>({ ...view, ...change })
}

type Narrowing = Omit<ItemQuery, 'sort' | 'cursor' | 'limit'>

/** The part of the view that chooses lines. */
export function filterOf(view: PreviewView): Narrowing {
  const { bucket, search, attribute, legalEntity, flag, selected } = view
  return withoutGaps<Narrowing>({ bucket, search, attribute, legalEntity, flag, selected })
}

export function isFiltered(view: PreviewView): boolean {
  return Object.keys(filterOf(view)).length > 0
}
