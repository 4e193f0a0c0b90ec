import type { IncompleteBecause } from '#model/snapshot.ts'

/** What a reading of the list showed. */
export type Reading = Readonly<{
  ended: IncompleteBecause | undefined
  /** Distinct people, unreadable ones included. */
  people: number
  /** Every total the HR system told, in order. */
  totals: readonly number[]
  repeats: number
  pages: number
}>

/** Whether people may have come or gone between two pages, so that somebody could be missing. */
export function hasShifted({ ended, people, totals, repeats, pages }: Reading): boolean {
  if (ended || pages < 2) return false
  const last = totals.at(-1)
  return new Set(totals).size > 1 || repeats > 0 || (last !== undefined && last !== people)
}

/** Why a reading cannot be shown to be complete. */
export function incompleteReading(reading: Reading): IncompleteBecause | undefined {
  const { ended, people, totals } = reading
  if (ended) return ended
  const last = totals.at(-1)
  if (new Set(totals).size > 1)
    return {
      reason: 'shifted-while-reading',
      detail: `The number of people changed from ${totals[0]} to ${last} while reading.`,
    }
  if (last !== undefined && last !== people)
    return { reason: 'totals-differ', detail: `${last} people were announced, ${people} came.` }
  return undefined
}

const unreadableShare = 0.2

/** Why the whole fetch cannot be shown to be complete, beyond its last reading. */
export function incompleteFetch(people: number, unreadable: number): IncompleteBecause | undefined {
  const records = people + unreadable
  if (records === 0) return { reason: 'empty', detail: 'The list of people was empty.' }
  if (unreadable / records >= unreadableShare)
    return { reason: 'unreadable-records', detail: `${unreadable} of ${records} records could not be read.` }
  return undefined
}
