import { sql } from 'kysely'
import { textSeparator } from '#db/plan-blocks.ts'
import { wholeNumbers } from './read-outline.ts'
import { openRecentlyUsed } from './recently-used.ts'
import { gramsOf } from './search-grams.ts'
import type { Tx } from './transaction.ts'

/** The lines of a plan that contain a text, as one bit each by their number. */
export type FoundLines = Readonly<{ has: (seq: number) => boolean; all: () => number[] }>

/** Answers to more than a hundred searches of a million lines. */
const recent = openRecentlyUsed<FoundLines>(16 * 2 ** 20)

/** So many letters tell enough about a block; more of them only take time. */
const mostGrams = 12

export function searchPlan(tx: Tx, planId: string, search: string): Promise<FoundLines> {
  const text = search.toLowerCase().replaceAll(textSeparator, ' ')
  return recent.get(`${planId} ${text}`, async () => {
    const seqs = await readMatches(tx, planId, text)
    const bits = new Uint8Array(Math.ceil((seqs.reduce((most, one) => Math.max(most, one), 0) + 1) / 8))
    for (const seq of seqs) bits[seq >>> 3] = (bits[seq >>> 3] ?? 0) | (1 << (seq & 7))
    const has = (seq: number) => ((bits[seq >>> 3] ?? 0) & (1 << (seq & 7))) !== 0
    const all = () => Array.from({ length: bits.length * 8 }, (_, seq) => seq).filter(has)
    return { value: { has, all }, bytes: bits.length }
  })
}

/** Reads the blocks that may contain the text; of most searches that is a handful. */
async function readMatches(tx: Tx, planId: string, text: string): Promise<Int32Array> {
  const grams = gramsOf(text)
    .slice(0, mostGrams)
    .map((bit) => sql`get_bit(block_grams, ${bit}) = 1`)
  const mayContain = sql.join([sql`true`, ...grams], sql` and `)
  const { rows } = await sql<{ seqs: Buffer | null }>`
    select string_agg(int4send(b.seq + l.at::int - 1), ''::bytea) as seqs
    from (select seq, block_texts from plan_item where plan_id = ${planId} and block_names is not null and ${mayContain}
      and strpos(block_texts, ${text}) > 0 offset 0) as b
    cross join lateral string_to_table(b.block_texts, ${textSeparator}) with ordinality as l (line, at)
    where strpos(l.line, ${text}) > 0`.execute(tx)
  return wholeNumbers(rows[0]?.seqs ?? null)
}
