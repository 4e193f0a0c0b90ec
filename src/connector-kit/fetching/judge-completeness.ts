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
  /** Read a second time from the top, after the first reading had shifted. */
  second: boolean
}>

/** Whether people may have come or gone between two pages, so that somebody could be missing. */
export function hasShifted({ ended, people, totals, repeats, pages }: Reading): boolean {
  if (ended || pages < 2) return false
  const last = totals.at(-1)
  return new Set(totals).size > 1 || repeats > 0 || (last !== undefined && last !== people)
}

/** Why a reading cannot be shown to be complete. */
export function incompleteReading(reading: Reading): IncompleteBecause | undefined {
  const { ended, people, totals, repeats, second } = reading
  if (ended) return ended
  const last = totals.at(-1)
  if (new Set(totals).size > 1)
    return shifted(`The number of people changed from ${totals[0]} to ${last} while reading.`)
  // The same people twice, again when read a second time: then the list itself holds them twice.
  if (last !== undefined && last !== people && last !== people + repeats)
    return { reason: 'totals-differ', detail: `${last} people were announced, ${people} came.` }
  if (repeats > 0 && hasShifted(reading) && !second)
    return shifted(`${repeats} people came twice while reading.`)
  return undefined
}

function shifted(detail: string): IncompleteBecause {
  return { reason: 'shifted-while-reading', detail }
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
