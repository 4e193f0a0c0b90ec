import { type RawBuilder, sql } from 'kysely'

export type Cell = string | number | boolean | null

/** What stands between rows, between cells, and for no value. */
type Signs = readonly [row: string, cell: string, none: string]

/**
 * Many rows as a table of a statement, with the types that its columns have there. They travel as one text that
 * PostgreSQL splits, in half the time that arrays and JSON documents of the same rows take it.
 */
export function sentRows(
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly Cell[])[],
): RawBuilder<unknown> {
  const [text, [row, cell, none]] = asText(rows)
  const cast = Object.entries(columns).map(([name, type], at) => `cells[${at + 1}]::${type} as "${name}"`)
  return sql`(select ${sql.raw(cast.join(', '))} from
    (select string_to_array(line, ${cell}, ${none}) as cells from string_to_table(${text}, ${row}) as line offset 0) as split)`
}

function asText(rows: readonly (readonly Cell[])[]): [text: string, signs: Signs] {
  for (const signs of candidates()) {
    const [row, cell, none] = signs
    const taken = new RegExp(`[${signs.join('')}]`)
    const isTaken = (one: Cell) => typeof one === 'string' && taken.test(one)
    if (!rows.some((cells) => cells.some(isTaken)))
      return [rows.map((cells) => cells.map((one) => one ?? none).join(cell)).join(row), signs]
  }
  throw new Error('These rows hold every sign that could stand between them.')
}

/** Control characters that nobody types; where a value has one nevertheless, signs that Unicode gives no meaning. */
function* candidates(): Generator<Signs> {
  yield ['\u001e', '\u001f', '\u001d']
  for (let code = 0xe000; code < 0xf8fd; code += 3)
    yield [String.fromCharCode(code), String.fromCharCode(code + 1), String.fromCharCode(code + 2)]
}
