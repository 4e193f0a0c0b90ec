import type { Bucket, PlanCounts } from '#model/plan.ts'

/** The order of the sentence above a preview. */
const order: readonly Readonly<[Bucket, string]>[] = [
  ['new', 'new'],
  ['changed', 'changed'],
  ['leaving', 'leaving'],
  ['returning', 'returning'],
  ['coming up', 'coming up'],
  ['outside the filter', 'outside the filter'],
  ['no longer visible', 'no longer visible'],
]

/** "12 new, 31 changed, 2 leaving, 3 need attention, 1,192 unchanged". */
export function countsInWords(counts: PlanCounts): string {
  const parts = order.flatMap(([bucket, words]) => {
    const count = counts.byBucket[bucket] ?? 0
    return count === 0 ? [] : [`${number(count)} ${words}`]
  })
  if (counts.needAttention > 0) {
    parts.push(`${number(counts.needAttention)} ${counts.needAttention === 1 ? 'needs' : 'need'} attention`)
  }
  return [...parts, `${number(counts.unchanged)} unchanged`].join(', ')
}

export function number(count: number): string {
  return count.toLocaleString('en')
}

export function counted(count: number, one: string, many: string): string {
  return `${number(count)} ${count === 1 ? one : many}`
}
