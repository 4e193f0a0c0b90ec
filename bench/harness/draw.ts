import type { Measured } from './row.ts'
import { short } from './table.ts'

const width = 900
const rowHeight = 22
const labelWidth = 420
const top = 60

/** How far each row with a goal is from it: bars that end left of the line have met theirs. */
export function drawGoals(rows: readonly Measured[], caption: string): string {
  const held = rows.flatMap((row) => (row.ofGoal === null ? [] : [{ ...row, ofGoal: row.ofGoal }]))
  const logs = held.map((row) => Math.log10(Math.max(row.ofGoal, 0.01)))
  const from = Math.min(-1, ...logs.map(Math.floor))
  const to = Math.max(1, ...logs.map(Math.ceil))
  const across = (log: number) => labelWidth + ((log - from) / (to - from)) * (width - labelWidth - 60)
  const height = top + held.length * rowHeight + 20
  const bars = held.map((row, at) => {
    const y = top + at * rowHeight
    const end = across(Math.log10(Math.max(row.ofGoal, 0.01)))
    return [
      text(labelWidth - 8, y + 12, `${row.title}, ${row.people.toLocaleString('en')}`, 'end'),
      `<rect x="${labelWidth}" y="${y}" width="${Math.max(1, end - labelWidth).toFixed(1)}" height="16" fill="${row.ofGoal <= 1 ? '#2b8a3e' : '#c92a2a'}"/>`,
      text(end + 6, y + 12, `${short(row.ofGoal)}×`, 'start'),
    ].join('')
  })
  const line = `<line x1="${across(0)}" x2="${across(0)}" y1="${top - 8}" y2="${height - 16}" stroke="#333" stroke-dasharray="4 3"/>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    text(12, 20, `Figure divided by its goal (logarithmic; left of the line is met). ${caption}`, 'start'),
    text(across(0), top - 12, 'goal', 'middle'),
    ...bars,
    line,
    '</svg>\n',
  ].join('\n')
}

function text(x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): string {
  const safe = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<text x="${x.toFixed(1)}" y="${y}" text-anchor="${anchor}">${safe}</text>`
}
