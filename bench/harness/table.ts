import type { Measured, Unit } from './row.ts'

const headings = ['measured', 'people', 'median', 'range', 'ratio to', 'goal', 'met']

/** The table as cells of text. */
function cellsOf(rows: readonly Measured[]): string[][] {
  const titles = new Map(rows.map((row) => [row.id, row.title]))
  return rows.map((row) => [
    row.title,
    row.people.toLocaleString('en'),
    figure(row.median, row.unit),
    row.figures.length < 2
      ? ''
      : `${bare(Math.min(...row.figures), row.unit)} to ${bare(Math.max(...row.figures), row.unit)}`,
    row.ratio === null ? '' : `${short(row.ratio)}× ${titles.get(row.bare ?? '') ?? row.bare}`,
    row.goal ?? '',
    row.met === null ? '' : row.met ? 'yes' : 'no',
  ])
}

/** For a terminal. */
export function asText(rows: readonly Measured[]): string {
  const lines = [headings, ...cellsOf(rows)]
  const widths = headings.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** For a page. */
export function asMarkdown(rows: readonly Measured[]): string {
  const lines = [headings, headings.map(() => '---'), ...cellsOf(rows)]
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n')
}

function figure(value: number, unit: Unit): string {
  return `${bare(value, unit)} ${unit === 'times' ? '×' : unit}`
}

function bare(value: number, unit: Unit): string {
  if (unit === 'people/s' || unit === 'MB') return Math.round(value).toLocaleString('en')
  return short(value)
}

export function short(value: number): string {
  return value >= 100
    ? String(Math.round(value))
    : value >= 10
      ? value.toFixed(1)
      : value.toFixed(value < 0.1 ? 3 : 2)
}
