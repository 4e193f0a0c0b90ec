import type { ItemQuery } from '#api/contract/preview.ts'
import { buckets, type ItemFlag, itemFlags } from '#model/plan.ts'

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

function oneOf<const T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find((one) => one === value)
}

function words(value: unknown): string | undefined {
  const shown = typeof value === 'number' ? String(value) : value
  return typeof shown === 'string' && shown !== '' ? shown.slice(0, 100) : undefined
}

/** Reads an address; whatever it does not know is left out. */
export function readView(search: Readonly<Record<string, unknown>>): PreviewView {
  const view = {
    bucket: oneOf(buckets, search['bucket']),
    search: words(search['search']),
    attribute: words(search['attribute']),
    legalEntity: words(search['legalEntity']),
    flag: oneOf(itemFlags, search['flag']),
    selected: oneOf(['yes', 'no'], search['selected']),
    sort: oneOf(sorts, search['sort']),
    line: words(search['line']),
    explain: search['explain'] === true ? (true as const) : undefined,
  }
  return withoutGaps(view)
}

function withoutGaps(view: { [K in keyof PreviewView]?: PreviewView[K] | undefined }): PreviewView {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined)) as PreviewView
}

/** The view with some of it changed; undefined takes a filter away. */
export function changeView(
  view: PreviewView,
  change: { [K in keyof PreviewView]?: PreviewView[K] | undefined },
): PreviewView {
  return withoutGaps({ ...view, ...change })
}

/** The part of the view that chooses lines. */
export function filterOf(view: PreviewView): Omit<ItemQuery, 'sort' | 'cursor' | 'limit'> {
  const { bucket, search, attribute, legalEntity, flag, selected } = view
  return withoutGaps({ bucket, search, attribute, legalEntity, flag, selected }) as Omit<
    ItemQuery,
    'sort' | 'cursor' | 'limit'
  >
}

export function isFiltered(view: PreviewView): boolean {
  return Object.keys(filterOf(view)).length > 0
}
