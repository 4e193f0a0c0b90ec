import { sql } from 'kysely'
import { textSeparator } from '#db/plan-blocks.ts'
import type { PlanItem } from '#model/plan.ts'
import { gramsOfBlock } from './search-grams.ts'
import type { Tx } from './transaction.ts'

/** What of a line decides how it is counted. */
type CountedLine = Readonly<{
  seq: number
  fingerprint: string
  bucket: string
  legal_entity_id: string | null
  attributes: readonly string[]
  flags: readonly string[]
  selectable: boolean
  preticked: boolean
  held_by: readonly string[]
}>

export type Tallies = Readonly<{
  /** Which line it counts with: the first one that any filter finds whenever it finds this one. */
  of: (line: CountedLine) => number
  write: (tx: Tx, planId: string) => Promise<void>
}>

/** A sum of fingerprints stays below this, so that numbers hold it exactly. */
export const digestBelow = 2 ** 48

/** Counts the lines of a plan while they are written, so that no page needs to. */
export function openTallies(): Tallies {
  const found = new Map<string, { seq: number; lines: number; digest: number }>()
  return {
    of(line) {
      const {
        bucket,
        legal_entity_id: entity,
        attributes,
        flags,
        selectable,
        preticked,
        held_by: held,
      } = line
      const alike = JSON.stringify([bucket, entity, attributes, flags, selectable, preticked, held])
      const tally = found.get(alike) ?? { seq: line.seq, lines: 0, digest: 0 }
      if (tally.lines === 0) found.set(alike, tally)
      tally.lines += 1
      tally.digest = (tally.digest + Number.parseInt(line.fingerprint.slice(0, 12), 16)) % digestBelow
      return tally.seq
    },
    async write(tx, planId) {
      const all = [...found.values()]
      await sql`update plan_item i set tally_lines = t.lines, tally_digest = t.digest
        from unnest(${all.map((one) => one.seq)}::int[], ${all.map((one) => one.lines)}::int[],
          ${all.map((one) => one.digest)}::bigint[]) as t (seq, lines, digest)
        where i.plan_id = ${planId} and i.seq = t.seq`.execute(tx)
    },
  }
}

/** What the first line of a block bears for all of it. */
export function blockOf(items: readonly PlanItem[], tallies: readonly number[]) {
  const texts = items.map(searchText)
  return {
    block_names: items.map((item) => item.name),
    block_tallies: tallies,
    block_texts: texts.join(textSeparator),
    block_grams: `\\x${gramsOfBlock(texts).toString('hex')}`,
  }
}

function searchText(item: PlanItem): string {
  const words = [
    item.name,
    item.employeeNumber,
    item.externalId,
    ...item.changes.flatMap((one) => [one.old, one.new]),
  ]
  return words
    .filter((word) => word !== null)
    .join('\n')
    .toLowerCase()
    .replaceAll(textSeparator, ' ')
    .slice(0, 4000)
}
