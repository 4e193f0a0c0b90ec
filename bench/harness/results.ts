import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { drawGoals } from './draw.ts'
import type { Measured } from './row.ts'
import { asMarkdown } from './table.ts'

const folder = fileURLToPath(new URL('../results/', import.meta.url))
const page = fileURLToPath(new URL('../../docs/speed.md', import.meta.url))
const begin = '<!-- measured: begin -->'
const end = '<!-- measured: end -->'

export type About = Readonly<{
  at: string
  machine: string
  rounds: number
  tuned: boolean
  commit: string | null
}>

export function aboutThisRun(rounds: number, tuned: boolean): About {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return {
    at: new Date().toISOString(),
    machine: `${cpus().length} cores of ${cpu?.model.trim() ?? 'unknown'}, ${memory} GB, Node ${process.versions.node}`,
    rounds,
    tuned,
    commit: currentCommit(),
  }
}

function currentCommit(): string | null {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim()
  } catch {
    return null
  }
}

/** Adds a line to the records and draws this run. */
export function keepResults(about: About, rows: readonly Measured[]): void {
  mkdirSync(folder, { recursive: true })
  const rounded = rows.map(({ figures, ...row }) => ({
    ...row,
    figures: figures.map((one) => Number(one.toPrecision(5))),
  }))
  appendFileSync(`${folder}records.ndjson`, `${JSON.stringify({ ...about, rows: rounded })}\n`)
  const most = Math.max(...rows.map((row) => row.people))
  writeFileSync(`${folder}goals-${most}.svg`, drawGoals(rows, captionOf(about)))
}

export function captionOf({ at, machine, rounds, tuned }: About): string {
  return `${at.slice(0, 10)}, ${machine}, ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, PostgreSQL ${tuned ? 'tuned' : 'as embedded'}`
}

/** Replaces the measured block of docs/speed.md. */
export function writeDoc(about: About, rows: readonly Measured[]): void {
  const text = readFileSync(page, 'utf8')
  const [before, rest] = text.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error('docs/speed.md has no measured block any more.')
  writeFileSync(page, `${before}${begin}\n\n${captionOf(about)}.\n\n${asMarkdown(rows)}\n\n${end}${after}`)
}
