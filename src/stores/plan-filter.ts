import type { Bucket, ItemFlag } from '#model/plan.ts'
import type { Tally } from './read-outline.ts'

export type ItemFilter = Readonly<{
  bucket?: Bucket | undefined
  search?: string | undefined
  attribute?: string | undefined
  legalEntity?: string | undefined
  flag?: ItemFlag | undefined
  selected?: 'yes' | 'no' | undefined
}>

/** What a filter says of a line besides its text and its tick. */
export function findsTally(filter: ItemFilter, tally: Tally): boolean {
  const { bucket, attribute, legalEntity, flag } = filter
  if (bucket !== undefined && tally.bucket !== bucket) return false
  if (attribute !== undefined && !tally.attributes.includes(attribute)) return false
  if (legalEntity !== undefined && tally.legalEntity !== legalEntity) return false
  return flag === undefined || tally.flags.includes(flag)
}
