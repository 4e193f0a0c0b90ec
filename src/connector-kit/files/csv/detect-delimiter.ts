const candidates = [',', ';', '\t', '|'] as const
type Delimiter = (typeof candidates)[number]

/** The separator of a file's cells: the one that divides the most of its first lines into equally many cells. */
export function detectDelimiter(beginning: string): { delimiter: Delimiter; declared: boolean } {
  const declared = /^sep=([,;\t|])\r?\n/u.exec(beginning)?.[1]
  if (declared !== undefined) return { delimiter: declared as Delimiter, declared: true }
  const lines = firstLines(beginning, 30)
  const ranked = candidates
    .map((delimiter) => ({ delimiter, ...score(lines, delimiter) }))
    .sort((a, b) => b.even - a.even || b.cells - a.cells)
  return { delimiter: ranked[0]?.delimiter ?? ',', declared: false }
}

/** Lines as the file means them: a line break inside quotes does not end one; what stands in quotes is left out. */
function firstLines(text: string, count: number): string[] {
  return text
    .replace(/"(?:[^"]|"")*"?/gu, '')
    .split(/\r\n|\n|\r/u)
    .filter((line) => line.trim() !== '')
    .slice(0, count)
}

function score(lines: readonly string[], delimiter: Delimiter): { even: number; cells: number } {
  const counts = lines.map((line) => line.split(delimiter).length)
  const heading = counts[0] ?? 1
  if (heading < 2)
    return { even: 0, cells: counts.filter((count) => count > 1).length > counts.length / 2 ? 1 : 0 }
  return { even: counts.filter((count) => count === heading).length, cells: heading }
}
