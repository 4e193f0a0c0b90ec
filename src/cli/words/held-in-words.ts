import type { GuardView } from '#api/contract/preview.ts'
import { counted } from './count-words.ts'

export type HeldGuard = Readonly<Pick<GuardView, 'guard' | 'verdict' | 'count' | 'limit' | 'outOf'>>

/** The guards that hold something and are not released. */
export function heldGuards(guards: readonly GuardView[]): HeldGuard[] {
  return guards
    .filter((one) => (one.verdict === 'held' || one.verdict === 'hard-held') && !one.released)
    .map(({ guard, verdict, count, limit, outOf }) => ({ guard, verdict, count, limit, outOf }))
}

/** A line for each held bucket, with the way to release it. */
export function heldInWords(held: readonly HeldGuard[]): string[] {
  return held.map((one) => {
    const size = `${counted(one.count, 'line', 'lines')}, limit ${one.limit} of ${one.outOf}`
    return `${one.verdict}: ${one.guard} (${size}). ${wayOut(one)}`
  })
}

function wayOut({ guard, verdict, count }: HeldGuard): string {
  if (guard !== 'leaving') return 'Look at the preview in the portal to release it.'
  const more = verdict === 'hard-held' ? ' --reason TEXT, and a second admin,' : ''
  return `Look at them first; if it is right, add --confirm-leaving ${count}${more} to apply.`
}
