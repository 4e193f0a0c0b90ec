import type { Bucket, PlanCounts } from '#model/plan.ts'

/** The order in which the sentence of counts and the list of buckets name them. */
export const bucketOrder = [
  'new',
  'changed',
  'leaving',
  'returning',
  'coming up',
  'needs a match',
  'blocked',
  'outside the filter',
  'no longer visible',
] as const satisfies readonly Bucket[]

export type CountChip = Readonly<{ bucket: Bucket; count: number }>

export function countOf(counts: PlanCounts, bucket: Bucket): number {
  return counts.byBucket[bucket] ?? 0
}

/** The parts of the sentence: every bucket that has somebody in it, in reading order. */
export function countChips(counts: PlanCounts): readonly CountChip[] {
  return bucketOrder
    .map((bucket) => ({ bucket, count: countOf(counts, bucket) }))
    .filter((chip) => chip.count > 0)
}

/** How many lines the preview lists; unchanged people are counted, not listed. */
export function listedCount(counts: PlanCounts): number {
  return bucketOrder.reduce((sum, bucket) => sum + countOf(counts, bucket), 0)
}
